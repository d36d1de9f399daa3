// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/format_error.h"
#include "inference/model/half.h"
#include "inference/model/weights.h"
#include "tests/support/gguf_writer.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

using inference::Config;
using inference::ErrorCode;
using inference::findWeights;
using inference::Weights;
using inference::gguf::GgufFile;
using inference::gguf::TensorType;
using support::Bytes;

namespace {

Config smallConfig()
{
    return {.layerCount = 2,
            .width = 64,
            .headCount = 4,
            .keyValueHeadCount = 2,
            .headSize = 16,
            .feedForwardWidth = 96,
            .vocabularySize = 10,
            .contextLength = 512,
            .ropeDimensions = 16};
}

struct TensorDraft {
    TensorType type = TensorType::F32;
    std::vector<std::uint64_t> dimensions;
    Bytes data = {}; // empty: zeros
};

using Tensors = std::map<std::string, TensorDraft>;

Tensors soundTensors()
{
    Tensors tensors{{"token_embd.weight", {TensorType::F16, {64, 10}}},
                    {"output.weight", {TensorType::Q8_0, {64, 10}}},
                    {"output_norm.weight", {TensorType::F32, {64}}}};
    for (const std::string block : {"blk.0.", "blk.1."}) {
        tensors[block + "attn_norm.weight"] = {TensorType::F32, {64}};
        tensors[block + "attn_q.weight"] = {TensorType::Q4_0, {64, 64}};
        tensors[block + "attn_k.weight"] = {TensorType::Q4_0, {64, 32}};
        tensors[block + "attn_v.weight"] = {TensorType::Q4_1, {64, 32}};
        tensors[block + "attn_output.weight"] = {TensorType::Q4_0, {64, 64}};
        tensors[block + "ffn_norm.weight"] = {TensorType::F32, {64}};
        tensors[block + "ffn_gate.weight"] = {TensorType::Q4_0, {64, 96}};
        tensors[block + "ffn_up.weight"] = {TensorType::Q4_0, {64, 96}};
        tensors[block + "ffn_down.weight"] = {TensorType::BF16, {96, 64}};
    }
    return tensors;
}

// A file of such tensors, which lives as long as the object.
class ModelFile
{
public:
    explicit ModelFile(const Tensors &tensors) : m_file(m_folder.write("model.gguf", image(tensors))) {}

    const GgufFile &file() const { return m_file; }

private:
    static Bytes image(const Tensors &tensors)
    {
        support::GgufWriter writer;
        for (const auto &[name, tensor] : tensors) {
            if (tensor.data.empty())
                writer.addTensor(name, tensor.type, tensor.dimensions);
            else
                writer.addTensor(name, tensor.type, tensor.dimensions, tensor.data);
        }
        return writer.image();
    }

    support::TemporaryFolder m_folder;
    GgufFile m_file;
};

using Change = std::function<void(Tensors &)>;

void checkTaken(const Change &change)
{
    Tensors tensors = soundTensors();
    change(tensors);
    const ModelFile model(tensors);
    CHECK_NOTHROW(findWeights(model.file(), smallConfig()));
}

std::string checkRefused(const Change &change, std::string_view says, ErrorCode code)
{
    Tensors tensors = soundTensors();
    change(tensors);
    const ModelFile model(tensors);
    try {
        findWeights(model.file(), smallConfig());
        FAIL_CHECK("was taken");
    } catch (const inference::gguf::FormatError &error) {
        CHECK(std::string_view(error.what()).contains(says));
        CHECK(error.code() == code);
        return error.what();
    }
    return {};
}

Bytes floats(const std::vector<float> &values)
{
    Bytes bytes;
    for (const float value : values)
        support::append(bytes, value);
    return bytes;
}

} // namespace

TEST_CASE("every tensor of a network is found by its role")
{
    const ModelFile model(soundTensors());
    const Weights weights = findWeights(model.file(), smallConfig());

    CHECK(weights.embedding.name == "token_embd.weight");
    CHECK(weights.embedding.rows == 10);
    CHECK(weights.embedding.columns == 64);
    CHECK(weights.embedding.rowBytes() == 128);
    CHECK(weights.output.type == TensorType::Q8_0);
    CHECK_FALSE(weights.hasTiedOutput());
    CHECK(weights.outputNorm.size() == 64);
    CHECK(weights.ropeFactors.empty());
    REQUIRE(weights.layers.size() == 2);
    const inference::LayerWeights &layer = weights.layers[1];
    CHECK(layer.attentionNorm.size() == 64);
    CHECK(layer.feedForwardNorm.size() == 64);
    CHECK(layer.query.weights.name == "blk.1.attn_q.weight");
    CHECK(layer.key.weights.name == "blk.1.attn_k.weight");
    CHECK(layer.key.weights.rows == 32);
    CHECK(layer.value.weights.name == "blk.1.attn_v.weight");
    CHECK(layer.attentionOutput.weights.name == "blk.1.attn_output.weight");
    CHECK(layer.gate.weights.name == "blk.1.ffn_gate.weight");
    CHECK(layer.up.weights.name == "blk.1.ffn_up.weight");
    CHECK(layer.down.weights.name == "blk.1.ffn_down.weight");
    CHECK(layer.down.weights.rows == 64);
    CHECK(layer.down.weights.columns == 96);
    CHECK(layer.down.weights.offset == model.file().findTensor("blk.1.ffn_down.weight")->offset);
}

TEST_CASE("a model without an output matrix uses its embedding")
{
    Tensors tensors = soundTensors();
    tensors.erase("output.weight");
    const ModelFile model(tensors);
    const Weights weights = findWeights(model.file(), smallConfig());
    CHECK(weights.hasTiedOutput());
    CHECK(weights.output.rows == 10);
}

TEST_CASE("norms are read from F32 and from F16")
{
    Tensors tensors = soundTensors();
    std::vector<float> gains(64, 0.75f);
    gains[63] = -2;
    Bytes halves;
    for (const float gain : gains)
        support::append(halves, inference::floatToHalf(gain));
    tensors["output_norm.weight"].data = floats(gains);
    tensors["blk.0.ffn_norm.weight"] = {TensorType::F16, {64}, halves};
    const ModelFile model(tensors);
    const Weights weights = findWeights(model.file(), smallConfig());
    CHECK(weights.outputNorm == gains);
    CHECK(weights.layers[0].feedForwardNorm == gains);
}

TEST_CASE("RoPE factors are read when they are there")
{
    Tensors tensors = soundTensors();
    const std::vector<float> factors{1, 1, 1, 1, 1, 2, 4, 8};
    tensors["rope_freqs.weight"] = {TensorType::F32, {8}, floats(factors)};
    const ModelFile model(tensors);
    CHECK(findWeights(model.file(), smallConfig()).ropeFactors == factors);
}

TEST_CASE("RoPE factors that cannot divide are refused")
{
    for (const float bad : {0.0f, -1.0f, std::numeric_limits<float>::infinity()}) {
        CAPTURE(bad);
        checkRefused(
            [bad](Tensors &tensors) {
                tensors["rope_freqs.weight"] = {TensorType::F32, {8}, floats({1, 1, 1, 1, 1, 1, 1, bad})};
            },
            "not greater than 0 and finite", ErrorCode::ModelDamaged);
    }
}

TEST_CASE("each tensor but output and RoPE factors is required")
{
    for (const auto &entry : soundTensors()) {
        const std::string &name = entry.first;
        CAPTURE(name);
        const Change removal = [&name](Tensors &tensors) { tensors.erase(name); };
        if (name == "output.weight")
            checkTaken(removal);
        else
            CHECK(checkRefused(removal, "missing", ErrorCode::ModelDamaged).contains(name));
    }
}

TEST_CASE("of many missing tensors five are named and the others counted")
{
    const std::string text = checkRefused(
        [](Tensors &tensors) {
            std::erase_if(tensors, [](const auto &entry) { return entry.first.starts_with("blk.1."); });
        },
        "missing", ErrorCode::ModelDamaged);
    CHECK(text.contains("9 of the network's tensors are missing"));
    CHECK(text.contains("blk.1.attn_output.weight"));
    CHECK_FALSE(text.contains("blk.1.ffn_norm.weight"));
    CHECK(text.contains("4 more"));
}

TEST_CASE("each tensor is refused when a dimension is off by one, swapped, added or absent")
{
    for (const auto &entry : soundTensors()) {
        const std::string &name = entry.first;
        CAPTURE(name);
        // F32, so that rows of any length are whole blocks.
        const auto withShape = [&name](std::vector<std::uint64_t> dimensions) {
            return [&name, dimensions](Tensors &tensors) { tensors[name] = {TensorType::F32, dimensions}; };
        };
        const std::vector<std::uint64_t> &right = entry.second.dimensions;
        checkTaken(withShape(right));

        std::vector<std::vector<std::uint64_t>> wrongs;
        for (std::size_t i = 0; i < right.size(); ++i) {
            for (const std::int64_t change : {-1, 1}) {
                wrongs.push_back(right);
                wrongs.back()[i] += static_cast<std::uint64_t>(change);
            }
        }
        wrongs.push_back(right);
        wrongs.back().push_back(2);
        if (right.size() == 2) {
            wrongs.push_back({right[0] * right[1]});
            if (right[0] != right[1])
                wrongs.push_back({right[1], right[0]});
        }
        for (const std::vector<std::uint64_t> &wrong : wrongs)
            CHECK(checkRefused(withShape(wrong), "its shape is", ErrorCode::ModelDamaged).contains(name));
    }
}

TEST_CASE("matrices are taken in every type that can be computed and in no other")
{
    for (const inference::gguf::TensorTypeTraits &format : inference::gguf::tensorTypes()) {
        CAPTURE(format.name);
        Config config = smallConfig();
        config.vocabularySize = 256;
        config.width = 256;
        config.layerCount = 0; // whole blocks of every type
        const Tensors tensors{{"token_embd.weight", {format.type, {256, 256}}},
                              {"output_norm.weight", {TensorType::F32, {256}}}};
        const ModelFile model(tensors);
        if (format.isSupported) {
            CHECK_NOTHROW(findWeights(model.file(), config));
        } else {
            CHECK_THROWS_AS(findWeights(model.file(), config), inference::gguf::FormatError);
        }
    }
    const std::string text =
        checkRefused([](Tensors &tensors) { tensors["blk.0.attn_q.weight"].type = TensorType::MXFP4; },
                     "which cannot be computed", ErrorCode::ModelUnsupported);
    CHECK(text.contains("MXFP4"));
    CHECK(text.contains("Q4_K"));
}

TEST_CASE("a norm that is quantised is refused")
{
    checkRefused([](Tensors &tensors) { tensors["blk.0.attn_norm.weight"].type = TensorType::Q8_0; },
                 "only F32 and F16 can be read there", ErrorCode::ModelUnsupported);
}

TEST_CASE("a tensor that the network does not know refuses the model, because it would change the answers")
{
    for (const std::string name : {"blk.0.attn_q.bias", "output.bias", "blk.0.attn_q_norm.weight",
                                   "blk.2.attn_q.weight", "blk.0.ffn_gate_exps.weight"}) {
        CAPTURE(name);
        const std::string text =
            checkRefused([&name](Tensors &tensors) { tensors[name] = {TensorType::F32, {64}}; },
                         "do not have here", ErrorCode::ModelUnsupported);
        CHECK(text.contains(name));
        CHECK(text.contains("bias") == name.contains("bias"));
    }
}
