// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/session_file.h"

#include <bit>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <span>
#include <string>
#include <utility>
#include <vector>

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie in memory");

namespace inference {

namespace {

constexpr std::string_view Magic = "CHASQUIS";
constexpr std::uint32_t Version = 1;
constexpr std::uint32_t LongestText = 4096;

// FNV-1a over words of eight bytes, which tells a file that was cut or damaged; nobody is kept out by it.
// http://www.isthe.com/chongo/tech/comp/fnv/
class Checksum
{
public:
    void add(std::span<const std::byte> bytes)
    {
        for (; bytes.size() >= 8; bytes = bytes.subspan(8))
            addWord(bytes.first(8));
        if (!bytes.empty())
            addWord(bytes);
    }

    std::uint64_t value() const { return m_value; }

private:
    void addWord(std::span<const std::byte> bytes)
    {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), bytes.size());
        m_value = (m_value ^ word) * 0x100000001b3;
        m_value ^= m_value >> 29; // or the high bits of a word would reach nothing
    }

    std::uint64_t m_value = 0xcbf29ce484222325;
};

class Writer
{
public:
    explicit Writer(const std::filesystem::path &path) : m_stream(path, std::ios::binary | std::ios::trunc) {}

    void bytes(std::span<const std::byte> bytes)
    {
        m_checksum.add(bytes);
        m_stream.write(reinterpret_cast<const char *>(bytes.data()),
                       static_cast<std::streamsize>(bytes.size()));
    }

    template <typename T>
    void number(T number)
    {
        bytes(std::as_bytes(std::span(&number, 1)));
    }

    void text(std::string_view text)
    {
        number(static_cast<std::uint32_t>(text.size()));
        bytes(std::as_bytes(std::span(text)));
    }

    bool finish()
    {
        number(m_checksum.value());
        m_stream.close();
        return !m_stream.fail();
    }

private:
    std::ofstream m_stream;
    Checksum m_checksum;
};

// What cannot be read is zero; isWhole() says at the end whether there was such a thing.
class Reader
{
public:
    explicit Reader(const std::filesystem::path &path) : m_stream(path, std::ios::binary) {}

    void bytes(std::span<std::byte> bytes)
    {
        m_stream.read(reinterpret_cast<char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        m_checksum.add(bytes);
    }

    template <typename T>
    T number()
    {
        T number{};
        bytes(std::as_writable_bytes(std::span(&number, 1)));
        return number;
    }

    // Whether this text comes next.
    bool is(std::string_view expected)
    {
        if (number<std::uint32_t>() != expected.size())
            return false;
        std::string text(expected.size(), '\0');
        bytes(std::as_writable_bytes(std::span(text)));
        return text == expected;
    }

    bool isWhole()
    {
        const std::uint64_t expected = m_checksum.value();
        return number<std::uint64_t>() == expected && !m_stream.fail();
    }

    explicit operator bool() const { return !m_stream.fail(); }

private:
    std::ifstream m_stream;
    Checksum m_checksum;
};

std::uint64_t bytesOf(std::span<const std::span<std::byte>> parts)
{
    std::uint64_t sum = 0;
    for (const std::span<std::byte> part : parts)
        sum += part.size();
    return sum;
}

} // namespace

std::uint64_t sessionFileBytes(std::string_view identity, Session &session)
{
    const SessionMemory memory = session.memory();
    return Magic.size() + 4 + 4 + identity.size() + 4 + memory.form.size() + 4 + 4 * session.tokens().size() +
           8 + bytesOf(memory.parts) + 8;
}

bool writeSessionFile(const std::filesystem::path &path, std::string_view identity, Session &session)
{
    const SessionMemory memory = session.memory();
    if (identity.size() > LongestText)
        return false;
    Writer file(path);
    file.bytes(std::as_bytes(std::span(Magic)));
    file.number(Version);
    file.text(identity);
    file.text(memory.form);
    file.number(static_cast<std::uint32_t>(session.tokens().size()));
    file.bytes(std::as_bytes(session.tokens()));
    file.number(bytesOf(memory.parts));
    for (const std::span<std::byte> part : memory.parts)
        file.bytes(part);
    return file.finish();
}

bool readSessionFile(const std::filesystem::path &path, std::string_view identity, Session &session)
{
    Reader file(path);
    std::string magic(Magic.size(), '\0');
    file.bytes(std::as_writable_bytes(std::span(magic)));
    if (magic != Magic || file.number<std::uint32_t>() != Version || !file.is(identity) ||
        !file.is(session.memory().form))
        return false;
    const auto count = file.number<std::uint32_t>();
    if (!file || std::cmp_greater(count, session.contextLength()))
        return false;
    std::vector<Token> tokens(count);
    file.bytes(std::as_writable_bytes(std::span(tokens)));

    // From here on the session's memory is written over.
    const SessionMemory memory = session.prepareMemory(static_cast<int>(count));
    if (file.number<std::uint64_t>() != bytesOf(memory.parts))
        return false;
    for (const std::span<std::byte> part : memory.parts)
        file.bytes(part);
    return file.isWhole() && session.takeUp(tokens);
}

} // namespace inference
