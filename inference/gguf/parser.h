// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/byte_reader.h"
#include "inference/gguf/contents.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace inference::gguf {

// Reads a model file's bytes and checks every number in them against the bytes that are there; what comes out
// can be used without looking back. Time grows as n log n and memory at most eightfold with the size of the
// file, whatever it says. `file` is named in errors. Throws FormatError. Format:
// https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, versions 2 and 3, little-endian.
Contents parse(std::span<const std::byte> bytes, const std::filesystem::path &file);

// The parts of a file, in this order. The reader stands at the first byte of each.

struct Header {
    std::uint32_t version = 0;
    std::uint64_t tensorCount = 0;
    std::uint64_t keyCount = 0;
};

Header parseHeader(ByteReader &reader);

// Fills metadata, metadataIndex and remarks.
void parseMetadata(ByteReader &reader, std::uint64_t count, Contents &contents);

// Fills tensors, tensorIndex and remarks; `bytes` are those of the whole file.
void parseTensors(ByteReader &reader, std::uint64_t count, std::uint64_t alignment,
                  std::span<const std::byte> bytes, Contents &contents);

} // namespace inference::gguf
