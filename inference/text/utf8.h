// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace inference {

constexpr char32_t ReplacementCharacter = 0xFFFD;

// One step through bytes that should be UTF-8: a character, or the longest beginning of one that bytes which
// do not fit have broken off ("maximal subpart", Unicode 16.0, section 3.9, table 3-7). Over-long forms,
// surrogates and values above U+10FFFF are broken at their first byte or at the first that cannot follow it.
struct Utf8Step {
    enum class Kind {
        Character,
        Broken,    // what follows is no continuation
        Unfinished // the text ended where a continuation was due
    };

    char32_t character; // U+FFFD unless kind is Character
    std::size_t length; // in bytes, at least 1
    Kind kind;
};

// `text` is not empty.
Utf8Step firstUtf8Step(std::string_view text);

bool isValidUtf8(std::string_view text);

// The text with U+FFFD in the place of each maximal subpart that is no character.
std::string repairUtf8(std::string_view text);

void appendUtf8(std::string &text, char32_t character);

} // namespace inference
