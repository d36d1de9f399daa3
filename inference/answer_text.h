// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/text/tokenizer.h"
#include "inference/text/utf8_stream.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace inference {

// Called for each piece of an answer, which is whole UTF-8 characters.
using TextCallback = std::function<void(std::string_view)>;

// Where a text shall end, in bytes; none: it may go on. White space before that is not part of it.
using TextEnd = std::function<std::optional<std::size_t>(std::string_view)>;

// The text of an answer as its tokens come. What could be the beginning of a stop string is held back until
// it is known whether it is one. Belongs to one call of generate.
class AnswerText
{
public:
    // All must outlive it. Throws Error(BadSetting) for a stop string that is empty or no UTF-8.
    AnswerText(const Tokenizer &tokenizer, bool dropsFirstSpace, std::span<const std::string> stops,
               const TextEnd &findEnd, const TextCallback &onText);

    // False when a stop string is complete, before which the text ends, or when its end was found.
    bool append(Token token);

    // Hands out what was held back. A character that was begun and not ended is no part of the text.
    void finish();

    const std::string &text() const { return m_text; }
    // How many of the first tokens have all their bytes in the text.
    std::size_t wholeTokens() const;

private:
    bool cutAtStop(std::size_t from);
    std::size_t heldBack() const;
    void show(std::size_t end);

    const Tokenizer &m_tokenizer;
    bool m_dropsSpace;
    std::span<const std::string> m_stops;
    const TextEnd &m_findEnd;
    const TextCallback &m_onText;
    Utf8Stream m_stream;
    std::string m_text;
    std::size_t m_shown = 0;         // bytes of m_text
    std::vector<std::size_t> m_ends; // of each token in m_text; one more while it ends inside a character
};

} // namespace inference
