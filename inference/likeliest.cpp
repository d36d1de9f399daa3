// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/likeliest.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace inference {

namespace {

// A heap of k costs one comparison for most tokens; sorting a vocabulary of 128,000 would take longer than a
// small model's step.
void findLargest(std::span<const float> logits, std::size_t count, std::vector<Candidate> &candidates)
{
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const Candidate candidate = {static_cast<Token>(i), logits[i]};
        const bool isFull = candidates.size() == count;
        if ((isFull && !isLikelier(candidate, candidates.front())) || !std::isfinite(candidate.logit))
            continue;
        if (isFull) {
            std::ranges::pop_heap(candidates, isLikelier);
            candidates.back() = candidate;
        } else {
            candidates.push_back(candidate);
        }
        std::ranges::push_heap(candidates, isLikelier); // the least likely one on top
    }
    std::ranges::sort_heap(candidates, isLikelier);
}

double logSumOf(std::span<const float> logits)
{
    const double top = std::ranges::max(logits);
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp(logit - top);
    return top + std::log(sum);
}

} // namespace

void findLikeliest(std::span<const float> logits, int count, bool isSummed, Likeliest &result)
{
    result.candidates.clear();
    findLargest(logits, static_cast<std::size_t>(count), result.candidates);
    result.logSum = isSummed ? logSumOf(logits) : 0;
}

} // namespace inference
