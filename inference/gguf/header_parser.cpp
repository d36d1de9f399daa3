// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/parser.h"

#include <array>

namespace inference::gguf {

namespace {

constexpr std::uint64_t HeaderSize = 24; // magic, version, two counts
constexpr std::uint64_t MostTensors = 65'536;
constexpr std::uint64_t MostKeys = 16'384;
// A key: length, one character, type, one byte of value. A tensor: length, one character, number of
// dimensions, one dimension, type, offset.
constexpr std::uint64_t LeastKeySize = 8 + 1 + 4 + 1;
constexpr std::uint64_t LeastTensorSize = 8 + 1 + 4 + 8 + 4 + 8;

// Files that people take for model files, by how they begin in lower-case letters.
struct OtherKind {
    std::string_view beginning;
    std::string_view problem;
};

constexpr std::string_view WebPage =
    "it is a web page, not a model: the site sent a page instead of the file; "
    "download it again from the page's download button";
constexpr std::string_view OldFormat = "it is a model in a format that GGUF replaced in 2023; "
                                       "look for a GGUF file of the same model";

constexpr std::array OtherKinds = std::to_array<OtherKind>({
    {"<!doctype", WebPage},
    {"<html", WebPage},
    {"<?xml", WebPage},
    {"version https://git-lfs", "it is a Git LFS pointer, a note that stands for the model; "
                                "fetch the model itself with 'git lfs pull'"},
    {"ggml", OldFormat},
    {"lmgg", OldFormat},
    {"ggmf", OldFormat},
    {"fmgg", OldFormat},
    {"ggjt", OldFormat},
    {"tjgg", OldFormat},
    {"ggla", OldFormat},
    {"algg", OldFormat},
    {"pk\x03\x04",
     "it is a zip archive or a PyTorch model; unpack it, or look for a GGUF file of the same model"},
});

// The first characters after white space and a byte order mark, in lower case.
std::string beginning(std::span<const std::byte> bytes)
{
    std::string text;
    for (const std::byte byte : bytes) {
        const char character = static_cast<char>(byte);
        const bool isBlank = std::string_view(" \t\r\n\xef\xbb\xbf").contains(character);
        if (text.empty() && isBlank)
            continue;
        text += character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
    }
    return text;
}

std::string_view describeOtherKind(std::span<const std::byte> bytes)
{
    const std::string text = beginning(bytes);
    for (const OtherKind &kind : OtherKinds) {
        if (text.starts_with(kind.beginning))
            return kind.problem;
    }
    // Safetensors: eight bytes of length, then JSON.
    if (bytes[8] == std::byte{'{'} && bytes[9] == std::byte{'"'})
        return "it is a safetensors model; look for a GGUF file of the same model";
    return "it is not a GGUF model file; choose another file, or get it again";
}

std::uint32_t parseVersion(ByteReader &reader)
{
    const auto version = reader.read<std::uint32_t>("the version of the format");
    if (const std::uint32_t swapped = std::byteswap(version); swapped == 2 || swapped == 3)
        reader.fail(Check::WrongEndian,
                    "it was made for big-endian computers; look for a file of the same model without 'be' in "
                    "its name",
                    ErrorCode::ModelUnsupported);
    if (version < 2 || version > 3)
        reader.fail(
            Check::BadVersion,
            std::format("it is of version {} of the format, but versions 2 and 3 can be read; look for "
                        "another file of the same model",
                        version),
            ErrorCode::ModelUnsupported);
    return version;
}

void checkCount(const ByteReader &reader, Check check, std::string_view what, std::uint64_t count,
                std::uint64_t leastSize, std::uint64_t most)
{
    if (count > reader.remaining() / leastSize)
        reader.fail(check, std::format("it claims {} {}, for which its {} bytes have no room", count, what,
                                       reader.size()));
    if (count > most)
        reader.fail(check, std::format("it claims {} {}, but {} are the limit", count, what, most));
}

} // namespace

Header parseHeader(ByteReader &reader)
{
    if (reader.size() < HeaderSize)
        reader.fail(Check::TooSmall,
                    reader.size() == 0 ? "it is empty" : std::format("it has only {} bytes", reader.size()));
    reader.require(HeaderSize);
    const std::span<const std::byte> start = reader.peek(64);
    if (reader.readText(4, "the magic number") != "GGUF")
        reader.fail(Check::BadMagic, describeOtherKind(start));

    Header header{.version = parseVersion(reader)};
    header.tensorCount = reader.read<std::uint64_t>("the number of tensors");
    header.keyCount = reader.read<std::uint64_t>("the number of keys");
    checkCount(reader, Check::TensorCount, "tensors", header.tensorCount, LeastTensorSize, MostTensors);
    checkCount(reader, Check::KeyCount, "keys", header.keyCount, LeastKeySize, MostKeys);
    return header;
}

} // namespace inference::gguf
