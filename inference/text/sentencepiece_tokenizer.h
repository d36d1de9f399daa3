// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/text/vocabulary_tokenizer.h"

#include <array>
#include <cstddef>

namespace inference {

class SymbolList;

// SentencePiece's encoding by scores (Llama 2, Code Llama, TinyLlama, Mistral): of all neighbours that
// together are a piece, those with the highest score are joined, until none is left; a character without a
// piece becomes its bytes. A space is written U+2581, and one is put before a text unless the file says
// otherwise.
class SentencePieceTokenizer final : public VocabularyTokenizer
{
public:
    // Throws gguf::FormatError for a damaged vocabulary.
    explicit SentencePieceTokenizer(const gguf::GgufFile &file);

    bool addsSpacePrefix() const override { return m_addsSpacePrefix; }

private:
    void encodePlain(std::string_view text, bool isBeginning, std::vector<Token> &tokens) const override;

    void encodeWord(std::string_view text, SymbolList &symbols, std::vector<Token> &tokens) const;

    std::array<Token, 256> m_byteTokens;
    std::size_t m_longestPiece = 0; // in bytes
    bool m_hasPiecesAcrossWords = false;
    bool m_addsSpacePrefix;
};

} // namespace inference
