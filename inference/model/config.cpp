// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model/config.h"

#include "inference/gguf/format_error.h"

#include <algorithm>
#include <format>
#include <optional>
#include <string>
#include <string_view>

namespace inference {

namespace {

using gguf::FormatError;
using gguf::GgufFile;

[[noreturn]] void refuseDamaged(const GgufFile &file, const std::string &problem)
{
    throw FormatError(ErrorCode::ModelDamaged, file.path(), problem);
}

[[noreturn]] void refuseUnsupported(const GgufFile &file, const std::string &problem)
{
    throw FormatError(ErrorCode::ModelUnsupported, file.path(), problem);
}

std::optional<int> findCount(const GgufFile &file, std::string_view key, int least, int most)
{
    const auto value = file.integer(key, static_cast<std::uint64_t>(least), static_cast<std::uint64_t>(most));
    if (!value)
        return std::nullopt;
    return static_cast<int>(*value);
}

// Reads the keys of one architecture, which begin with its name.
class Keys
{
public:
    Keys(const GgufFile &file, const Architecture &architecture) : m_file(file), m_architecture(architecture)
    {
    }

    std::string name(std::string_view key) const { return std::format("{}.{}", m_architecture.name, key); }

    std::optional<int> findCount(std::string_view key, int least, int most) const
    {
        return inference::findCount(m_file, name(key), least, most);
    }

    int requireCount(std::string_view key, int least, int most) const
    {
        const std::optional<int> value = findCount(key, least, most);
        if (!value)
            refuseDamaged(m_file, std::format("{} is missing", name(key)));
        return *value;
    }

    std::optional<double> findPositive(std::string_view key) const
    {
        const std::optional<double> value = m_file.number(name(key));
        if (value && *value <= 0)
            refuseDamaged(m_file, std::format("{} is not greater than 0", name(key)));
        return value;
    }

    std::optional<std::string_view> findString(std::string_view key) const
    {
        return m_file.string(name(key));
    }

    const GgufFile &file() const { return m_file; }

private:
    const GgufFile &m_file;
    const Architecture &m_architecture;
};

const Architecture &architectureOf(const GgufFile &file)
{
    // First, because the second part of a model has no other metadata.
    if (findCount(file, "split.count", 0, 1 << 16).value_or(0) > 1)
        refuseUnsupported(file, "it is one of several parts of a model; join them into one file first");
    const auto name = file.string("general.architecture");
    if (!name)
        refuseDamaged(file, "general.architecture is missing");
    const Architecture *architecture = findArchitecture(*name);
    if (!architecture)
        refuseUnsupported(
            file, std::format("its architecture, {}, is not supported yet; choose a model of another: {}",
                              gguf::quoted(*name), architectureNames()));
    return *architecture;
}

void refuseExperts(const Keys &keys)
{
    for (const std::string_view key : {"expert_count", "expert_used_count"})
        if (keys.findCount(key, 0, 1 << 16).value_or(0) > 0)
            refuseUnsupported(
                keys.file(),
                std::format("{} says that it is a mixture of experts, which cannot be run; choose "
                            "another model",
                            keys.name(key)));
}

int readHeadSize(const Keys &keys, const Config &config)
{
    std::optional<int> size = keys.findCount("attention.key_length", 1, MaxHeadSize);
    if (!size && config.width % config.headCount != 0)
        refuseDamaged(keys.file(),
                      std::format("{} {} is no multiple of {} {}", keys.name("embedding_length"),
                                  config.width, keys.name("attention.head_count"), config.headCount));
    if (!size)
        size = config.width / config.headCount;
    if (*size > MaxHeadSize)
        refuseDamaged(keys.file(),
                      std::format("{} {} makes heads of {}, and the largest are {}",
                                  keys.name("embedding_length"), config.width, *size, MaxHeadSize));
    if (keys.findCount("attention.value_length", 1, MaxHeadSize).value_or(*size) != *size)
        refuseUnsupported(
            keys.file(),
            std::format("{} differs from the size of a key, {}, which cannot be run; choose another "
                        "model",
                        keys.name("attention.value_length"), *size));
    return *size;
}

int readRopeDimensions(const Keys &keys, int headSize)
{
    const int dimensions =
        keys.findCount("rope.dimension_count", 2, std::max(2, headSize)).value_or(headSize);
    if (dimensions % 2 != 0 || dimensions > headSize)
        refuseDamaged(keys.file(), std::format("{} {} is not an even number up to the head size {}",
                                               keys.name("rope.dimension_count"), dimensions, headSize));
    return dimensions;
}

int readVocabularySize(const Keys &keys)
{
    constexpr std::size_t largest = 1 << 20;
    const std::optional<int> stated = keys.findCount("vocab_size", 1, largest);
    const auto *tokens = keys.file().array<std::string_view>("tokenizer.ggml.tokens");
    if (!tokens) {
        if (!stated)
            refuseDamaged(keys.file(), std::format("both {} and tokenizer.ggml.tokens are missing",
                                                   keys.name("vocab_size")));
        return *stated;
    }
    if (tokens->empty() || tokens->size() > largest)
        refuseDamaged(keys.file(), std::format("tokenizer.ggml.tokens has {} elements, not 1 to {}",
                                               tokens->size(), largest));
    const int size = static_cast<int>(tokens->size());
    if (stated && *stated != size)
        refuseDamaged(keys.file(), std::format("{} is {} but tokenizer.ggml.tokens has {} elements",
                                               keys.name("vocab_size"), *stated, size));
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

double readRopePositionScale(const Keys &keys)
{
    const std::string_view type = keys.findString("rope.scaling.type").value_or("linear");
    if (type != "none" && type != "linear")
        refuseUnsupported(
            keys.file(),
            std::format("{} is {}, a way to stretch the context that cannot be run; get the model "
                        "without it",
                        keys.name("rope.scaling.type"), gguf::quoted(type)));

    const std::optional<double> factor = keys.findPositive("rope.scaling.factor");
    const std::optional<double> oldFactor = keys.findPositive("rope.scale_linear");
    return type == "none" ? 1 : 1 / factor.value_or(oldFactor.value_or(1));
}

float readNormEpsilon(const Keys &keys)
{
    constexpr std::string_view key = "attention.layer_norm_rms_epsilon";
    const std::optional<double> epsilon = keys.findPositive(key);
    if (!epsilon)
        refuseDamaged(keys.file(), std::format("{} is missing", keys.name(key)));
    if (*epsilon >= 1 || static_cast<float>(*epsilon) == 0)
        refuseDamaged(keys.file(), std::format("{} is not between 0 and 1", keys.name(key)));
    return static_cast<float>(*epsilon);
}

} // namespace

Config readConfig(const GgufFile &file)
{
    Config config{.architecture = &architectureOf(file)};
    const Keys keys(file, *config.architecture);
    refuseExperts(keys);
    config.layerCount = keys.requireCount("block_count", 1, 256);
    config.width = keys.requireCount("embedding_length", 1, 65'536);
    config.feedForwardWidth = keys.requireCount("feed_forward_length", 1, 262'144);
    config.contextLength = keys.requireCount("context_length", 1, 1 << 24);
    config.vocabularySize = readVocabularySize(keys);

    config.headCount = keys.requireCount("attention.head_count", 1, 512);
    config.keyValueHeadCount =
        keys.findCount("attention.head_count_kv", 1, config.headCount).value_or(config.headCount);
    if (config.headCount % config.keyValueHeadCount != 0)
        refuseDamaged(file, std::format("{} {} is no multiple of {} {}", keys.name("attention.head_count"),
                                        config.headCount, keys.name("attention.head_count_kv"),
                                        config.keyValueHeadCount));
    config.headSize = readHeadSize(keys, config);

    config.ropeDimensions = readRopeDimensions(keys, config.headSize);
    const std::optional<double> base = keys.findPositive("rope.freq_base");
    config.isRopeBaseAssumed = !base && isCodeLlamaOfMillionBase(file, config);
    config.ropeBase = base.value_or(config.isRopeBaseAssumed ? 1e6 : 1e4);
    config.ropePositionScale = readRopePositionScale(keys);
    config.normEpsilon = readNormEpsilon(keys);
    return config;
}

} // namespace inference
