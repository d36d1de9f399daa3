// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/gguf_writer.h"

#include <algorithm>
#include <type_traits>
#include <utility>

using inference::gguf::Array;
using inference::gguf::TensorType;
using inference::gguf::Value;

namespace support {

namespace {

constexpr std::uint32_t StringType = 8;
constexpr std::uint32_t ArrayType = 9;

std::size_t alignedUp(std::size_t position, std::size_t alignment)
{
    return (position + alignment - 1) / alignment * alignment;
}

// The alternatives of Value stand in the order of the format's numbers; those of Array too, without "array".
std::uint32_t typeNumber(const Value &value)
{
    return static_cast<std::uint32_t>(value.index());
}

std::uint32_t typeNumber(const Array &array)
{
    const auto index = static_cast<std::uint32_t>(array.index());
    return index < ArrayType ? index : index + 1;
}

template <typename T>
void appendScalar(Bytes &bytes, const T &value)
{
    if constexpr (std::is_same_v<T, std::string_view>)
        appendString(bytes, value);
    else if constexpr (std::is_same_v<T, bool>)
        append(bytes, static_cast<std::uint8_t>(value));
    else
        append(bytes, value);
}

void appendArray(Bytes &bytes, const Array &array)
{
    append(bytes, typeNumber(array));
    std::visit(
        [&](const auto &elements) {
            append(bytes, std::uint64_t{elements.size()});
            for (const typename std::decay_t<decltype(elements)>::value_type element : elements)
                appendScalar(bytes, element);
        },
        array);
}

} // namespace

void appendString(Bytes &bytes, std::string_view text)
{
    append(bytes, std::uint64_t{text.size()});
    const auto source = std::as_bytes(std::span(text));
    bytes.insert(bytes.end(), source.begin(), source.end());
}

GgufWriter::GgufWriter(std::uint32_t version, std::uint32_t alignment)
    : m_version(version), m_alignment(alignment)
{
    if (alignment != 32)
        add("general.alignment", alignment);
}

GgufWriter &GgufWriter::add(std::string_view key, const Value &value)
{
    Bytes bytes;
    if (const Array *array = std::get_if<Array>(&value)) {
        appendArray(bytes, *array);
    } else {
        std::visit(
            [&](const auto &scalar) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(scalar)>, Array>)
                    appendScalar(bytes, scalar);
            },
            value);
    }
    return addRaw(key, typeNumber(value), bytes);
}

GgufWriter &GgufWriter::add(std::string_view key, std::span<const std::string> strings)
{
    return add(key, Array{std::vector<std::string_view>(strings.begin(), strings.end())});
}

GgufWriter &GgufWriter::addRaw(std::string_view key, std::uint32_t type, std::span<const std::byte> value)
{
    appendString(m_metadata, key);
    append(m_metadata, type);
    m_metadata.insert(m_metadata.end(), value.begin(), value.end());
    ++m_keyCount;
    return *this;
}

GgufWriter &GgufWriter::addTensor(std::string_view name, TensorType type,
                                  std::vector<std::uint64_t> dimensions, Bytes data)
{
    return addRawTensor({.name = std::string(name),
                         .type = static_cast<std::uint32_t>(type),
                         .dimensions = std::move(dimensions),
                         .data = std::move(data)});
}

GgufWriter &GgufWriter::addTensor(std::string_view name, TensorType type,
                                  std::vector<std::uint64_t> dimensions)
{
    const inference::gguf::TensorTypeTraits &format = inference::gguf::traits(type);
    std::uint64_t elements = 1;
    for (const std::uint64_t dimension : dimensions)
        elements *= dimension;
    return addTensor(name, type, std::move(dimensions),
                     Bytes(elements / format.blockElements * format.blockBytes));
}

GgufWriter &GgufWriter::addRawTensor(TensorEntry tensor)
{
    m_tensors.push_back(std::move(tensor));
    return *this;
}

std::size_t GgufWriter::tableBegin() const
{
    return HeaderSize + m_metadata.size();
}

std::size_t GgufWriter::tableEnd() const
{
    std::size_t end = tableBegin();
    for (const TensorEntry &tensor : m_tensors)
        end += 8 + tensor.name.size() + 4 + 8 * tensor.dimensions.size() + 4 + 8;
    return end;
}

std::size_t GgufWriter::dataBegin() const
{
    return m_tensors.empty() ? tableEnd() : alignedUp(tableEnd(), m_alignment);
}

Bytes GgufWriter::image() const
{
    Bytes bytes;
    append(bytes, std::uint32_t{0x46554747}); // "GGUF"
    append(bytes, m_version);
    append(bytes, std::uint64_t{m_tensors.size()});
    append(bytes, m_keyCount);
    bytes.insert(bytes.end(), m_metadata.begin(), m_metadata.end());

    std::size_t offset = 0;
    for (const TensorEntry &tensor : m_tensors) {
        appendString(bytes, tensor.name);
        append(bytes, tensor.dimensionCount.value_or(static_cast<std::uint32_t>(tensor.dimensions.size())));
        for (const std::uint64_t dimension : tensor.dimensions)
            append(bytes, dimension);
        append(bytes, tensor.type);
        append(bytes, tensor.offset.value_or(offset));
        offset = alignedUp(offset + tensor.data.size(), m_alignment);
    }
    const std::size_t begin = dataBegin();
    bytes.resize(begin);
    for (const TensorEntry &tensor : m_tensors) {
        bytes.resize(begin + alignedUp(bytes.size() - begin, m_alignment));
        bytes.insert(bytes.end(), tensor.data.begin(), tensor.data.end());
    }
    return bytes;
}

} // namespace support
