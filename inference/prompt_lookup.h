// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/types.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace inference {

// Guesses what comes next from what was said: where the last tokens stood before, it goes on as it did there.
// A rewritten file is mostly its own text, so whole lines of it are guessed. The guesses are tried together
// with the token before them, which costs less than one after the other; only those that the model chooses
// itself are taken. How many are worth it is learnt while the answer is written, by the clock: that changes
// how soon a text comes, never the text. Source: prompt lookup decoding,
// https://github.com/apoorvumang/prompt-lookup-decoding.
class PromptLookup
{
public:
    // At most `most` tokens are guessed at once; 0: none ever.
    PromptLookup(std::span<const Token> prompt, int most);

    void append(Token token);
    // What may follow, at most `room` tokens; valid until append().
    std::span<const Token> guess(std::size_t room) const;
    // What trying `guessed` tokens took, with the one before them, and how many of them were right.
    void learn(std::size_t guessed, std::size_t right, double seconds);

private:
    // Where tokens went on that ended with so many, by a hash of those.
    struct Ends {
        std::size_t length;
        std::unordered_map<std::uint64_t, std::size_t> next = {};
    };

    std::uint64_t hashOfLast(std::size_t length) const;

    std::vector<Token> m_tokens;
    std::array<Ends, 2> m_ends = {Ends{.length = 6},
                                  Ends{.length = 3}}; // the longer one is more likely right
    std::array<std::size_t, 2> m_found = {};          // where it goes on, for the last tokens; 0: nowhere
    std::size_t m_most;
    std::size_t m_length;      // of the next guess
    double m_plainSeconds = 0; // that a token takes alone; 0: not known yet
    double m_gain = 0;         // of late, in seconds
    std::size_t m_pause;       // tokens without a guess, after guesses that cost more than they gave
    std::size_t m_waits = 0;   // so many of them are left
};

} // namespace inference
