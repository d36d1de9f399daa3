// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/parser.h"
#include "tests/support/allocation_counter.h"
#include "tests/support/gguf_writer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <format>
#include <string>
#include <vector>

using namespace inference::gguf;
using namespace support;

namespace {

// Parses and checks that at no time more than eight times the bytes and 1 MiB were allocated. `fileSize`: of
// the file that they are the beginning of; 0: they are all of it.
bool parsesWithinBounds(const Bytes &bytes, std::uint64_t fileSize = 0)
{
    const AllocationCounter counter;
    bool isSound = true;
    try {
        const auto contents = parse(bytes, std::max<std::uint64_t>(fileSize, bytes.size()), "model.gguf");
        isSound = contents.has_value();
    } catch (const FormatError &) {
        isSound = false;
    }
    CHECK(counter.mostBytes() <= 8 * bytes.size() + 1024 * 1024);
    return isSound;
}

// A small file whose list claims `count` elements of a type, of which a kilobyte is there.
Bytes fileWithListOf(std::uint32_t type, std::uint64_t count)
{
    Bytes list;
    append(list, type);
    append(list, count);
    list.resize(1024);
    return GgufWriter().addRaw("k", 9, list).image();
}

} // namespace

TEST_CASE("The largest number of the smallest keys is read in bounded memory")
{
    GgufWriter writer;
    for (int i = 0; i < 16'384; ++i)
        writer.add(std::format("{}", i), std::uint8_t{0});
    CHECK(parsesWithinBounds(writer.image()));
}

TEST_CASE("The largest number of the smallest tensors is read in bounded memory")
{
    GgufWriter writer(3, 8);
    for (int i = 0; i < 65'536; ++i)
        writer.addTensor(std::format("{}", i), TensorType::I8, {1});
    CHECK(parsesWithinBounds(writer.image()));
}

TEST_CASE("A list of a million empty texts is read in bounded memory")
{
    const std::vector<std::string> texts(1'000'000);
    CHECK(parsesWithinBounds(GgufWriter().add("k", texts).image()));
}

TEST_CASE("Lists of one element each are read in bounded memory")
{
    GgufWriter writer;
    for (int i = 0; i < 16'384; ++i)
        writer.add(std::format("{}", i), Array(std::vector<std::uint8_t>{1}));
    CHECK(parsesWithinBounds(writer.image()));
}

TEST_CASE("A small file that claims a gigabyte is refused before it is allocated")
{
    constexpr std::uint64_t gigabyte = std::uint64_t{1} << 30;
    for (std::uint32_t type = 0; type <= 12; ++type) {
        CAPTURE(type);
        CHECK_FALSE(parsesWithinBounds(fileWithListOf(type, gigabyte)));
    }
    Bytes text;
    append(text, gigabyte);
    text.resize(1024);
    CHECK_FALSE(parsesWithinBounds(GgufWriter().addRaw("k", 8, text).image()));

    for (const std::size_t position : {TensorCountOffset, KeyCountOffset}) {
        Bytes header = GgufWriter().image();
        header.resize(1024);
        overwrite(header, position, gigabyte);
        CHECK_FALSE(parsesWithinBounds(header));
    }
    CHECK_FALSE(parsesWithinBounds(
        GgufWriter().addRawTensor({.name = "t", .dimensions = {gigabyte}, .data = Bytes(1024)}).image()));
}

TEST_CASE("The beginning of a large file that claims much allocates nothing for what is not there yet")
{
    constexpr std::uint64_t fileSize = std::uint64_t{1} << 40;
    constexpr std::uint64_t mostElements = std::uint64_t{16} * 1024 * 1024; // that are allowed
    for (std::uint32_t type = 0; type <= 12; ++type) {
        CAPTURE(type);
        CHECK_FALSE(parsesWithinBounds(fileWithListOf(type, mostElements), fileSize));
    }
}
