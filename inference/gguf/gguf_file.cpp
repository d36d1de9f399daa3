// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/gguf_file.h"

#include "inference/gguf/format_error.h"
#include "inference/gguf/input_file.h"
#include "inference/gguf/parser.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <type_traits>
#include <utility>

namespace inference::gguf {

namespace {

constexpr std::uint64_t FirstRead = 2 * 1024 * 1024; // holds the header of many models
constexpr std::uint64_t LargestHeader =
    LargestMetadata + LargestMetadata / 16; // with the tensor table, and to spare

// In the order of the alternatives of Value and of Array.
constexpr std::array ValueTypeNames = std::to_array<std::string_view>(
    {"an integer", "an integer", "an integer", "an integer", "an integer", "an integer", "a number",
     "true or false", "a text", "a list", "an integer", "an integer", "a number"});
constexpr std::array ElementTypeNames =
    std::to_array<std::string_view>({"uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "bool",
                                     "string", "uint64", "int64", "float64"});
static_assert(ValueTypeNames.size() == std::variant_size_v<Value>);
static_assert(ElementTypeNames.size() == std::variant_size_v<Array>);

std::string describeType(const Value &value)
{
    if (const Array *array = std::get_if<Array>(&value))
        return std::format("a list of {}", ElementTypeNames[array->index()]);
    return std::string(ValueTypeNames[value.index()]);
}

[[noreturn]] void throwKeyType(const GgufFile &file, std::string_view key, const Value &value,
                               std::string_view expected)
{
    throw ContainerError(
        Check::KeyType, ErrorCode::ModelDamaged, file.path(),
        std::format("key {}: it is {} but must be {}", quoted(key), describeType(value), expected));
}

// The value of a key that must be of one type.
template <typename T>
std::optional<T> exactly(const GgufFile &file, std::string_view key, std::string_view expected)
{
    const Value *value = file.find(key);
    if (!value)
        return std::nullopt;
    const T *typed = std::get_if<T>(value);
    if (!typed)
        throwKeyType(file, key, *value, expected);
    return *typed;
}

// Reads as much from the file's beginning as its header takes, and judges it.
Contents readHeader(const ByteSource &bytes, const std::filesystem::path &path,
                    std::vector<std::byte> &header)
{
    std::uint64_t wanted = FirstRead;
    for (;;) {
        const std::size_t present = header.size();
        header.resize(std::min(wanted, bytes.sizeBytes()));
        bytes.read(present, std::span(header).subspan(present));
        auto contents = parse(header, bytes.sizeBytes(), path);
        if (contents)
            return *std::move(contents);
        if (contents.error().bytes > LargestHeader)
            throw ContainerError(
                Check::MetadataSize, ErrorCode::ModelDamaged, path,
                std::format("its header takes more than the {} bytes that are the limit", LargestHeader));
        // Each attempt begins anew, so their number must stay small.
        wanted = std::clamp<std::uint64_t>(4 * header.size(), contents.error().bytes, LargestHeader);
    }
}

// The data of a file that is elsewhere.
class Elsewhere final : public ByteSource
{
public:
    Elsewhere(std::uint64_t size, const std::filesystem::path &path) : m_size(size), m_path(path) {}

    std::uint64_t sizeBytes() const override { return m_size; }
    void requireUnchanged() const override {}
    void read(std::uint64_t, std::span<std::byte>) const override
    {
        throw Error(ErrorCode::FileUnreadable,
                    std::format("{}: only its header is here; fetch the whole file", displayName(m_path)));
    }

private:
    std::uint64_t m_size;
    std::filesystem::path m_path;
};

} // namespace

GgufFile::GgufFile(const std::filesystem::path &path, std::unique_ptr<const ByteSource> bytes,
                   std::vector<std::byte> header, Contents contents)
    : m_path(path), m_bytes(std::move(bytes)), m_header(std::move(header)), m_contents(std::move(contents))
{
}

std::expected<GgufFile, MoreNeeded> GgufFile::fromBeginning(std::vector<std::byte> beginning,
                                                            std::uint64_t size,
                                                            const std::filesystem::path &path)
{
    beginning.resize(std::min<std::uint64_t>(beginning.size(), size));
    return parse(beginning, size, path).transform([&](Contents &&contents) {
        return GgufFile(path, std::make_unique<Elsewhere>(size, path), std::move(beginning),
                        std::move(contents));
    });
}

GgufFile::GgufFile(const std::filesystem::path &path) : GgufFile(std::make_unique<InputFile>(path), path) {}

GgufFile::GgufFile(std::unique_ptr<const ByteSource> bytes, const std::filesystem::path &path)
    : m_path(path), m_bytes(std::move(bytes)), m_contents(readHeader(*m_bytes, m_path, m_header))
{
}

const Value *GgufFile::find(std::string_view key) const
{
    const auto position = m_contents.metadataIndex.find(key);
    return position ? &m_contents.metadata[*position].value : nullptr;
}

const Tensor *GgufFile::findTensor(std::string_view name) const
{
    const auto position = m_contents.tensorIndex.find(name);
    return position ? &m_contents.tensors[*position] : nullptr;
}

std::optional<std::string_view> GgufFile::string(std::string_view key) const
{
    return exactly<std::string_view>(*this, key, "a text");
}

std::optional<bool> GgufFile::boolean(std::string_view key) const
{
    return exactly<bool>(*this, key, "true or false");
}

std::optional<std::uint64_t> GgufFile::integer(std::string_view key, std::uint64_t least,
                                               std::uint64_t most) const
{
    const Value *value = find(key);
    if (!value)
        return std::nullopt;
    return std::visit(
        [&]<typename T>(const T &number) -> std::uint64_t {
            if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
                if (std::cmp_less(number, least) || std::cmp_greater(number, most))
                    throw ContainerError(Check::KeyRange, ErrorCode::ModelDamaged, m_path,
                                         std::format("key {}: it is {} but must be from {} to {}",
                                                     quoted(key), number, least, most));
                return static_cast<std::uint64_t>(number);
            } else {
                throwKeyType(*this, key, *value, "an integer");
            }
        },
        *value);
}

std::optional<double> GgufFile::number(std::string_view key) const
{
    const Value *value = find(key);
    if (!value)
        return std::nullopt;
    const float *single = std::get_if<float>(value);
    const std::optional<double> number = single ? *single : exactly<double>(*this, key, "a number");
    if (!std::isfinite(*number))
        throw ContainerError(Check::KeyRange, ErrorCode::ModelDamaged, m_path,
                             std::format("key {}: it is {} but must be finite", quoted(key), *number));
    return number;
}

template <typename T>
const std::vector<T> *GgufFile::array(std::string_view key) const
{
    const Value *value = find(key);
    if (!value)
        return nullptr;
    const Array *array = std::get_if<Array>(value);
    const auto *elements = array ? std::get_if<std::vector<T>>(array) : nullptr;
    if (!elements)
        throwKeyType(*this, key, *value,
                     std::format("a list of {}", ElementTypeNames[Array(std::vector<T>()).index()]));
    return elements;
}

template const std::vector<std::uint8_t> *GgufFile::array(std::string_view) const;
template const std::vector<std::int8_t> *GgufFile::array(std::string_view) const;
template const std::vector<std::uint16_t> *GgufFile::array(std::string_view) const;
template const std::vector<std::int16_t> *GgufFile::array(std::string_view) const;
template const std::vector<std::uint32_t> *GgufFile::array(std::string_view) const;
template const std::vector<std::int32_t> *GgufFile::array(std::string_view) const;
template const std::vector<float> *GgufFile::array(std::string_view) const;
template const std::vector<bool> *GgufFile::array(std::string_view) const;
template const std::vector<std::string_view> *GgufFile::array(std::string_view) const;
template const std::vector<std::uint64_t> *GgufFile::array(std::string_view) const;
template const std::vector<std::int64_t> *GgufFile::array(std::string_view) const;
template const std::vector<double> *GgufFile::array(std::string_view) const;

} // namespace inference::gguf
