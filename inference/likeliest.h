// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/types.h"

#include <span>
#include <vector>

namespace inference {

// A token that may come next, and its logit.
struct Candidate {
    Token token = 0;
    float logit = 0;

    bool operator==(const Candidate &) const = default;
};

// Of equally likely ones the smaller id comes first, so that the order is one whatever the library.
constexpr bool isLikelier(const Candidate &a, const Candidate &b)
{
    return a.logit != b.logit ? a.logit > b.logit : a.token < b.token;
}

// The largest logits after one token, in that order; those that are not finite are never among them.
struct Likeliest {
    std::vector<Candidate> candidates;
    // Where it was asked for: the natural logarithm of the sum of exp() of all logits, so that the logarithm
    // of a probability is logit - logSum. Not finite when one of the logits is no number or infinite.
    double logSum = 0;

    bool operator==(const Likeliest &) const = default;
};

// Writes the `count` largest of the logits, from 1, to `result`, whose memory is used again.
void findLikeliest(std::span<const float> logits, int count, bool isSummed, Likeliest &result);

} // namespace inference
