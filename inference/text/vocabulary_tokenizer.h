// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/text/piece_finder.h"
#include "inference/text/tokenizer.h"
#include "inference/text/vocabulary.h"

#include <span>

namespace inference {

// What all kinds of tokenizers share: the vocabulary, and user-defined tokens, which are cut out of a text
// before the rest of it is encoded.
class VocabularyTokenizer : public Tokenizer
{
public:
    std::vector<Token> encode(std::string_view text) const final;
    std::vector<Token> encodeContinuation(std::string_view text) const final;

    std::string_view bytes(Token token) const final { return m_vocabulary.bytes(token); }
    std::optional<Token> find(std::string_view piece) const final { return m_vocabulary.find(piece); }
    std::string_view piece(Token token) const final { return m_vocabulary.text(token); }
    int vocabularySize() const final { return m_vocabulary.size(); }
    std::optional<Token> bos() const final { return m_vocabulary.bos(); }
    std::optional<Token> eos() const final { return m_vocabulary.eos(); }
    bool addsBos() const final { return m_vocabulary.addsBos(); }
    bool isControl(Token token) const final { return m_vocabulary.isControl(token); }
    bool endsGeneration(Token token) const final { return m_vocabulary.endsGeneration(token); }

protected:
    explicit VocabularyTokenizer(Vocabulary vocabulary)
        : m_vocabulary(std::move(vocabulary)), m_userDefined(m_vocabulary)
    {
    }

    const Vocabulary &vocabulary() const { return m_vocabulary; }

    // Adds the tokens of `text`: valid UTF-8, not empty, without user-defined tokens. `isBeginning`: nothing
    // or a token stands before it.
    virtual void encodePlain(std::string_view text, bool isBeginning, std::vector<Token> &tokens) const = 0;

private:
    std::vector<Token> encodeFrom(std::string_view text, bool isBeginning) const;

    Vocabulary m_vocabulary;
    PieceFinder m_userDefined;
};

} // namespace inference
