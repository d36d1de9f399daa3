// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/text_hash.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

using inference::TextHash;

namespace {

#ifdef __GLIBCXX__

// Of std::hash in libstdc++: MurmurHash2 for 64 bits, by Austin Appleby (public domain).
constexpr std::uint64_t Multiplier = 0xc6a4a7935bd1e995u;
constexpr std::uint64_t TopBit = std::uint64_t{1} << 63;

constexpr std::uint64_t inverse(std::uint64_t odd)
{
    std::uint64_t result = odd; // right in 3 bits, and each step doubles them
    for (int step = 0; step < 5; ++step)
        result *= 2 - odd * result;
    return result;
}

std::uint64_t shifted(std::uint64_t number)
{
    return number ^ number >> 47; // its own inverse
}

// The block that changes nothing but the top bit of the hash. A second such block changes it back.
std::uint64_t twin(std::uint64_t block)
{
    return shifted(shifted(block * Multiplier) ^ TopBit) * inverse(Multiplier);
}

// 2^pairs texts with one std::hash.
std::vector<std::string> collidingTexts(int pairs)
{
    std::vector<std::string> texts = {""};
    for (std::uint64_t pair = 0; pair < static_cast<std::uint64_t>(pairs); ++pair) {
        const std::array<std::uint64_t, 2> plain = {0x0101010101010101u * (pair + 1), 0x4142434445464748u};
        const std::array<std::uint64_t, 2> twins = {twin(plain[0]), twin(plain[1])};
        std::vector<std::string> longer;
        for (const std::string &text : texts) {
            for (const auto &blocks : {plain, twins})
                longer.push_back(text +
                                 std::string(reinterpret_cast<const char *>(blocks.data()), sizeof blocks));
        }
        texts = std::move(longer);
    }
    return texts;
}

TEST_CASE("texts chosen to meet in one place of a table are spread out")
{
    const std::vector<std::string> texts = collidingTexts(12);
    REQUIRE(std::ranges::all_of(texts, [hash = std::hash<std::string>(), &texts](const std::string &text) {
        return hash(text) == hash(texts.front());
    }));
    std::unordered_map<std::string_view, int, TextHash> table;
    for (const std::string &text : texts)
        table.emplace(text, 0);
    REQUIRE(table.size() == texts.size());
    std::size_t fullest = 0;
    for (std::size_t bucket = 0; bucket < table.bucket_count(); ++bucket)
        fullest = std::max(fullest, table.bucket_size(bucket));
    CHECK(fullest < 20); // of 4096
}

#endif

TEST_CASE("each object has a key of its own and keeps it")
{
    std::set<std::size_t> hashes;
    for (int object = 0; object < 20; ++object) {
        const TextHash hash;
        const TextHash copy = hash;
        CHECK(hash("llama") == copy("llama"));
        hashes.insert(hash("llama"));
    }
    CHECK(hashes.size() == 20);
}

TEST_CASE("texts that differ a little have different hashes")
{
    using namespace std::string_view_literals;
    const TextHash hash;
    const std::array texts = {""sv,   "\0"sv, "\0\0"sv, "a"sv,   "b"sv,
                              "ab"sv, "ba"sv, "\xff"sv, "a\0"sv, "\0a"sv};
    std::set<std::size_t> hashes;
    for (const std::string_view text : texts)
        hashes.insert(hash(text));
    CHECK(hashes.size() == texts.size());
}

} // namespace
