// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model/weights.h"

#include "inference/gguf/format_error.h"
#include "inference/model/dequantize.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <format>
#include <string>
#include <unordered_set>

namespace inference {

namespace {

using gguf::FormatError;
using gguf::GgufFile;
using gguf::Tensor;
using gguf::TensorType;

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
        throw FormatError(ErrorCode::ModelDamaged, file.path(),
                          std::format("tensor {}: its shape is {} but the network needs {}",
                                      gguf::quoted(tensor.name), shapeText(tensor.dimensions),
                                      shapeText(expected)));
}

std::string storedAs(const Tensor &tensor)
{
    return std::format("tensor {} is stored as {}", gguf::quoted(tensor.name),
                       gguf::traits(tensor.type).name);
}

// Finds the tensors of a network, and remembers which there are and which are missing.
class TensorFinder
{
public:
    TensorFinder(const GgufFile &file, SmallTensors small) : m_file(file), m_small(small) {}

    bool has(const std::string &name) const { return m_file.findTensor(name) != nullptr; }

    Matrix matrix(const std::string &name, int rows, int columns, RowOrder order = {})
    {
        const Tensor *tensor = find(name);
        if (!tensor)
            return {};
        checkShape(m_file, *tensor, {static_cast<std::uint64_t>(columns), static_cast<std::uint64_t>(rows)});
        if (!gguf::traits(tensor->type).isSupported)
            throw FormatError(ErrorCode::ModelUnsupported, m_file.path(),
                              storedAs(*tensor) +
                                  ", which cannot be computed; get the model in one of these: " +
                                  gguf::supportedTypeNames());
        return {.name = tensor->name,
                .type = tensor->type,
                .rows = rows,
                .columns = columns,
                .file = &m_file.bytes(),
                .offset = tensor->offset,
                .order = order};
    }

    std::vector<float> vector(const std::string &name, int size, RowOrder order = {})
    {
        const Tensor *tensor = find(name);
        if (!tensor)
            return {};
        checkShape(m_file, *tensor, {static_cast<std::uint64_t>(size)});
        if (tensor->type != TensorType::F32 && tensor->type != TensorType::F16)
            throw FormatError(ErrorCode::ModelUnsupported, m_file.path(),
                              storedAs(*tensor) +
                                  ", but only F32 and F16 can be read there; get another file");
        if (m_small == SmallTensors::Unread)
            return {};
        std::vector<std::byte> data(tensor->sizeBytes);
        m_file.bytes().read(tensor->offset, data);
        std::vector<float> values(static_cast<std::size_t>(size));
        dequantize(tensor->type, data, values);
        if (order.headSize == 0)
            return values;
        std::vector<float> ordered;
        for (int i = 0; i < size; ++i)
            ordered.push_back(values[static_cast<std::size_t>(order.inFile(i))]);
        return ordered;
    }

    // Throws when a tensor was sought that is not there, or one is there that nobody sought: a part that the
    // formulas do not have means another network, and leaving it out would give wrong answers without a word.
    void finish() const
    {
        refuseMissing();
        for (const Tensor &tensor : m_file.tensors())
            if (!m_found.contains(tensor.name))
                throw FormatError(
                    ErrorCode::ModelUnsupported, m_file.path(),
                    std::format("tensor {} is {} networks of this architecture do not have here, so "
                                "the model cannot be run",
                                gguf::quoted(tensor.name),
                                tensor.name.ends_with(".bias") ? "a bias, which" : "a part that"));
    }

private:
    const Tensor *find(const std::string &name)
    {
        const Tensor *tensor = m_file.findTensor(name);
        if (tensor)
            m_found.insert(tensor->name);
        else
            m_missing.push_back(name);
        return tensor;
    }

    void refuseMissing() const
    {
        constexpr std::size_t named = 5;
        const std::size_t count = m_missing.size();
        if (count == 0)
            return;
        std::string list;
        for (std::size_t i = 0; i < std::min(count, named); ++i)
            list += (i > 0 ? ", " : "") + gguf::quoted(m_missing[i]);
        if (count > named)
            list += std::format(" and {} more", count - named);
        throw FormatError(ErrorCode::ModelDamaged, m_file.path(),
                          std::format("{} of the network's tensors {} missing: {}", count,
                                      count == 1 ? "is" : "are", list));
    }

    const GgufFile &m_file;
    SmallTensors m_small;
    std::unordered_set<std::string_view> m_found;
    std::vector<std::string> m_missing;
};

void checkRopeFactors(const GgufFile &file, const std::vector<float> &factors)
{
    if (!std::ranges::all_of(factors, [](float factor) { return std::isfinite(factor) && factor > 0; }))
        throw FormatError(ErrorCode::ModelDamaged, file.path(),
                          "tensor \"rope_freqs.weight\" has a value that is not greater than 0 and finite");
}

LayerWeights findLayer(TensorFinder &tensors, const Config &config, int layer)
{
    const int width = config.width;
    const int hidden = config.feedForwardWidth;
    const Architecture &architecture = *config.architecture;
    const RowOrder heads = architecture.ropePairs == RopePairs::Halves
                               ? RowOrder{.headSize = config.headSize, .rotated = config.ropeDimensions}
                               : RowOrder{};
    const auto name = [layer](std::string_view part) { return std::format("blk.{}.{}.weight", layer, part); };
    const auto linear = [&](std::string_view part, int rows, int columns) {
        return Linear<Matrix>{.weights = tensors.matrix(name(part), rows, columns)};
    };
    const auto attention = [&](std::string_view part, int rows, RowOrder order) {
        Linear<Matrix> found{.weights = tensors.matrix(name(part), rows, width, order)};
        if (architecture.hasAttentionBias)
            found.bias = tensors.vector(std::format("blk.{}.{}.bias", layer, part), rows, order);
        return found;
    };
    LayerWeights found;
    found.attentionNorm = tensors.vector(name("attn_norm"), width);
    found.query = attention("attn_q", config.queryWidth(), heads);
    found.key = attention("attn_k", config.keyValueWidth(), heads);
    found.value = attention("attn_v", config.keyValueWidth(), {});
    if (architecture.hasQueryKeyNorm) {
        found.queryNorm = tensors.vector(name("attn_q_norm"), config.headSize, heads);
        found.keyNorm = tensors.vector(name("attn_k_norm"), config.headSize, heads);
    }
    found.attentionOutput = linear("attn_output", width, config.queryWidth());
    found.feedForwardNorm = tensors.vector(name("ffn_norm"), width);
    found.gate = linear("ffn_gate", hidden, width);
    found.up = linear("ffn_up", hidden, width);
    found.down = linear("ffn_down", width, hidden);
    return found;
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
    const std::size_t size = rowBytes();
    assert(to.size() == size * static_cast<std::size_t>(count));
    if (order.headSize == 0) {
        file->read(offset + size * static_cast<std::uint64_t>(firstRow), to);
        return;
    }
    for (int row = 0; row < count; ++row)
        file->read(offset + size * static_cast<std::uint64_t>(order.inFile(firstRow + row)),
                   to.subspan(size * static_cast<std::size_t>(row), size));
}

Weights findWeights(const GgufFile &file, const Config &config, SmallTensors small)
{
    TensorFinder tensors(file, small);
    Weights weights;
    weights.embedding = tensors.matrix("token_embd.weight", config.vocabularySize, config.width);
    for (int layer = 0; layer < config.layerCount; ++layer)
        weights.layers.push_back(findLayer(tensors, config, layer));
    weights.outputNorm = tensors.vector("output_norm.weight", config.width);
    weights.output = tensors.has("output.weight")
                         ? tensors.matrix("output.weight", config.vocabularySize, config.width)
                         : weights.embedding;
    if (tensors.has("rope_freqs.weight"))
        weights.ropeFactors = tensors.vector("rope_freqs.weight", config.ropeDimensions / 2);
    tensors.finish();
    checkRopeFactors(file, weights.ropeFactors);
    return weights;
}

} // namespace inference
