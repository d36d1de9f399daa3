// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/vocabulary_tokenizer.h"

#include "inference/error.h"
#include "inference/text/utf8.h"

#include <cstddef>
#include <format>
#include <utility>

namespace inference {

namespace {

// Larger ones would fill no context; the tokenizers count in 32 bits.
constexpr std::size_t MaxTextBytes = 16 << 20;

// Text that is still to be encoded, or a user-defined token that was found in it.
struct Fragment {
    std::string_view text;
    Token token = -1;

    bool isToken() const { return token >= 0; }
};

// Longer tokens go first, wherever they stand, and each from the left: the order of llama.cpp.
std::vector<Fragment> cutOut(std::string_view text, const Vocabulary &vocabulary)
{
    std::vector<Fragment> fragments = {{.text = text}};
    for (const Token token : vocabulary.userDefined()) {
        const std::string_view wanted = vocabulary.text(token);
        if (text.find(wanted) == std::string_view::npos)
            continue;

        std::vector<Fragment> cut;
        for (const Fragment &fragment : fragments) {
            std::string_view rest = fragment.text;
            while (!fragment.isToken()) {
                const std::size_t position = rest.find(wanted);
                if (position == std::string_view::npos)
                    break;
                if (position > 0)
                    cut.push_back({.text = rest.substr(0, position)});
                cut.push_back({.text = wanted, .token = token});
                rest.remove_prefix(position + wanted.size());
            }
            if (fragment.isToken())
                cut.push_back(fragment);
            else if (!rest.empty())
                cut.push_back({.text = rest});
        }
        fragments = std::move(cut);
    }
    return fragments;
}

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
    for (const Fragment &fragment : cutOut(text, m_vocabulary)) {
        if (fragment.isToken())
            tokens.push_back(fragment.token);
        else
            encodePlain(fragment.text, isBeginning, tokens);
        isBeginning = fragment.isToken();
    }
    return tokens;
}

} // namespace inference
