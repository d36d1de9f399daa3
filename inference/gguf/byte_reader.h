// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/contents.h"
#include "inference/gguf/format_error.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <format>
#include <span>
#include <string>
#include <string_view>

namespace inference::gguf {

// Reads a file from front to back, never past its end, and puts the place into every error. Only its first
// bytes need be present; what lies behind them is there but not yet read.
class ByteReader
{
public:
    // `present` are the first bytes of a file of `size`. They and the path must outlive the reader.
    ByteReader(std::span<const std::byte> present, std::uint64_t size, const std::filesystem::path &file)
        : m_present(present), m_size(size), m_file(file)
    {
        assert(present.size() <= size);
    }

    // Of the file.
    std::uint64_t size() const { return m_size; }
    std::uint64_t position() const { return m_position; }
    std::uint64_t remaining() const { return m_size - m_position; }

    // Throws MoreNeeded unless the next `count` bytes, of a file that has them, are present.
    void require(std::uint64_t count) const
    {
        if (count > m_present.size() - m_position)
            throw MoreNeeded{m_position + count};
    }

    // At most `most` of the next bytes that are present, which stay next.
    std::span<const std::byte> peek(std::uint64_t most) const
    {
        return m_present.subspan(m_position, std::min<std::uint64_t>(most, m_present.size() - m_position));
    }

    // The next `count` bytes; `field` says what they are ("its length") when they are not all there.
    std::span<const std::byte> take(std::uint64_t count, std::string_view field)
    {
        if (count > remaining())
            fail(Check::ShortRead, std::format("{} takes {} bytes at byte {} but the file has {} bytes",
                                               field, count, m_position, m_size));
        require(count);
        const auto taken = m_present.subspan(m_position, count);
        m_position += count;
        return taken;
    }

    // The next number, which the file has in little-endian order at any alignment.
    template <typename T>
    T read(std::string_view field)
    {
        static_assert(std::endian::native == std::endian::little);
        T number;
        std::memcpy(&number, take(sizeof number, field).data(), sizeof number);
        return number;
    }

    std::string_view readText(std::uint64_t length, std::string_view field)
    {
        const std::span<const std::byte> text = take(length, field);
        return {reinterpret_cast<const char *>(text.data()), text.size()};
    }

    // The entry that errors are about from here on: `kind` and `number` ("key", 3) until it is known by name.
    void beginEntry(std::string_view kind, std::uint64_t number) { m_entry = {kind, number, ""}; }
    void nameEntry(std::string_view name) { m_entry.name = name; }

    [[noreturn]] void fail(Check check, std::string_view problem,
                           ErrorCode code = ErrorCode::ModelDamaged) const
    {
        throw ContainerError(check, code, m_file, describeEntry() + std::string(problem));
    }

private:
    struct Entry {
        std::string_view kind;
        std::uint64_t number = 0;
        std::string_view name;
    };

    std::string describeEntry() const
    {
        if (m_entry.kind.empty())
            return "";
        return m_entry.name.empty() ? std::format("{} number {}: ", m_entry.kind, m_entry.number + 1)
                                    : std::format("{} {}: ", m_entry.kind, quoted(m_entry.name));
    }

    std::span<const std::byte> m_present;
    std::uint64_t m_size;
    const std::filesystem::path &m_file;
    std::uint64_t m_position = 0;
    Entry m_entry;
};

} // namespace inference::gguf
