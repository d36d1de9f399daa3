// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/plan.h"

#include "app/cli/models/describe.h"
#include "inference/gguf/gguf_file.h"
#include "inference/model_description.h"

#include <filesystem>
#include <format>
#include <utility>

namespace cli {

using inference::MemoryBuffer;
using inference::ModelDescription;

Plan planFor(const storage::LibraryModel &model, int contextLength)
{
    const inference::gguf::GgufFile file(std::filesystem::path(model.file().toStdU16String()));
    ModelDescription described = inference::describeModel(file, contextLength);
    if (!described.memory)
        throw *described.problem;
    Plan plan = {.model = model.name.toStdString(),
                 .contextLength = described.contextLength,
                 .memory = *std::move(described.memory),
                 .free = described.freeMemory};
    if (!plan.fits()) {
        const ModelDescription longest = inference::describeModel(file);
        plan.nearestContext = longest.fits() ? longest.contextLength : 0;
    }
    return plan;
}

Json toJson(const Plan &plan)
{
    Json buffers = Json::array();
    for (const MemoryBuffer &buffer : plan.memory.buffers)
        buffers.push_back({{"name", buffer.name}, {"bytes", buffer.bytes}});
    return {{"contextLength", plan.contextLength},
            {"buffers", std::move(buffers)},
            {"totalBytes", plan.memory.total()},
            {"freeBytes", plan.free.host ? Json(*plan.free.host) : Json()},
            {"fits", plan.fits()},
            {"nearestContext", plan.nearestContext > 0 ? Json(plan.nearestContext) : Json()}};
}

std::string describe(const Plan &plan)
{
    std::string text = std::format("{} with a context of {} tokens\n", plan.model, plan.contextLength);
    const auto line = [&text](std::string_view name, std::uint64_t bytes) {
        text += std::format("  {:20} {:>9}\n", name, sizeText(qint64(bytes)));
    };
    for (const MemoryBuffer &buffer : plan.memory.buffers)
        line(buffer.name, buffer.bytes);
    line("together", plan.memory.total());
    if (plan.free.host)
        line("free now", *plan.free.host);
    if (plan.fits())
        return text + "It fits.\n";
    if (plan.nearestContext > 0)
        return text + std::format("It does not fit. A context of {} tokens would.\n", plan.nearestContext);
    return text + "It does not fit, with any context. Close other programs, or take a smaller model.\n";
}

} // namespace cli
