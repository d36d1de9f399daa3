// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/likeliest.h"

#include <cstddef>
#include <span>

namespace inference {

// What shall be told of the logits after the last n of the tokens that are appended; n may be 0. A view of
// the caller's memory.
struct Wanted {
    std::span<float> logits;        // [n, vocabulary size]: all of them; or
    std::span<Likeliest> likeliest; // [n]: the `count` largest
    int count = 0;
    bool isSummed = false; // with their logSum
};

// Takes from `wanted` what is told before the last `count` tokens; a token has `vocabulary` logits.
inline Wanted takeBeforeLast(std::size_t count, std::size_t vocabulary, Wanted &wanted)
{
    Wanted taken = wanted;
    const auto split = [](auto &before, auto &rest, std::size_t restSize) {
        const std::size_t size = rest.size() > restSize ? rest.size() - restSize : 0;
        before = rest.first(size);
        rest = rest.subspan(size);
    };
    split(taken.logits, wanted.logits, count * vocabulary);
    split(taken.likeliest, wanted.likeliest, count);
    return taken;
}

} // namespace inference
