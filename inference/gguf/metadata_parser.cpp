// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/parser.h"

#include <algorithm>

namespace inference::gguf {

namespace {

constexpr std::uint64_t MiB = 1024 * 1024;
constexpr std::uint64_t LongestKey = 65'535;
constexpr std::uint64_t LongestTemplate = 1 * MiB;
constexpr std::uint64_t LongestString = 16 * MiB;
constexpr std::uint64_t LongestElement = 64 * MiB; // of an array of strings
constexpr std::uint64_t MostElements = 16 * MiB;

// The format's numbers for the types of values.
enum class ValueType : std::uint32_t {
    UInt8,
    Int8,
    UInt16,
    Int16,
    UInt32,
    Int32,
    Float32,
    Bool,
    String,
    Array,
    UInt64,
    Int64,
    Float64,
};

std::string_view readKey(ByteReader &reader)
{
    const auto length = reader.read<std::uint64_t>("the length of its name");
    if (length == 0 || length > LongestKey || length > reader.remaining())
        reader.fail(Check::KeyLength,
                    std::format("its name has {} bytes, but 1 to {} are allowed and {} are left", length,
                                LongestKey, reader.remaining()));
    const std::string_view key = reader.readText(length, "its name");
    reader.nameEntry(key);
    const bool isPlain = std::ranges::all_of(key, [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
               (character >= '0' && character <= '9') || character == '_' || character == '.' ||
               character == '-';
    });
    if (!isPlain)
        reader.fail(Check::KeyCharacters,
                    "its name has other characters than letters, digits, '_', '.' and '-'");
    return key;
}

std::string_view readString(ByteReader &reader, std::uint64_t longest)
{
    const auto length = reader.read<std::uint64_t>("the length of its text");
    if (length > longest || length > reader.remaining())
        reader.fail(Check::StringLength,
                    std::format("a text has {} bytes, but {} are allowed and {} are left", length, longest,
                                reader.remaining()));
    return reader.readText(length, "its text");
}

bool readBool(ByteReader &reader)
{
    const auto number = reader.read<std::uint8_t>("its value");
    if (number > 1)
        reader.fail(Check::BoolValue, std::format("its value is {}, neither true (1) nor false (0)", number));
    return number == 1;
}

// Refuses a count that the file has no room for; nothing may be allocated for it before its bytes are
// present.
std::uint64_t readElementCount(ByteReader &reader, std::uint64_t leastSize)
{
    const auto count = reader.read<std::uint64_t>("the number of its elements");
    if (count > MostElements || count > reader.remaining() / leastSize)
        reader.fail(Check::ArrayCount,
                    std::format("it claims {} elements, but {} are allowed and {} bytes are left", count,
                                MostElements, reader.remaining()));
    return count;
}

template <typename T>
Array readNumbers(ByteReader &reader)
{
    const std::uint64_t count = readElementCount(reader, sizeof(T));
    const std::span<const std::byte> bytes = reader.take(count * sizeof(T), "its elements");
    std::vector<T> numbers(count);
    std::ranges::copy(bytes, std::as_writable_bytes(std::span(numbers)).begin());
    return numbers;
}

template <typename T, typename ReadOne>
Array readOneByOne(ByteReader &reader, std::uint64_t leastSize, const ReadOne &readOne)
{
    const std::uint64_t count = readElementCount(reader, leastSize);
    reader.require(count * leastSize);
    std::vector<T> elements;
    elements.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i)
        elements.push_back(readOne());
    return elements;
}

Array readArray(ByteReader &reader)
{
    const auto type = reader.read<std::uint32_t>("the type of its elements");
    switch (ValueType{type}) {
    case ValueType::UInt8: return readNumbers<std::uint8_t>(reader);
    case ValueType::Int8: return readNumbers<std::int8_t>(reader);
    case ValueType::UInt16: return readNumbers<std::uint16_t>(reader);
    case ValueType::Int16: return readNumbers<std::int16_t>(reader);
    case ValueType::UInt32: return readNumbers<std::uint32_t>(reader);
    case ValueType::Int32: return readNumbers<std::int32_t>(reader);
    case ValueType::Float32: return readNumbers<float>(reader);
    case ValueType::Bool: return readOneByOne<bool>(reader, 1, [&] { return readBool(reader); });
    case ValueType::String:
        return readOneByOne<std::string_view>(reader, 8, [&] { return readString(reader, LongestElement); });
    case ValueType::Array: break; // allowed by the format but used by no model, and depth would be unbounded
    case ValueType::UInt64: return readNumbers<std::uint64_t>(reader);
    case ValueType::Int64: return readNumbers<std::int64_t>(reader);
    case ValueType::Float64: return readNumbers<double>(reader);
    }
    reader.fail(Check::ArrayType, std::format("type {} cannot be that of an array's elements", type));
}

Value readValue(ByteReader &reader, std::string_view key)
{
    constexpr std::string_view field = "its value";
    const auto type = reader.read<std::uint32_t>("its type");
    switch (ValueType{type}) {
    case ValueType::UInt8: return reader.read<std::uint8_t>(field);
    case ValueType::Int8: return reader.read<std::int8_t>(field);
    case ValueType::UInt16: return reader.read<std::uint16_t>(field);
    case ValueType::Int16: return reader.read<std::int16_t>(field);
    case ValueType::UInt32: return reader.read<std::uint32_t>(field);
    case ValueType::Int32: return reader.read<std::int32_t>(field);
    case ValueType::Float32: return reader.read<float>(field);
    case ValueType::Bool: return readBool(reader);
    case ValueType::String: {
        const bool isTemplate = key.starts_with("tokenizer.chat_template");
        return readString(reader, isTemplate ? LongestTemplate : LongestString);
    }
    case ValueType::Array: return readArray(reader);
    case ValueType::UInt64: return reader.read<std::uint64_t>(field);
    case ValueType::Int64: return reader.read<std::int64_t>(field);
    case ValueType::Float64: return reader.read<double>(field);
    }
    reader.fail(Check::ValueType, std::format("its type {} is none of the format", type));
}

} // namespace

void parseMetadata(ByteReader &reader, std::uint64_t count, Contents &contents)
{
    const std::uint64_t begin = reader.position();
    std::vector<std::string_view> keys;
    keys.reserve(count);
    contents.metadata.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        reader.beginEntry("key", i);
        keys.push_back(readKey(reader));
        contents.metadata.push_back({keys.back(), readValue(reader, keys.back())});
        if (const std::uint64_t size = reader.position() - begin; size > LargestMetadata)
            reader.fail(Check::MetadataSize,
                        std::format("up to here the metadata take {} bytes, but {} are the limit", size,
                                    LargestMetadata));
    }
    contents.metadataIndex = NameIndex(keys);
    if (const auto key = contents.metadataIndex.duplicate()) {
        reader.beginEntry("key", *contents.metadataIndex.find(*key));
        reader.nameEntry(*key);
        reader.fail(Check::KeyDuplicate, "the file has it twice");
    }
    const bool hasUpperCase = std::ranges::any_of(keys, [](std::string_view key) {
        return std::ranges::any_of(key, [](char character) { return character >= 'A' && character <= 'Z'; });
    });
    if (hasUpperCase)
        contents.remarks.push_back(
            "a key of the metadata has upper-case letters, which the format does not have");
}

} // namespace inference::gguf
