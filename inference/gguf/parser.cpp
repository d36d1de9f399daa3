// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/parser.h"

namespace inference::gguf {

namespace {

constexpr std::uint64_t DefaultAlignment = 32;

// The multiple of bytes that tensors' data begin at. The limits leave room for every page size in use.
std::uint64_t alignmentOf(ByteReader &reader, const Contents &contents)
{
    constexpr std::string_view key = "general.alignment";
    const auto position = contents.metadataIndex.find(key);
    if (!position)
        return DefaultAlignment;
    reader.beginEntry("key", *position);
    reader.nameEntry(key);
    const auto *alignment = std::get_if<std::uint32_t>(&contents.metadata[*position].value);
    if (!alignment)
        reader.fail(Check::AlignmentType, "it is no unsigned 32-bit integer");
    if (*alignment < 8 || *alignment > 65'536 || !std::has_single_bit(*alignment))
        reader.fail(Check::AlignmentValue, std::format("{} is no power of two from 8 to 65536", *alignment));
    return *alignment;
}

} // namespace

std::expected<Contents, MoreNeeded> parse(std::span<const std::byte> present, std::uint64_t fileSize,
                                          const std::filesystem::path &file)
try {
    ByteReader reader(present, fileSize, file);
    const Header header = parseHeader(reader);
    Contents contents{.version = header.version};
    parseMetadata(reader, header.keyCount, contents);
    parseTensors(reader, header.tensorCount, alignmentOf(reader, contents), contents);
    return contents;
} catch (const MoreNeeded &more) {
    return std::unexpected(more);
}

} // namespace inference::gguf
