// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/byte_reader.h"
#include "inference/gguf/contents.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <span>

namespace inference::gguf {

// The most bytes of keys and values.
constexpr std::uint64_t LargestMetadata = std::uint64_t{256} * 1024 * 1024;

// Reads the header of a model file of `fileSize` bytes, of which the first are `present`, and checks every
// number in it against that size; what comes out can be used without looking back. When the header goes on
// behind the bytes that are present, the answer is how many it takes at least. Time grows as n log n and
// memory at most eightfold with the bytes that are present, whatever they say. `file` is named in errors.
// Throws FormatError. Format:
// https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, versions 2 and 3, little-endian.
std::expected<Contents, MoreNeeded> parse(std::span<const std::byte> present, std::uint64_t fileSize,
                                          const std::filesystem::path &file);

// The parts of a file, in this order. The reader stands at the first byte of each.

struct Header {
    std::uint32_t version = 0;
    std::uint64_t tensorCount = 0;
    std::uint64_t keyCount = 0;
};

Header parseHeader(ByteReader &reader);

// Fills metadata, metadataIndex and remarks.
void parseMetadata(ByteReader &reader, std::uint64_t count, Contents &contents);

// Fills tensors, tensorIndex and remarks.
void parseTensors(ByteReader &reader, std::uint64_t count, std::uint64_t alignment, Contents &contents);

} // namespace inference::gguf
