// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/gguf_file.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace support {

using Bytes = std::vector<std::byte>;

// One entry of the tensor table, as the test wants it, sound or not.
struct TensorEntry {
    std::string name;
    std::uint32_t type = 0; // a number, so that it may name no type
    std::vector<std::uint64_t> dimensions;
    Bytes data;
    std::optional<std::uint32_t> dimensionCount = {}; // written instead of the number of dimensions
    std::optional<std::uint64_t> offset = {};         // written instead of the place where the data are put
};

// Builds the bytes of a model file in memory. It checks nothing: what a test asks for is what stands there,
// and what no call can ask for a test does to image() with `overwrite`.
class GgufWriter
{
public:
    // `alignment` of the data; another one than 32 is written into the metadata too.
    explicit GgufWriter(std::uint32_t version = 3, std::uint32_t alignment = 32);

    // Metadata, in the order of the calls. Numbers must have the type they shall have in the file:
    // add("llama.block_count", std::uint32_t{2}).
    GgufWriter &add(std::string_view key, const inference::gguf::Value &value);
    GgufWriter &add(std::string_view key, std::span<const std::string> strings);
    // `value` as it stands in the file, after a type that may be none.
    GgufWriter &addRaw(std::string_view key, std::uint32_t type, std::span<const std::byte> value);

    // A tensor with its data, one after the other, each aligned.
    GgufWriter &addTensor(std::string_view name, inference::gguf::TensorType type,
                          std::vector<std::uint64_t> dimensions, Bytes data);
    // The same with all data zero.
    GgufWriter &addTensor(std::string_view name, inference::gguf::TensorType type,
                          std::vector<std::uint64_t> dimensions);
    GgufWriter &addRawTensor(TensorEntry tensor);

    // The file. Without tensors it ends with the metadata.
    Bytes image() const;

    // Where the tensor table begins and ends, and where the data begin.
    std::size_t tableBegin() const;
    std::size_t tableEnd() const;
    std::size_t dataBegin() const;

private:
    std::uint32_t m_version;
    std::uint32_t m_alignment;
    std::uint64_t m_keyCount = 0;
    Bytes m_metadata;
    std::vector<TensorEntry> m_tensors;
};

// Where the fields of the header stand.
constexpr std::size_t VersionOffset = 4;
constexpr std::size_t TensorCountOffset = 8;
constexpr std::size_t KeyCountOffset = 16;
constexpr std::size_t HeaderSize = 24;

// Adds a number as it stands in a file: little-endian.
template <typename T>
void append(Bytes &bytes, T number)
{
    static_assert(std::endian::native == std::endian::little);
    const auto source = std::as_bytes(std::span(&number, 1));
    bytes.insert(bytes.end(), source.begin(), source.end());
}

// Adds a text with its length before it.
void appendString(Bytes &bytes, std::string_view text);

template <typename T>
void overwrite(Bytes &bytes, std::size_t position, T number)
{
    std::memcpy(std::span(bytes).subspan(position, sizeof number).data(), &number, sizeof number);
}

} // namespace support
