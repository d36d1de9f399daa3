// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/prompt_builder.h"

#include <utility>

namespace inference {

void PromptBuilder::addToken(Token token)
{
    encodeText();
    m_tokens.push_back(token);
}

void PromptBuilder::addTurn(const Turn &turn)
{
    if (turn.tokens.empty()) {
        addText(turn.text);
        return;
    }
    encodeText();
    m_tokens.insert(m_tokens.end(), turn.tokens.begin(), turn.tokens.end());
}

void PromptBuilder::addMarker(std::string_view marker)
{
    if (const auto token = m_tokenizer.find(marker))
        addToken(*token);
    else
        addText(marker);
}

std::vector<Token> PromptBuilder::finish()
{
    encodeText();
    return std::exchange(m_tokens, {});
}

void PromptBuilder::encodeText()
{
    const std::vector<Token> tokens = m_tokenizer.encode(m_text);
    m_tokens.insert(m_tokens.end(), tokens.begin(), tokens.end());
    m_text.clear();
}

} // namespace inference
