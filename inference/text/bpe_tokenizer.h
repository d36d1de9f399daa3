// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/text/pre_tokenizer.h"
#include "inference/text/vocabulary_tokenizer.h"

#include <array>
#include <cstdint>

namespace inference {

// Byte-level byte pair encoding (GPT-2, Llama 3, SmolLM): each piece of the pre-tokenizer begins as single
// bytes, and of all neighbours the pair that stands first in the file's list of merges is joined, until none
// is left.
class BpeTokenizer final : public VocabularyTokenizer
{
public:
    // `preTokenizer` lives for ever. Throws gguf::FormatError for damaged merges.
    BpeTokenizer(const gguf::GgufFile &file, const PreTokenizer &preTokenizer);

    bool addsSpacePrefix() const override { return false; }

private:
    struct Workspace;

    // A hash table with open addressing from pairs of tokens to the merge that joins them.
    struct Slot {
        std::uint64_t pair = EmptyPair;
        std::uint32_t rank = 0; // place in the list of merges
        Token merged = 0;
    };
    static constexpr std::uint64_t EmptyPair = ~std::uint64_t{0};

    void readMerges(const gguf::GgufFile &file);
    std::size_t slotOf(std::uint64_t pair) const; // where it is or would be
    const Slot *findMerge(Token left, Token right) const;

    void encodePlain(std::string_view text, bool isBeginning, std::vector<Token> &tokens) const override;
    void encodePiece(std::string_view piece, Workspace &workspace, std::vector<Token> &tokens) const;

    const PreTokenizer &m_preTokenizer;
    std::array<Token, 256> m_byteTokens; // -1: the vocabulary has none, and the byte is left out
    std::vector<Slot> m_merges;          // a power of two, at most half full
    int m_hashShift = 0;
    std::uint64_t m_hashSeed = 0; // decides where merges lie in the table, never which one is found
};

} // namespace inference
