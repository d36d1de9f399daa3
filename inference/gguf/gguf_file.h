// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/byte_source.h"
#include "inference/gguf/contents.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace inference::gguf {

// An opened model file: metadata and tensor table, every number in it checked against the bytes that are
// there. Its header is held in memory, the tensors' data are read from bytes() when they are wanted. Views
// that it hands out live as long as it does. Immutable after construction, so any thread may read it. Format:
// https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, versions 2 and 3, little-endian. Its tensors may
// be of types that the engine cannot compute with, so that a library can show such a file too.
class GgufFile
{
public:
    // Throws Error (FormatError for what is wrong inside the file); the text names file, field and check.
    explicit GgufFile(const std::filesystem::path &path);
    // The same of bytes that come from elsewhere; `path` is what errors name.
    GgufFile(std::unique_ptr<const ByteSource> bytes, const std::filesystem::path &path);

    // Of a file of `size` bytes that is elsewhere, of which only the beginning is here; or how much of it is
    // needed. Its data cannot be read: bytes() throws Error(FileUnreadable).
    static std::expected<GgufFile, MoreNeeded>
    fromBeginning(std::vector<std::byte> beginning, std::uint64_t size, const std::filesystem::path &path);

    const std::filesystem::path &path() const { return m_path; }
    const ByteSource &bytes() const { return *m_bytes; }
    std::uint32_t version() const { return m_contents.version; }
    std::uint64_t sizeBytes() const { return m_bytes->sizeBytes(); }

    // In the order of the file.
    std::span<const KeyValue> metadata() const { return m_contents.metadata; }
    std::span<const Tensor> tensors() const { return m_contents.tensors; }

    // Oddities of a file that is sound all the same, such as bytes behind the data: one English line each.
    std::span<const std::string> remarks() const { return m_contents.remarks; }

    // Null when the file has none of that name.
    const Value *find(std::string_view key) const;
    const Tensor *findTensor(std::string_view name) const;

    // Typed access: empty when the key is absent; throws FormatError when it has another type (KeyType) or
    // lies outside the bounds (KeyRange). Integers of every width are accepted, negative ones never.
    std::optional<std::string_view> string(std::string_view key) const;
    std::optional<std::uint64_t> integer(std::string_view key, std::uint64_t least, std::uint64_t most) const;
    std::optional<double> number(std::string_view key) const; // finite
    std::optional<bool> boolean(std::string_view key) const;

    // The elements of an array of exactly type T; null when the key is absent, throws when it is another
    // type.
    template <typename T>
    const std::vector<T> *array(std::string_view key) const;

private:
    GgufFile(const std::filesystem::path &path, std::unique_ptr<const ByteSource> bytes,
             std::vector<std::byte> header, Contents contents);

    std::filesystem::path m_path;
    std::unique_ptr<const ByteSource> m_bytes;
    std::vector<std::byte> m_header; // the first bytes of the file, which m_contents are views into
    Contents m_contents;
};

} // namespace inference::gguf
