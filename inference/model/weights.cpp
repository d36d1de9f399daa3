// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model/weights.h"

#include "inference/gguf/format_error.h"
#include "inference/model/dequantize.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <format>
#include <string>
#include <unordered_set>

namespace inference {

namespace {

using gguf::Check;
using gguf::FormatError;
using gguf::GgufFile;
using gguf::Tensor;
using gguf::TensorType;

constexpr std::array requiredPerLayer{"attn_norm", "attn_q",   "attn_k", "attn_v",  "attn_output",
                                      "ffn_norm",  "ffn_gate", "ffn_up", "ffn_down"};

std::string layerTensor(int layer, std::string_view part)
{
    return std::format("blk.{}.{}.weight", layer, part);
}

std::vector<std::string> requiredNames(const Config &config)
{
    std::vector<std::string> names{"token_embd.weight", "output_norm.weight"};
    for (int layer = 0; layer < config.layerCount; ++layer)
        for (const std::string_view part : requiredPerLayer)
            names.push_back(layerTensor(layer, part));
    return names;
}

void refuseMissing(const GgufFile &file, const std::vector<std::string> &required)
{
    constexpr std::size_t named = 5;
    std::string list;
    std::size_t count = 0;
    for (const std::string &name : required) {
        if (file.findTensor(name))
            continue;
        if (count < named)
            list += (count > 0 ? ", " : "") + gguf::quoted(name);
        ++count;
    }
    if (count == 0)
        return;
    if (count > named)
        list += std::format(" and {} more", count - named);
    throw FormatError(
        Check::TensorMissing, ErrorCode::ModelDamaged, file.path(),
        std::format("{} of the network's tensors {} missing: {}", count, count == 1 ? "is" : "are", list));
}

// A tensor that the formulas do not name, such as a bias, means another network: leaving it out would give
// wrong answers without a word.
void refuseUnknown(const GgufFile &file, const std::vector<std::string> &required)
{
    std::unordered_set<std::string_view> known(required.begin(), required.end());
    known.insert({"output.weight", "rope_freqs.weight"});
    for (const Tensor &tensor : file.tensors())
        if (!known.contains(tensor.name))
            throw FormatError(Check::TensorUse, ErrorCode::ModelUnsupported, file.path(),
                              std::format("tensor {} is {} the Llama networks of this engine do not have, so "
                                          "the model cannot be run",
                                          gguf::quoted(tensor.name),
                                          tensor.name.ends_with(".bias") ? "a bias, which" : "a part that"));
}

std::string shapeText(std::span<const std::uint64_t> dimensions)
{
    std::string text = "[";
    for (const std::uint64_t dimension : dimensions)
        text += (text.size() > 1 ? ", " : "") + std::to_string(dimension);
    return text + "]";
}

void checkShape(const GgufFile &file, const Tensor &tensor, const std::vector<std::uint64_t> &expected)
{
    if (tensor.dimensions != expected)
        throw FormatError(Check::TensorShape, ErrorCode::ModelDamaged, file.path(),
                          std::format("tensor {}: its shape is {} but the network needs {}",
                                      gguf::quoted(tensor.name), shapeText(tensor.dimensions),
                                      shapeText(expected)));
}

std::string storedAs(const Tensor &tensor)
{
    return std::format("tensor {} is stored as {}", gguf::quoted(tensor.name),
                       gguf::traits(tensor.type).name);
}

Matrix readMatrix(const GgufFile &file, const std::string &name, int rows, int columns)
{
    const Tensor &tensor = *file.findTensor(name);
    checkShape(file, tensor, {static_cast<std::uint64_t>(columns), static_cast<std::uint64_t>(rows)});
    if (!gguf::traits(tensor.type).isSupported)
        throw FormatError(Check::TensorType, ErrorCode::ModelUnsupported, file.path(),
                          storedAs(tensor) + ", which cannot be computed; get the model in one of these: " +
                              gguf::supportedTypeNames());
    return {.name = tensor.name,
            .type = tensor.type,
            .rows = rows,
            .columns = columns,
            .file = &file.bytes(),
            .offset = tensor.offset};
}

std::vector<float> readVector(const GgufFile &file, const std::string &name, int size)
{
    const Tensor &tensor = *file.findTensor(name);
    checkShape(file, tensor, {static_cast<std::uint64_t>(size)});
    if (tensor.type != TensorType::F32 && tensor.type != TensorType::F16)
        throw FormatError(Check::TensorUse, ErrorCode::ModelUnsupported, file.path(),
                          storedAs(tensor) + ", but only F32 and F16 can be read there; get another file");
    std::vector<float> values(static_cast<std::size_t>(size));
    std::vector<std::byte> data(tensor.sizeBytes);
    file.bytes().read(tensor.offset, data);
    dequantize(tensor.type, data, values);
    return values;
}

std::vector<float> readRopeFactors(const GgufFile &file, const Config &config)
{
    const std::string name = "rope_freqs.weight";
    if (!file.findTensor(name))
        return {};
    std::vector<float> factors = readVector(file, name, config.ropeDimensions / 2);
    if (!std::ranges::all_of(factors, [](float factor) { return std::isfinite(factor) && factor > 0; }))
        throw FormatError(Check::KeyRange, ErrorCode::ModelDamaged, file.path(),
                          "tensor \"rope_freqs.weight\" has a value that is not greater than 0 and finite");
    return factors;
}

LayerWeights readLayer(const GgufFile &file, const Config &config, int layer)
{
    const int width = config.width;
    const int hidden = config.feedForwardWidth;
    const auto vector = [&](std::string_view part) {
        return readVector(file, layerTensor(layer, part), width);
    };
    const auto matrix = [&](std::string_view part, int rows, int columns) {
        return readMatrix(file, layerTensor(layer, part), rows, columns);
    };
    return {.attentionNorm = vector("attn_norm"),
            .query = matrix("attn_q", config.queryWidth(), width),
            .key = matrix("attn_k", config.keyValueWidth(), width),
            .value = matrix("attn_v", config.keyValueWidth(), width),
            .attentionOutput = matrix("attn_output", width, config.queryWidth()),
            .feedForwardNorm = vector("ffn_norm"),
            .gate = matrix("ffn_gate", hidden, width),
            .up = matrix("ffn_up", hidden, width),
            .down = matrix("ffn_down", width, hidden)};
}

} // namespace

std::size_t Matrix::rowBytes() const
{
    const gguf::TensorTypeTraits &block = gguf::traits(type);
    return static_cast<std::size_t>(columns) / block.blockElements * block.blockBytes;
}

void Matrix::readRows(int firstRow, int count, std::span<std::byte> to) const
{
    assert(firstRow >= 0 && count >= 0 && firstRow <= rows - count);
    assert(to.size() == rowBytes() * static_cast<std::size_t>(count));
    file->read(offset + rowBytes() * static_cast<std::uint64_t>(firstRow), to);
}

Weights findWeights(const GgufFile &file, const Config &config)
{
    const std::vector<std::string> required = requiredNames(config);
    refuseMissing(file, required);
    refuseUnknown(file, required);

    Weights weights;
    weights.embedding = readMatrix(file, "token_embd.weight", config.vocabularySize, config.width);
    for (int layer = 0; layer < config.layerCount; ++layer)
        weights.layers.push_back(readLayer(file, config, layer));
    weights.outputNorm = readVector(file, "output_norm.weight", config.width);
    weights.output = file.findTensor("output.weight")
                         ? readMatrix(file, "output.weight", config.vocabularySize, config.width)
                         : weights.embedding;
    weights.ropeFactors = readRopeFactors(file, config);
    return weights;
}

} // namespace inference
