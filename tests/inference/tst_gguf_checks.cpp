// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/parser.h"
#include "tests/support/gguf_writer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <format>
#include <limits>
#include <memory>
#include <optional>
#include <string>

using namespace inference::gguf;
using namespace support;

// Every check of the reader, each with a bad value and with the nearest good one, so that a check that is
// missing, inverted or off by one is seen.

namespace {

constexpr std::uint64_t MiB = 1024 * 1024;

// The check that refuses the bytes; empty when they are sound. They are copied to memory of exactly their
// size, so that a sanitizer sees a read past their end.
std::optional<Check> refusal(const Bytes &bytes)
{
    const auto copy = std::make_unique<std::byte[]>(bytes.size());
    std::ranges::copy(bytes, copy.get());
    try {
        const auto contents = parse({copy.get(), bytes.size()}, bytes.size(), "model.gguf");
        REQUIRE(contents.has_value()); // what is whole does not go on
    } catch (const ContainerError &error) {
        return error.check();
    }
    return std::nullopt;
}

Contents parseWhole(const Bytes &bytes)
{
    return parse(bytes, bytes.size(), "model.gguf").value();
}

void checkRefused(const Bytes &bytes, Check check)
{
    const std::optional<Check> actual = refusal(bytes);
    REQUIRE(actual.has_value());
    CHECK(static_cast<int>(*actual) == static_cast<int>(check));
}

void checkSound(const Bytes &bytes)
{
    CHECK(!refusal(bytes));
}

// Bytes that pass `check`, though they cannot pass a later one.
void checkPasses(const Bytes &bytes, Check check, Check later)
{
    REQUIRE(check != later);
    checkRefused(bytes, later);
}

template <typename T>
Bytes numberBytes(T number)
{
    Bytes bytes;
    append(bytes, number);
    return bytes;
}

Bytes stringBytes(std::uint64_t length, std::size_t present)
{
    Bytes bytes = numberBytes(length);
    bytes.resize(bytes.size() + present, std::byte{'a'});
    return bytes;
}

// An array's bytes: element type, count, then `payload`.
Bytes arrayBytes(std::uint32_t type, std::uint64_t count, const Bytes &payload)
{
    Bytes bytes = numberBytes(type);
    append(bytes, count);
    bytes.insert(bytes.end(), payload.begin(), payload.end());
    return bytes;
}

Bytes withKey(std::string_view key)
{
    return GgufWriter().add(key, std::uint64_t{1}).image();
}

Bytes withValue(std::uint32_t type, const Bytes &value, std::string_view key = "k")
{
    return GgufWriter().addRaw(key, type, value).image();
}

Bytes withArray(std::uint32_t type, std::uint64_t count, const Bytes &payload)
{
    return withValue(9, arrayBytes(type, count, payload));
}

Bytes withTensor(TensorEntry tensor)
{
    return GgufWriter().addRawTensor(std::move(tensor)).image();
}

Bytes withTensorName(std::string name)
{
    return GgufWriter().addTensor(name, TensorType::I8, {1}).image();
}

constexpr std::uint32_t I8 = static_cast<std::uint32_t>(TensorType::I8);

Bytes withDimensions(std::vector<std::uint64_t> dimensions, std::size_t dataSize = 1)
{
    return withTensor(
        {.name = "t", .type = I8, .dimensions = std::move(dimensions), .data = Bytes(dataSize)});
}

Bytes overwritten(Bytes bytes, std::size_t position, auto number)
{
    overwrite(bytes, position, number);
    return bytes;
}

const Bytes Empty = GgufWriter().image();

} // namespace

TEST_CASE("A file must have room for a header")
{
    checkRefused({}, Check::TooSmall);
    checkRefused(Bytes(Empty.begin(), Empty.end() - 1), Check::TooSmall);
    checkSound(Empty);
}

TEST_CASE("A file must begin with the magic number")
{
    checkRefused(overwritten(Empty, 3, 'G'), Check::BadMagic);
    checkRefused(overwritten(Empty, 0, 'g'), Check::BadMagic);
    checkSound(overwritten(Empty, 3, 'F'));
}

TEST_CASE("The version must be 2 or 3, in little-endian order")
{
    for (const std::uint32_t version : {0u, 1u, 4u, 0x04000000u})
        checkRefused(overwritten(Empty, VersionOffset, version), Check::BadVersion);
    for (const std::uint32_t version : {0x02000000u, 0x03000000u})
        checkRefused(overwritten(Empty, VersionOffset, version), Check::WrongEndian);
    for (const std::uint32_t version : {2u, 3u})
        checkSound(overwritten(Empty, VersionOffset, version));
}

TEST_CASE("The number of tensors is bounded by the bytes left")
{
    Bytes bytes = Empty;
    bytes.resize(HeaderSize + 10 * 33);
    checkRefused(overwritten(bytes, TensorCountOffset, std::uint64_t{11}), Check::TensorCount);
    checkRefused(overwritten(bytes, TensorCountOffset, std::numeric_limits<std::uint64_t>::max()),
                 Check::TensorCount);
    checkPasses(overwritten(bytes, TensorCountOffset, std::uint64_t{10}), Check::TensorCount,
                Check::TensorName);
}

TEST_CASE("The number of tensors is at most 65536")
{
    Bytes bytes = Empty;
    bytes.resize(HeaderSize + 65'537 * 33);
    checkRefused(overwritten(bytes, TensorCountOffset, std::uint64_t{65'537}), Check::TensorCount);
    checkPasses(overwritten(bytes, TensorCountOffset, std::uint64_t{65'536}), Check::TensorCount,
                Check::TensorName);
}

TEST_CASE("The number of keys is bounded by the bytes left")
{
    Bytes bytes = Empty;
    bytes.resize(HeaderSize + 10 * 14);
    checkRefused(overwritten(bytes, KeyCountOffset, std::uint64_t{11}), Check::KeyCount);
    checkRefused(overwritten(bytes, KeyCountOffset, std::numeric_limits<std::uint64_t>::max()),
                 Check::KeyCount);
    checkPasses(overwritten(bytes, KeyCountOffset, std::uint64_t{10}), Check::KeyCount, Check::KeyLength);
}

TEST_CASE("The number of keys is at most 16384")
{
    Bytes bytes = Empty;
    bytes.resize(HeaderSize + 16'385 * 14);
    checkRefused(overwritten(bytes, KeyCountOffset, std::uint64_t{16'385}), Check::KeyCount);
    checkPasses(overwritten(bytes, KeyCountOffset, std::uint64_t{16'384}), Check::KeyCount, Check::KeyLength);
}

TEST_CASE("A value must be there whole")
{
    Bytes bytes = GgufWriter().add("k", std::uint64_t{1}).image();
    checkSound(bytes);
    bytes.pop_back();
    checkRefused(bytes, Check::ShortRead);
}

TEST_CASE("A key has 1 to 65535 bytes, all of them in the file")
{
    checkRefused(withKey(""), Check::KeyLength);
    checkSound(withKey("k"));
    checkSound(withKey(std::string(65'535, 'k')));
    checkRefused(withKey(std::string(65'536, 'k')), Check::KeyLength);

    const Bytes bytes = withKey("k"); // behind its name: type and value, 12 bytes
    checkRefused(overwritten(bytes, HeaderSize, std::uint64_t{1 + 12 + 1}), Check::KeyLength);
    checkPasses(overwritten(bytes, HeaderSize, std::uint64_t{1 + 12}), Check::KeyLength,
                Check::KeyCharacters);
}

TEST_CASE("A key consists of letters, digits and three signs")
{
    using namespace std::string_view_literals;
    for (const std::string_view key : {"a\0b"sv, "a b"sv, "a\nb"sv,
                                       "gr\xc3\xb6\xc3\x9f"
                                       "e"sv,
                                       "a\xff"sv, "a/b"sv, "a:b"sv, "a@b"sv, "a[b"sv, "a`b"sv, "a{b"sv})
        checkRefused(withKey(key), Check::KeyCharacters);
    checkSound(withKey("azAZ09_.-"));
}

TEST_CASE("Upper-case letters in a key are remarked upon")
{
    CHECK(parseWhole(withKey("general.NAME")).remarks.size() == 1);
    CHECK(parseWhole(withKey("general.name")).remarks.empty());
}

TEST_CASE("A key stands there once")
{
    checkRefused(GgufWriter().add("a", true).add("b", true).add("a", false).image(), Check::KeyDuplicate);
    checkSound(GgufWriter().add("a", true).add("b", true).add("aa", false).image());
}

TEST_CASE("A value has one of thirteen types")
{
    checkRefused(withValue(13, Bytes(8)), Check::ValueType);
    checkRefused(withValue(0xffffffff, Bytes(8)), Check::ValueType);
    checkSound(withValue(12, Bytes(8)));
    checkSound(withValue(0, Bytes(1)));
}

TEST_CASE("A truth value is 0 or 1")
{
    checkRefused(withValue(7, numberBytes(std::uint8_t{2})), Check::BoolValue);
    checkSound(withValue(7, numberBytes(std::uint8_t{1})));
    checkSound(withValue(7, numberBytes(std::uint8_t{0})));
    checkRefused(withArray(7, 2, numberBytes(std::uint16_t{0x0201})), Check::BoolValue);
    checkSound(withArray(7, 2, numberBytes(std::uint16_t{0x0001})));
}

TEST_CASE("A text lies inside the file")
{
    checkRefused(withValue(8, stringBytes(11, 10)), Check::StringLength);
    checkRefused(withValue(8, stringBytes(std::numeric_limits<std::uint64_t>::max(), 10)),
                 Check::StringLength);
    checkSound(withValue(8, stringBytes(10, 10)));
    checkRefused(withArray(8, 1, stringBytes(11, 10)), Check::StringLength);
    checkSound(withArray(8, 1, stringBytes(10, 10)));
}

TEST_CASE("A text has at most 16 MiB, in a list 64 MiB, as a chat template 1 MiB")
{
    checkRefused(withValue(8, stringBytes(16 * MiB + 1, 16 * MiB + 1)), Check::StringLength);
    checkSound(withValue(8, stringBytes(16 * MiB, 16 * MiB)));
    checkRefused(withArray(8, 1, stringBytes(64 * MiB + 1, 64 * MiB + 1)), Check::StringLength);
    checkSound(withArray(8, 1, stringBytes(64 * MiB, 64 * MiB)));
    const std::string_view key = "tokenizer.chat_template";
    checkRefused(withValue(8, stringBytes(MiB + 1, MiB + 1), key), Check::StringLength);
    checkSound(withValue(8, stringBytes(MiB, MiB), key));
}

TEST_CASE("A text need not be UTF-8, for those who show it clean it")
{
    checkSound(GgufWriter().add("general.name", "a\xff\xfe").image());
}

TEST_CASE("A list has elements of one of twelve types, lists not among them")
{
    checkRefused(withArray(9, 1, arrayBytes(0, 1, Bytes(1))), Check::ArrayType);
    checkRefused(withArray(13, 1, Bytes(8)), Check::ArrayType);
    checkRefused(withArray(0xffffffff, 1, Bytes(8)), Check::ArrayType);
    checkSound(withArray(12, 1, Bytes(8)));
    checkSound(withArray(8, 1, Bytes(8)));
    checkSound(withArray(10, 1, Bytes(8)));
}

TEST_CASE("The number of a list's elements is bounded by the bytes left")
{
    constexpr std::array<std::size_t, 13> sizes = {1, 1, 2, 2, 4, 4, 4, 1, 8, 0, 8, 8, 8};
    for (std::uint32_t type = 0; type < sizes.size(); ++type) {
        if (sizes[type] == 0)
            continue;
        CAPTURE(type);
        checkRefused(withArray(type, 11, Bytes(10 * sizes[type])), Check::ArrayCount);
        checkRefused(withArray(type, std::uint64_t{1} << 61, Bytes(10 * sizes[type])), Check::ArrayCount);
        checkSound(withArray(type, 10, Bytes(10 * sizes[type])));
        checkSound(withArray(type, 0, {}));
    }
}

TEST_CASE("A list has at most 16777216 elements")
{
    checkRefused(withArray(0, 16 * MiB + 1, Bytes(16 * MiB + 1)), Check::ArrayCount);
    checkSound(withArray(0, 16 * MiB, Bytes(16 * MiB)));
}

TEST_CASE("The alignment is an unsigned 32-bit integer")
{
    checkRefused(GgufWriter().add("general.alignment", std::uint64_t{32}).image(), Check::AlignmentType);
    checkRefused(GgufWriter().add("general.alignment", std::int32_t{32}).image(), Check::AlignmentType);
    checkRefused(GgufWriter().add("general.alignment", "32").image(), Check::AlignmentType);
    checkSound(GgufWriter().add("general.alignment", std::uint32_t{32}).image());
}

TEST_CASE("The alignment is a power of two from 8 to 65536")
{
    for (const std::uint32_t alignment : {0u, 1u, 4u, 7u, 9u, 24u, 65'535u, 65'537u, 131'072u, 0x80000000u})
        checkRefused(GgufWriter().add("general.alignment", alignment).image(), Check::AlignmentValue);
    for (const std::uint32_t alignment : {8u, 16u, 64u, 65'536u})
        checkSound(GgufWriter(3, alignment).addTensor("t", TensorType::I8, {1}).image());
}

TEST_CASE("A tensor's name has 1 to 63 printable characters")
{
    using namespace std::string_literals;
    for (const std::string &name : {""s, std::string(64, 't'), "a\0b"s, "a\nb"s, "a\x7f"s, "a\xff"s})
        checkRefused(withTensorName(name), Check::TensorName);
    for (const std::string &name : {"t"s, std::string(63, 't'), "blk.0 ~"s})
        checkSound(withTensorName(name));
}

TEST_CASE("A tensor's name stands there once")
{
    const auto image = [](std::string_view name) {
        return GgufWriter()
            .addTensor("a", TensorType::I8, {1})
            .addTensor("b", TensorType::I8, {1})
            .addTensor(name, TensorType::I8, {1})
            .image();
    };
    checkRefused(image("a"), Check::TensorDuplicate);
    checkSound(image("c"));
}

TEST_CASE("A tensor has 1 to 4 dimensions")
{
    checkRefused(withDimensions({}), Check::TensorDimensionCount);
    checkRefused(withDimensions({1, 1, 1, 1, 1}), Check::TensorDimensionCount);
    checkRefused(withTensor({.name = "t", .dimensions = {1}, .data = Bytes(1), .dimensionCount = 0xffffffff}),
                 Check::TensorDimensionCount);
    checkSound(withDimensions({1}));
    checkSound(withDimensions({1, 1, 1, 1}));
}

TEST_CASE("A dimension is from 1 to the largest 32-bit integer")
{
    constexpr std::uint64_t most = std::numeric_limits<std::int32_t>::max();
    for (const std::uint64_t dimension :
         {std::uint64_t{0}, most + 1, std::uint64_t{1} << 33, std::numeric_limits<std::uint64_t>::max()}) {
        checkRefused(withDimensions({dimension}), Check::TensorDimension);
        checkRefused(withDimensions({1, dimension}), Check::TensorDimension);
    }
    checkSound(withDimensions({1, 1}));
    checkPasses(withDimensions({most}), Check::TensorDimension, Check::TensorBytes);
}

TEST_CASE("A tensor has at most 2^40 elements, however they are multiplied")
{
    constexpr std::uint64_t most = std::numeric_limits<std::int32_t>::max();
    checkRefused(withDimensions({1 << 20, 1 << 20, 2}), Check::TensorElements);
    checkRefused(withDimensions({most, most, most, most}), Check::TensorElements);
    checkRefused(withDimensions({1 << 30, 1 << 30, 16}), Check::TensorElements); // 2^64 wraps to zero
    checkPasses(withDimensions({1 << 20, 1 << 20}), Check::TensorElements, Check::TensorBytes);
}

TEST_CASE("A tensor's type is one of the format")
{
    const auto image = [](std::uint32_t type) {
        return withTensor({.name = "t", .type = type, .dimensions = {256}, .data = Bytes(256 * 8)});
    };
    for (const std::uint32_t removed : {4u, 5u, 31u, 32u, 33u, 36u, 37u, 38u})
        checkRefused(image(removed), Check::TensorType);
    for (const std::uint32_t unknown : {43u, 1000u, 0xffffffffu})
        checkRefused(image(unknown), Check::TensorType);
    for (const TensorTypeTraits &type : tensorTypes())
        checkSound(image(static_cast<std::uint32_t>(type.type)));
}

TEST_CASE("A tensor's rows are whole blocks")
{
    for (const TensorTypeTraits &type : tensorTypes()) {
        if (type.blockElements == 1)
            continue;
        CAPTURE(type.name);
        const auto image = [&](std::uint64_t width) {
            return withTensor({.name = "t",
                               .type = static_cast<std::uint32_t>(type.type),
                               .dimensions = {width, type.blockElements}, // rows that would make up for it
                               .data = Bytes(std::size_t{2} * type.blockBytes * type.blockElements)});
        };
        checkRefused(image(type.blockElements - 1), Check::TensorBlock);
        checkRefused(image(type.blockElements + 1), Check::TensorBlock);
        checkSound(image(type.blockElements));
    }
}

TEST_CASE("A tensor's data are no larger than the file")
{
    const std::size_t size = withDimensions({1}, 0).size();
    checkRefused(withDimensions({size + 1}, 0), Check::TensorBytes);
    checkPasses(withDimensions({size}, 0), Check::TensorBytes, Check::TensorRange);
}

TEST_CASE("A tensor's data begin at a multiple of the alignment")
{
    const auto image = [](std::uint32_t alignment, std::uint64_t offset) {
        return GgufWriter(3, alignment)
            .addRawTensor({.name = "t", .type = I8, .dimensions = {1}, .data = Bytes(200), .offset = offset})
            .image();
    };
    checkRefused(image(32, 1), Check::TensorAlignment);
    checkRefused(image(32, 31), Check::TensorAlignment);
    checkSound(image(32, 32));
    checkRefused(image(64, 32), Check::TensorAlignment);
    checkSound(image(64, 64));
}

TEST_CASE("A tensor's data lie inside the file")
{
    checkRefused(withDimensions({64}, 63), Check::TensorRange);
    checkSound(withDimensions({64}, 64));
    checkRefused(withDimensions({1}, 0), Check::TensorRange);

    const auto atOffset = [](std::uint64_t offset) {
        return withTensor({.name = "t", .type = I8, .dimensions = {32}, .data = Bytes(64), .offset = offset});
    };
    constexpr std::uint64_t last = std::numeric_limits<std::uint64_t>::max() / 32 * 32;
    checkRefused(atOffset(last), Check::TensorRange);       // the beginning wraps
    checkRefused(atOffset(last - 128), Check::TensorRange); // the end or the beginning wraps
    checkRefused(atOffset(64), Check::TensorRange);
    checkSound(atOffset(32));
}

TEST_CASE("The data section begins inside the file")
{
    GgufWriter writer;
    writer.addTensor("t", TensorType::I8, {1});
    Bytes bytes = writer.image();
    bytes.resize(writer.tableEnd());
    checkRefused(bytes, Check::TensorRange);
}

TEST_CASE("The data of two tensors share no byte")
{
    const auto image = [](std::uint64_t second) {
        return GgufWriter()
            .addRawTensor({.name = "a", .type = I8, .dimensions = {64}, .data = Bytes(64)})
            .addRawTensor({.name = "b", .type = I8, .dimensions = {64}, .data = Bytes(64), .offset = second})
            .image();
    };
    checkRefused(image(0), Check::TensorOverlap);
    checkRefused(image(32), Check::TensorOverlap);
    checkSound(image(64));
}

TEST_CASE("The data of tensors may lie in another order than the table")
{
    const Bytes bytes =
        GgufWriter()
            .addRawTensor({.name = "a", .type = I8, .dimensions = {32}, .data = Bytes(32), .offset = 32})
            .addRawTensor({.name = "b", .type = I8, .dimensions = {32}, .data = Bytes(32), .offset = 0})
            .image();
    CHECK(parseWhole(bytes).remarks.empty());
}

TEST_CASE("Gaps between the data and bytes behind them are remarked upon")
{
    const auto remarks = [](std::uint64_t second, std::size_t behind) {
        Bytes bytes =
            GgufWriter()
                .addRawTensor({.name = "a", .type = I8, .dimensions = {1}, .data = Bytes(1)})
                .addRawTensor(
                    {.name = "b", .type = I8, .dimensions = {32}, .data = Bytes(second), .offset = second})
                .image();
        bytes.resize(bytes.size() + behind);
        return parseWhole(bytes).remarks;
    };
    CHECK(remarks(32, 0).empty());
    CHECK(remarks(32, 31).empty());
    CHECK(remarks(64, 0) == std::vector<std::string>{"gaps between the data of its tensors: 1"});
    CHECK(remarks(32, 32) == std::vector<std::string>{"bytes behind its data: 32"});
}

TEST_CASE("Files that other readers accept are refused, or accepted with care")
{
    const std::uint64_t two = 2;
    checkRefused(withDimensions({two << 32, two << 32}), Check::TensorDimension);
    checkRefused(withDimensions({two << 31, two << 31}), Check::TensorDimension);
    checkRefused(withDimensions({std::uint64_t{std::numeric_limits<std::int64_t>::max()}, 2}),
                 Check::TensorDimension);
    checkRefused(withTensor({.name = "t", .dimensions = {4, 1'073'741'823, 1'073'741'825}}),
                 Check::TensorElements);
    checkRefused(withDimensions({0}), Check::TensorDimension);
    checkRefused(withDimensions({}), Check::TensorDimensionCount);
    checkRefused(withDimensions({64}, 0), Check::TensorRange);
    checkRefused(withDimensions({64}, 63), Check::TensorRange);
    checkRefused(GgufWriter().add("general.alignment", std::uint32_t{1}).image(), Check::AlignmentValue);
    checkRefused(GgufWriter().add("general.alignment", 0x80000000u).image(), Check::AlignmentValue);
    checkRefused(withTensorName(""), Check::TensorName);
    checkRefused(withKey({"a\0b", 3}), Check::KeyCharacters);
    checkRefused(withKey("a\xc3("), Check::KeyCharacters);
    checkSound(GgufWriter().add("general.name", "a\xc3(").image());
    checkRefused(withKey(std::string(70'000, 'k')), Check::KeyLength);
    checkRefused(withValue(7, numberBytes(std::uint8_t{2})), Check::BoolValue);

    GgufWriter keys;
    GgufWriter tensors;
    for (int i = 0; i < 100'000; ++i) {
        keys.add(std::format("k{}", i), std::uint8_t{0});
        tensors.addTensor(std::format("t{}", i), TensorType::I8, {1});
    }
    checkRefused(keys.image(), Check::KeyCount);
    checkRefused(tensors.image(), Check::TensorCount);
}

TEST_CASE("Of a header that is present in part the reader says that it goes on, and never that it is damaged")
{
    GgufWriter writer;
    writer.add("number", std::uint32_t{1})
        .add("text", "some text")
        .add("list", std::vector<std::string>{"a", "", "bc"})
        .add("numbers", Array(std::vector<std::uint64_t>{1, 2, 3}))
        .add("flags", Array(std::vector<bool>{true, false}))
        .addTensor("first", TensorType::F32, {4, 2})
        .addTensor("second", TensorType::Q4_0, {64});
    const Bytes bytes = writer.image();
    for (std::size_t present = 0; present < writer.tableEnd(); ++present) {
        CAPTURE(present);
        const auto copy = std::make_unique<std::byte[]>(present); // exactly, as above
        std::copy_n(bytes.begin(), present, copy.get());
        const auto contents = parse({copy.get(), present}, bytes.size(), "model.gguf");
        REQUIRE(!contents.has_value());
        CHECK(contents.error().bytes > present);
        CHECK(contents.error().bytes <= writer.tableEnd());
    }
    const auto contents = parse(std::span(bytes).first(writer.tableEnd()), bytes.size(), "model.gguf");
    REQUIRE(contents.has_value());
    CHECK(contents->metadata.size() == 5);
    CHECK(contents->tensors[1].offset + contents->tensors[1].sizeBytes <= bytes.size());
}
