// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <span>
#include <string_view>

namespace inference {

// How byte-level BPE cuts a text into pieces before it merges inside each of them: a list of scanners, each
// cutting the pieces of the one before it. The scanners are written by hand after the regular expressions
// that llama.cpp documents for each name (src/llama-vocab.cpp), because those of std::regex recurse a
// character at a time. Values of a table with static lifetime; any thread may use them.
struct PreTokenizer {
    // Length of the piece with which `text` begins: valid UTF-8, not empty; at least one character.
    using Scanner = std::size_t (*)(std::string_view text);

    std::string_view name;
    std::span<const Scanner> scanners;
    bool takesWholePieces = false; // a piece that is in the vocabulary is not taken apart and merged again
    bool addsBos = false;          // unless the file says otherwise

    // Calls onPiece(std::string_view) for each piece of `text` in order; the pieces joined are the text.
    template <std::invocable<std::string_view> OnPiece>
    void split(std::string_view text, OnPiece &&onPiece) const
    {
        splitFrom(0, text, onPiece);
    }

private:
    template <typename OnPiece>
    void splitFrom(std::size_t scanner, std::string_view text, OnPiece &onPiece) const
    {
        while (!text.empty()) {
            const std::string_view piece = text.substr(0, scanners[scanner](text));
            if (scanner + 1 == scanners.size())
                onPiece(piece);
            else
                splitFrom(scanner + 1, piece, onPiece);
            text.remove_prefix(piece.size());
        }
    }
};

// By `tokenizer.ggml.pre`; null for a name that no scanner here serves.
const PreTokenizer *findPreTokenizer(std::string_view name);

} // namespace inference
