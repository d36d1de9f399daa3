// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/text/tokenizer.h"

#include <string>
#include <string_view>
#include <vector>

namespace inference {

// Puts a prompt together from control tokens and plain text. Texts that follow each other are encoded as one,
// because models were trained on the tokens of the whole: the line break of a format may join the first
// character of a message.
class PromptBuilder
{
public:
    explicit PromptBuilder(const Tokenizer &tokenizer) : m_tokenizer(tokenizer) {}

    void addText(std::string_view text) { m_text += text; }
    void addToken(Token token);
    // A message: its tokens where it has them, else its text.
    void addTurn(const Turn &turn);
    // The token with this text; as plain text for a vocabulary that has no such token.
    void addMarker(std::string_view marker);

    std::vector<Token> finish();

private:
    void encodeText();

    const Tokenizer &m_tokenizer;
    std::string m_text; // not encoded yet
    std::vector<Token> m_tokens;
};

} // namespace inference
