// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model_description.h"

#include "inference/context_plan.h"
#include "inference/cpu/cpu_backend.h"
#include "inference/door.h"
#include "inference/model/weights.h"

#include <algorithm>
#include <format>
#include <map>
#include <memory>
#include <utility>

namespace inference {

namespace {

std::string mostUsedType(const gguf::GgufFile &file)
{
    std::map<gguf::TensorType, std::uint64_t> bytes;
    for (const gguf::Tensor &tensor : file.tensors())
        bytes[tensor.type] += tensor.sizeBytes;
    const auto most = std::ranges::max_element(bytes, {}, [](const auto &entry) { return entry.second; });
    return most == bytes.end() ? std::string() : std::string(gguf::traits(most->first).name);
}

void describeNetwork(const gguf::GgufFile &file, int contextLength, ModelDescription &description)
{
    const Config &config = description.config.emplace(readConfig(file));
    if (config.isRopeBaseAssumed)
        description.remarks.push_back(
            std::format("the file has no {}.rope.freq_base; 1000000 is taken, as Code Llama was trained",
                        config.architecture->name));
    const Weights weights = findWeights(file, config, SmallTensors::Unread);
    const std::unique_ptr<Backend> backend = makeCpuBackend(0);
    description.freeMemory = backend->freeMemory();
    ContextPlan plan = planContext(*backend, config, weights, contextLength, description.freeMemory);
    description.contextLength = plan.contextLength;
    description.memory = std::move(plan.memory);
}

} // namespace

std::uint64_t countParameters(const gguf::GgufFile &file)
{
    std::uint64_t count = 0;
    for (const gguf::Tensor &tensor : file.tensors()) {
        std::uint64_t elements = 1;
        for (const std::uint64_t dimension : tensor.dimensions)
            elements *= dimension;
        count += elements;
    }
    return count;
}

ModelDescription describeModel(const gguf::GgufFile &file, int contextLength)
{
    return door::guarded([&] {
        ModelDescription description{.quantisation = mostUsedType(file),
                                     .fileBytes = file.sizeBytes(),
                                     .parameterCount = countParameters(file)};
        description.remarks.assign(file.remarks().begin(), file.remarks().end());
        // The first problem is the one that is told; what else can be found out is.
        const auto noting = [&description](const auto &find) {
            try {
                find();
            } catch (const Error &error) {
                if (error.code() == ErrorCode::BadSetting) // says nothing against the file
                    throw;
                if (!description.problem)
                    description.problem = error;
            }
        };
        noting([&] { description.architecture = file.string("general.architecture").value_or(""); });
        noting([&] { describeNetwork(file, contextLength, description); });
        noting([&] {
            const std::unique_ptr<const Tokenizer> tokenizer = makeTokenizer(file);
            description.format = choosePromptFormat(file, *tokenizer);
            description.infill = findInfillTokens(file, *tokenizer);
        });
        return description;
    });
}

std::expected<ModelDescription, gguf::MoreNeeded> describeModel(std::vector<std::byte> beginning,
                                                                std::uint64_t fileBytes,
                                                                const std::filesystem::path &name,
                                                                int contextLength)
{
    return door::guarded([&] {
        return gguf::GgufFile::fromBeginning(std::move(beginning), fileBytes, name)
            .transform([&](const gguf::GgufFile &file) { return describeModel(file, contextLength); });
    });
}

} // namespace inference
