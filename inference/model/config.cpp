// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model/config.h"

#include "inference/gguf/format_error.h"

#include <algorithm>
#include <format>
#include <optional>
#include <string_view>

namespace inference {

namespace {

using gguf::Check;
using gguf::FormatError;
using gguf::GgufFile;

[[noreturn]] void refuseDamaged(const GgufFile &file, Check check, const std::string &problem)
{
    throw FormatError(check, ErrorCode::ModelDamaged, file.path(), problem);
}

[[noreturn]] void refuseUnsupported(const GgufFile &file, Check check, const std::string &problem)
{
    throw FormatError(check, ErrorCode::ModelUnsupported, file.path(), problem);
}

std::optional<int> findCount(const GgufFile &file, std::string_view key, int least, int most)
{
    const auto value = file.integer(key, static_cast<std::uint64_t>(least), static_cast<std::uint64_t>(most));
    if (!value)
        return std::nullopt;
    return static_cast<int>(*value);
}

int requireCount(const GgufFile &file, std::string_view key, int least, int most)
{
    const std::optional<int> value = findCount(file, key, least, most);
    if (!value)
        refuseDamaged(file, Check::MissingKey, std::format("{} is missing", key));
    return *value;
}

std::optional<double> findPositive(const GgufFile &file, std::string_view key)
{
    const std::optional<double> value = file.number(key);
    if (value && *value <= 0)
        refuseDamaged(file, Check::KeyRange, std::format("{} is not greater than 0", key));
    return value;
}

void refuseOtherNetworks(const GgufFile &file)
{
    // First, because the second part of a model has no other metadata.
    if (findCount(file, "split.count", 0, 1 << 16).value_or(0) > 1)
        refuseUnsupported(file, Check::SplitFile,
                          "it is one of several parts of a model; join them into one file first");
    const auto architecture = file.string("general.architecture");
    if (!architecture)
        refuseDamaged(file, Check::MissingKey, "general.architecture is missing");
    if (*architecture != "llama")
        refuseUnsupported(
            file, Check::ArchitectureUnknown,
            std::format("its architecture is {}, and only \"llama\" can be run; choose a model of the "
                        "Llama family",
                        gguf::quoted(*architecture)));
    for (const std::string_view key : {"llama.expert_count", "llama.expert_used_count"})
        if (findCount(file, key, 0, 1 << 16).value_or(0) > 0)
            refuseUnsupported(
                file, Check::Experts,
                std::format("{} says that it is a mixture of experts, which cannot be run; choose "
                            "another model",
                            key));
}

int readHeadSize(const GgufFile &file, const Config &config)
{
    std::optional<int> size = findCount(file, "llama.attention.key_length", 1, MaxHeadSize);
    if (!size && config.width % config.headCount != 0)
        refuseDamaged(file, Check::HeadsDivide,
                      std::format("llama.embedding_length {} is no multiple of llama.attention.head_count {}",
                                  config.width, config.headCount));
    if (!size)
        size = config.width / config.headCount;
    if (*size > MaxHeadSize)
        refuseDamaged(file, Check::KeyRange,
                      std::format("llama.embedding_length {} makes heads of {}, and the largest are {}",
                                  config.width, *size, MaxHeadSize));
    if (findCount(file, "llama.attention.value_length", 1, MaxHeadSize).value_or(*size) != *size)
        refuseUnsupported(
            file, Check::KeyRange,
            std::format("llama.attention.value_length differs from the size of a key, {}, which cannot "
                        "be run; choose another model",
                        *size));
    return *size;
}

int readRopeDimensions(const GgufFile &file, int headSize)
{
    const int dimensions =
        findCount(file, "llama.rope.dimension_count", 2, std::max(2, headSize)).value_or(headSize);
    if (dimensions % 2 != 0 || dimensions > headSize)
        refuseDamaged(
            file, Check::KeyRange,
            std::format("llama.rope.dimension_count {} is not an even number up to the head size {}",
                        dimensions, headSize));
    return dimensions;
}

int readVocabularySize(const GgufFile &file)
{
    constexpr std::size_t largest = 1 << 20;
    const std::optional<int> stated = findCount(file, "llama.vocab_size", 1, largest);
    const auto *tokens = file.array<std::string_view>("tokenizer.ggml.tokens");
    if (!tokens) {
        if (!stated)
            refuseDamaged(file, Check::MissingKey,
                          "both llama.vocab_size and tokenizer.ggml.tokens are missing");
        return *stated;
    }
    if (tokens->empty() || tokens->size() > largest)
        refuseDamaged(
            file, Check::VocabularyCount,
            std::format("tokenizer.ggml.tokens has {} elements, not 1 to {}", tokens->size(), largest));
    const int size = static_cast<int>(tokens->size());
    if (stated && *stated != size)
        refuseDamaged(
            file, Check::VocabularyCount,
            std::format("llama.vocab_size is {} but tokenizer.ggml.tokens has {} elements", *stated, size));
    return size;
}

// Every name that a file gives its model, in lower-case ASCII.
std::string lowerCaseNames(const GgufFile &file)
{
    std::string names;
    for (const std::string_view key : {"general.name", "general.basename", "general.finetune"})
        names.append(file.string(key).value_or("")).append(" ");
    std::ranges::transform(names, names.begin(),
                           [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return names;
}

// Early files of Code Llama lack llama.rope.freq_base, although all of them but 70B Instruct and 70B Python
// were trained with 1e6: https://github.com/ggml-org/llama.cpp/pull/2768
bool isCodeLlamaOfMillionBase(const GgufFile &file, const Config &config)
{
    const std::string names = lowerCaseNames(file);
    const auto says = [&names](std::string_view word) { return names.contains(word); };

    const bool isCodeLlama = config.vocabularySize == 32016 || says("codellama") || says("code llama") ||
                             says("code-llama") || says("code_llama");
    const bool is70b = config.layerCount == 80 || says("70b");
    return isCodeLlama && !(is70b && (says("instruct") || says("python")));
}

double readRopePositionScale(const GgufFile &file)
{
    const std::string_view type = file.string("llama.rope.scaling.type").value_or("linear");
    if (type != "none" && type != "linear")
        refuseUnsupported(
            file, Check::KeyRange,
            std::format("llama.rope.scaling.type is {}, a way to stretch the context that cannot be run; "
                        "get the model without it",
                        gguf::quoted(type)));

    const std::optional<double> factor = findPositive(file, "llama.rope.scaling.factor");
    const std::optional<double> oldFactor = findPositive(file, "llama.rope.scale_linear");
    return type == "none" ? 1 : 1 / factor.value_or(oldFactor.value_or(1));
}

float readNormEpsilon(const GgufFile &file)
{
    constexpr std::string_view key = "llama.attention.layer_norm_rms_epsilon";
    const std::optional<double> epsilon = findPositive(file, key);
    if (!epsilon)
        refuseDamaged(file, Check::MissingKey, std::format("{} is missing", key));
    if (*epsilon >= 1 || static_cast<float>(*epsilon) == 0)
        refuseDamaged(file, Check::KeyRange, std::format("{} is not between 0 and 1", key));
    return static_cast<float>(*epsilon);
}

} // namespace

Config readConfig(const GgufFile &file)
{
    refuseOtherNetworks(file);

    Config config{.architecture = "llama"};
    config.layerCount = requireCount(file, "llama.block_count", 1, 256);
    config.width = requireCount(file, "llama.embedding_length", 1, 65'536);
    config.feedForwardWidth = requireCount(file, "llama.feed_forward_length", 1, 262'144);
    config.contextLength = requireCount(file, "llama.context_length", 1, 1 << 24);
    config.vocabularySize = readVocabularySize(file);

    config.headCount = requireCount(file, "llama.attention.head_count", 1, 512);
    config.keyValueHeadCount =
        findCount(file, "llama.attention.head_count_kv", 1, config.headCount).value_or(config.headCount);
    if (config.headCount % config.keyValueHeadCount != 0)
        refuseDamaged(
            file, Check::HeadsDivide,
            std::format("llama.attention.head_count {} is no multiple of llama.attention.head_count_kv {}",
                        config.headCount, config.keyValueHeadCount));
    config.headSize = readHeadSize(file, config);

    config.ropeDimensions = readRopeDimensions(file, config.headSize);
    const std::optional<double> base = findPositive(file, "llama.rope.freq_base");
    config.isRopeBaseAssumed = !base && isCodeLlamaOfMillionBase(file, config);
    config.ropeBase = base.value_or(config.isRopeBaseAssumed ? 1e6 : 1e4);
    config.ropePositionScale = readRopePositionScale(file);
    config.normEpsilon = readNormEpsilon(file);
    return config;
}

} // namespace inference
