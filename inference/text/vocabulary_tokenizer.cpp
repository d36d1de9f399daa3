// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/vocabulary_tokenizer.h"

#include "inference/error.h"
#include "inference/text/utf8.h"

#include <cstddef>
#include <format>

namespace inference {

namespace {

// Larger ones would fill no context; the tokenizers count in 32 bits.
constexpr std::size_t MaxTextBytes = 16 << 20;

} // namespace

std::vector<Token> VocabularyTokenizer::encode(std::string_view text) const
{
    return encodeFrom(text, true);
}

std::vector<Token> VocabularyTokenizer::encodeContinuation(std::string_view text) const
{
    return encodeFrom(text, false);
}

std::vector<Token> VocabularyTokenizer::encodeFrom(std::string_view text, bool isBeginning) const
{
    if (text.size() > MaxTextBytes)
        throw Error(ErrorCode::BadInput, std::format("The text has {} bytes; at most {} can be read at once.",
                                                     text.size(), MaxTextBytes));
    std::vector<Token> tokens;
    if (text.empty())
        return tokens;

    std::string repaired;
    if (!isValidUtf8(text)) {
        repaired = repairUtf8(text);
        text = repaired;
    }
    for (const Fragment &fragment : m_userDefined.cut(text)) {
        if (fragment.isToken())
            tokens.push_back(fragment.token);
        else
            encodePlain(fragment.text, isBeginning, tokens);
        isBeginning = fragment.isToken();
    }
    return tokens;
}

} // namespace inference
