// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/utf8.h"
#include "inference/text/utf8_stream.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace inference;

namespace {

// Pushes `bytes` cut at the bits of `cuts` and checks that every piece is whole characters.
std::string streamed(std::string_view bytes, unsigned cuts)
{
    Utf8Stream stream;
    std::string text;
    std::size_t begin = 0;
    for (std::size_t end = 1; end <= bytes.size(); ++end) {
        if (end < bytes.size() && !(cuts >> (end - 1) & 1))
            continue;
        const std::string_view ready = stream.push(bytes.substr(begin, end - begin));
        CHECK(isValidUtf8(ready));
        text += ready;
        begin = end;
    }
    return text += stream.finish();
}

// Parts that random texts are made of: characters of every length and what is none.
constexpr std::string_view Characters[] = {"a",      "\u00e9", "\u20ac",     "\U0001F642",
                                           "\u0800", "\uFFFF", "\U00010000", "\U0010FFFF"};
constexpr std::string_view Broken[] = {"\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                       "\xF8", "\xFF",     "\xE2\x82",     "\xF0\x9F\x99", "\xC3"};

} // namespace

TEST_CASE("every split of thousands of texts gives the same characters")
{
    std::mt19937 random(1);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        while (text.size() < 7)
            text += Characters[random() % std::size(Characters)];
        for (unsigned cuts = 0; cuts < 1u << (text.size() - 1); ++cuts)
            REQUIRE(streamed(text, cuts) == text);
    }
}

TEST_CASE("bytes that are no characters come out alike however they are split")
{
    std::mt19937 random(2);
    for (int round = 0; round < 500; ++round) {
        std::string bytes;
        while (bytes.size() < 7)
            bytes += random() % 2 ? Broken[random() % std::size(Broken)]
                                  : Characters[random() % std::size(Characters)];
        const std::string whole = streamed(bytes, 0);
        CHECK(whole == repairUtf8(bytes));
        for (unsigned cuts = 1; cuts < 1u << (bytes.size() - 1); ++cuts)
            REQUIRE(streamed(bytes, cuts) == whole);
    }
}

TEST_CASE("each maximal subpart becomes one replacement character")
{
    // The example of the Unicode Standard 16.0, section 3.9, tables 3-8 to 3-11.
    CHECK(repairUtf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") ==
          "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41");
    CHECK(repairUtf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") ==
          "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41");
    CHECK(repairUtf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") ==
          "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41\uFFFD\uFFFD\x42");
    CHECK(repairUtf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == "\uFFFD\uFFFD\uFFFD\uFFFD\x41");
}

TEST_CASE("every code point survives and every surrogate is refused")
{
    for (char32_t character = 0; character < 0x110000; ++character) {
        std::string text;
        appendUtf8(text, character);
        const bool isSurrogate = character >= 0xD800 && character < 0xE000;
        REQUIRE(isValidUtf8(text) != isSurrogate);
        if (!isSurrogate)
            REQUIRE(firstUtf8Step(text).character == character);
    }
}

TEST_CASE("a finished stream begins anew")
{
    Utf8Stream stream;
    CHECK(stream.push("a\xE2\x82") == "a");
    CHECK(stream.finish() == "\uFFFD");
    CHECK(stream.finish().empty());
    CHECK(stream.push("\xAC") == "\uFFFD");
}
