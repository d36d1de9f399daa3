// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/format_error.h"
#include "inference/model/config.h"
#include "tests/support/gguf_writer.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using inference::Config;
using inference::ErrorCode;
using inference::readConfig;
using inference::gguf::Array;
using inference::gguf::GgufFile;
using inference::gguf::Value;
using namespace std::string_view_literals;

namespace {

using Metadata = std::map<std::string, Value>;

Value count(std::uint32_t value)
{
    return value;
}

Value tokens(std::size_t size)
{
    return Array(std::vector<std::string_view>(size, "token"));
}

// A small sound model.
Metadata soundMetadata()
{
    return {{"general.architecture", "llama"sv},         {"llama.block_count", count(2)},
            {"llama.context_length", count(512)},        {"llama.embedding_length", count(64)},
            {"llama.feed_forward_length", count(96)},    {"llama.attention.head_count", count(4)},
            {"llama.attention.head_count_kv", count(2)}, {"llama.attention.layer_norm_rms_epsilon", 1e-5f},
            {"llama.rope.dimension_count", count(16)},   {"llama.rope.freq_base", 10000.0f},
            {"tokenizer.ggml.tokens", tokens(300)}};
}

// The sound model with other values; an empty one takes the key away.
using Changes = std::map<std::string, std::optional<Value>>;

Config readChanged(const Changes &changes)
{
    Metadata metadata = soundMetadata();
    for (const auto &[key, value] : changes) {
        if (value)
            metadata.insert_or_assign(key, *value);
        else
            metadata.erase(key);
    }
    support::GgufWriter writer;
    for (const auto &[key, value] : metadata)
        writer.add(key, value);
    writer.addTensor("token_embd.weight", inference::gguf::TensorType::F32, {1});

    const support::TemporaryFolder folder;
    return readConfig(GgufFile(folder.write("model.gguf", writer.image())));
}

constexpr std::string_view Missing = "missing";
constexpr std::string_view WrongType = "but must be a";
constexpr std::string_view OutOfRange = "but must be from";
constexpr std::string_view NotPositive = "is not greater than 0";
constexpr std::string_view NotFinite = "but must be finite";

struct Bound {
    Changes good; // the nearest that is sound
    Changes bad;
    std::string_view says;
    ErrorCode code = ErrorCode::ModelDamaged;
};

// One value that must be in a range.
Bound range(const std::string &key, const Value &good, const Value &bad, std::string_view says = OutOfRange)
{
    return {.good = {{key, good}}, .bad = {{key, bad}}, .says = says};
}

Bound required(const std::string &key)
{
    return {.good = {}, .bad = {{key, std::nullopt}}, .says = Missing};
}

std::vector<Bound> bounds()
{
    const std::string layers = "llama.block_count";
    const std::string width = "llama.embedding_length";
    const std::string heads = "llama.attention.head_count";
    const std::string keyHeads = "llama.attention.head_count_kv";
    const std::string epsilon = "llama.attention.layer_norm_rms_epsilon";
    const std::string rotated = "llama.rope.dimension_count";
    const std::string base = "llama.rope.freq_base";
    const std::string keyLength = "llama.attention.key_length";
    const std::string valueLength = "llama.attention.value_length";
    const std::string scaling = "llama.rope.scaling.type";
    const std::string factor = "llama.rope.scaling.factor";
    const std::string tokenList = "tokenizer.ggml.tokens";
    const std::string vocabulary = "llama.vocab_size";
    constexpr float infinity = std::numeric_limits<float>::infinity();
    constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();
    constexpr ErrorCode unsupported = ErrorCode::ModelUnsupported;

    return {
        required("general.architecture"),
        required(layers),
        required(width),
        required("llama.feed_forward_length"),
        required("llama.context_length"),
        required(heads),
        required(epsilon),
        {{{vocabulary, count(300)}, {tokenList, {}}}, {{tokenList, {}}}, Missing},
        {{}, {{"general.architecture", count(1)}}, WrongType},
        {{}, {{"general.architecture", "llama4"sv}}, "architecture, \"llama4\"", unsupported},
        {{}, {{"general.architecture", "Llama"sv}}, "architecture, \"Llama\"", unsupported},

        // Whole numbers of every width, but nothing else.
        {{{layers, std::uint64_t{2}}}, {{layers, 2.0f}}, WrongType},
        {{{layers, std::int32_t{2}}}, {{layers, "2"sv}}, WrongType},
        range(layers, std::int32_t{1}, std::int32_t{-1}),
        range(layers, count(1), count(0)),
        range(layers, count(256), count(257)),
        range(width, count(64), count(0)),
        {{{heads, count(64)}, {width, count(65'536)}},
         {{heads, count(64)}, {width, count(65'600)}},
         OutOfRange},
        range(width, std::uint64_t{64}, std::uint64_t{1} << 32 | 64), // not cut to 32 bits
        range("llama.feed_forward_length", count(1), count(0)),
        range("llama.feed_forward_length", count(262'144), count(262'145)),
        range("llama.context_length", count(1), count(0)),
        range("llama.context_length", count(1 << 24), count((1 << 24) + 1)),
        range(heads, count(2), count(0)),
        {{{heads, count(512)}, {width, count(8192)}},
         {{heads, count(513)}, {width, count(513 * 16)}},
         OutOfRange},
        range(keyHeads, count(1), count(0)),
        range(keyHeads, count(4), count(5)),

        // Division.
        {{{width, count(68)}}, {{width, count(65)}}, "is no multiple of"},
        {{{keyHeads, count(2)}}, {{keyHeads, count(3)}}, "is no multiple of"},
        {{{width, count(65)}, {keyLength, count(16)}}, {{width, count(65)}}, "is no multiple of"},

        // The size of a head.
        range(keyLength, count(16), count(0)),
        range(keyLength, count(1024), count(1025)),
        {{{heads, count(2)}, {width, count(2048)}},
         {{heads, count(2)}, {width, count(2050)}},
         "makes heads of 1025"},
        {{{keyLength, count(32)}, {valueLength, count(32)}},
         {{keyLength, count(32)}, {valueLength, count(31)}},
         "differs from the size of a key",
         unsupported},
        {{{valueLength, count(16)}},
         {{valueLength, count(17)}},
         "differs from the size of a key",
         unsupported},
        range(rotated, count(2), count(0)),
        range(rotated, count(16), count(18)),
        range(rotated, count(14), count(15), "15 is not an even number"),
        {{{rotated, {}}, {keyLength, count(18)}},
         {{rotated, {}}, {keyLength, count(17)}},
         "17 is not an even number"},

        // Floats.
        range(epsilon, 1e-30f, 0.0f, NotPositive),
        range(epsilon, 0.999f, 1.0f, "is not between 0 and 1"),
        range(epsilon, 1e-5f, -1e-5f, NotPositive),
        range(epsilon, 1e-5f, infinity, NotFinite),
        range(epsilon, 1e-5f, notANumber, NotFinite),
        {{{epsilon, 1e-5}}, {{epsilon, count(1)}}, WrongType},
        range(base, 1e-3f, 0.0f, NotPositive),
        range(base, 1e30f, infinity, NotFinite),
        range(base, 1.0f, notANumber, NotFinite),
        range(factor, 0.5f, 0.0f, NotPositive),
        range(factor, 1e4f, infinity, NotFinite),
        range("llama.rope.scale_linear", 1.0f, -1.0f, NotPositive),

        // What is sound but cannot be run.
        {{{scaling, "linear"sv}}, {{scaling, "yarn"sv}}, "a way to stretch the context", unsupported},
        {{{scaling, "none"sv}}, {{scaling, "longrope"sv}}, "a way to stretch the context", unsupported},
        {{{"llama.expert_count", count(0)}},
         {{"llama.expert_count", count(8)}},
         "mixture of experts",
         unsupported},
        {{{"llama.expert_used_count", count(0)}},
         {{"llama.expert_used_count", count(1)}},
         "mixture of experts",
         unsupported},
        {{{"split.count", count(1)}}, {{"split.count", count(2)}}, "one of several parts", unsupported},

        // The vocabulary.
        range(vocabulary, count(300), count(0)),
        {{{tokenList, tokens(1)}}, {{tokenList, tokens(0)}}, "has 0 elements"},
        {{{vocabulary, count(300)}}, {{vocabulary, count(301)}}, "is 301 but"},
        {{{tokenList, {}}, {vocabulary, count(1 << 20)}},
         {{tokenList, {}}, {vocabulary, count((1 << 20) + 1)}},
         OutOfRange},
        {{}, {{tokenList, Array(std::vector<std::int32_t>{1, 2})}}, WrongType},
    };
}

std::string describe(const Changes &changes)
{
    std::string text;
    for (const auto &[key, value] : changes)
        text += key + (value ? " " : " (absent) ");
    return text;
}

} // namespace

TEST_CASE("every number of a model's description is refused just outside its bounds and taken inside")
{
    for (const Bound &bound : bounds()) {
        CAPTURE(describe(bound.bad));
        CHECK_NOTHROW(readChanged(bound.good));
        try {
            readChanged(bound.bad);
            FAIL_CHECK("was taken");
        } catch (const inference::gguf::FormatError &error) {
            const std::string text = error.what();
            CAPTURE(text);
            CHECK(text.contains(bound.says));
            CHECK(error.code() == bound.code);
        }
    }
}

TEST_CASE("a refusal names the file and the key")
{
    try {
        readChanged({{"llama.block_count", std::nullopt}});
        FAIL("was taken");
    } catch (const inference::Error &error) {
        const std::string_view text = error.what();
        CHECK(text.contains("model.gguf"));
        CHECK(text.contains("llama.block_count"));
    }
}

TEST_CASE("a description is read as it stands")
{
    const Config config = readChanged({{"llama.rope.freq_base", 500000.0f}});
    CHECK(config.architecture->name == "llama");
    CHECK(config.layerCount == 2);
    CHECK(config.width == 64);
    CHECK(config.headCount == 4);
    CHECK(config.keyValueHeadCount == 2);
    CHECK(config.headSize == 16);
    CHECK(config.queryWidth() == 64);
    CHECK(config.keyValueWidth() == 32);
    CHECK(config.feedForwardWidth == 96);
    CHECK(config.vocabularySize == 300);
    CHECK(config.contextLength == 512);
    CHECK(config.ropeDimensions == 16);
    CHECK(config.ropeBase == 500000);
    CHECK_FALSE(config.isRopeBaseAssumed);
    CHECK(config.ropePositionScale == 1);
    CHECK(config.normEpsilon == 1e-5f);
}

TEST_CASE("absent keys have the defaults of the format")
{
    const Config config = readChanged({{"llama.attention.head_count_kv", std::nullopt},
                                       {"llama.rope.dimension_count", std::nullopt},
                                       {"llama.rope.freq_base", std::nullopt}});
    CHECK(config.keyValueHeadCount == 4);
    CHECK(config.ropeDimensions == 16);
    CHECK(config.ropeBase == 10000);
    CHECK_FALSE(config.isRopeBaseAssumed);
}

TEST_CASE("a stated size of heads comes before width divided by heads")
{
    const Config config = readChanged({{"llama.attention.key_length", count(32)}});
    CHECK(config.headSize == 32);
    CHECK(config.queryWidth() == 128);
    CHECK(config.ropeDimensions == 16);
}

TEST_CASE("positions are scaled linearly by the new and the old key")
{
    const auto scale = [](const Changes &changes) { return readChanged(changes).ropePositionScale; };
    CHECK(scale({{"llama.rope.scaling.type", "linear"sv}, {"llama.rope.scaling.factor", 4.0f}}) == 0.25);
    CHECK(scale({{"llama.rope.scaling.factor", 4.0f}}) == 0.25);
    CHECK(scale({{"llama.rope.scale_linear", 2.0f}}) == 0.5);
    CHECK(scale({{"llama.rope.scale_linear", 2.0f}, {"llama.rope.scaling.factor", 4.0f}}) == 0.25);
    CHECK(scale({{"llama.rope.scaling.type", "none"sv}, {"llama.rope.scaling.factor", 4.0f}}) == 1);
}

TEST_CASE("the base that early Code Llama files lack is the one that the model was trained with")
{
    struct Case {
        std::string_view name;
        std::size_t vocabulary;
        std::uint32_t layers;
        double base;
    };
    for (const Case &c : {Case{"unnamed", 32016, 32, 1e6}, Case{"unnamed", 32017, 32, 1e4},
                          Case{"codellama_codellama-34b-instruct-hf", 32000, 48, 1e6},
                          Case{"Code Llama 7B Python", 32000, 32, 1e6}, Case{"CodeLlama 70B", 32016, 80, 1e6},
                          Case{"CodeLlama 70B Instruct", 32016, 80, 1e4},
                          Case{"CodeLlama 70B Python", 32016, 80, 1e4}, Case{"Llama 2", 32000, 32, 1e4}}) {
        CAPTURE(c.name);
        const Config config = readChanged({{"llama.rope.freq_base", std::nullopt},
                                           {"general.name", c.name},
                                           {"llama.block_count", count(c.layers)},
                                           {"tokenizer.ggml.tokens", tokens(c.vocabulary)}});
        CHECK(config.ropeBase == c.base);
        CHECK(config.isRopeBaseAssumed == (c.base == 1e6));
    }
    // A base that stands in the file is never replaced.
    CHECK(readChanged({{"tokenizer.ggml.tokens", tokens(32016)}}).ropeBase == 10000);
}
