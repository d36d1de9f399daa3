// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/types.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace inference {

class Vocabulary;

// A part of a text: to be encoded, or a piece that was found in it.
struct Fragment {
    std::string_view text;
    Token token = -1;

    bool isToken() const { return token >= 0; }
};

// Finds the user-defined pieces of a vocabulary in a text. Longer ones go first, wherever they stand, each
// from the left: the order of llama.cpp. One pass over the text finds them all, however many there are.
class PieceFinder
{
public:
    // Views into the vocabulary's texts, which must outlive it; the object may move.
    explicit PieceFinder(const Vocabulary &vocabulary);

    // In the order of the text, whole.
    std::vector<Fragment> cut(std::string_view text) const;

private:
    struct Piece {
        std::string_view text;
        Token token;
        std::size_t order; // among all, the longest first
    };

    struct Match {
        std::size_t position;
        const Piece *piece;
    };
    // Adds those that begin at `position`.
    void match(std::string_view text, std::size_t position, std::vector<Match> &matches) const;

    std::vector<Piece> m_pieces;                                         // by their texts, each text once
    std::array<std::pair<std::size_t, std::size_t>, 256> m_beginnings{}; // those that begin with a byte
};

} // namespace inference
