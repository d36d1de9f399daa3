// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/likeliest.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace inference {

namespace {

// The same as below for one, without a heap.
void findLargest(std::span<const float> logits, std::vector<Candidate> &candidates)
{
    float best = -std::numeric_limits<float>::infinity();
    std::size_t place = logits.size();
    for (std::size_t i = 0; i < logits.size(); ++i) {
        if (logits[i] > best && std::isfinite(logits[i])) {
            best = logits[i];
            place = i;
        }
    }
    if (place < logits.size())
        candidates.push_back({static_cast<Token>(place), best});
}

// A heap of k costs one comparison for most tokens; sorting a vocabulary of 128,000 would take longer than a
// small model's step.
void findLargest(std::span<const float> logits, std::size_t count, std::vector<Candidate> &candidates)
{
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const Candidate candidate = {static_cast<Token>(i), logits[i]};
        if (!std::isfinite(candidate.logit))
            continue;
        if (candidates.size() < count) {
            candidates.push_back(candidate);
        } else if (isLikelier(candidate, candidates.front())) {
            std::ranges::pop_heap(candidates, isLikelier);
            candidates.back() = candidate;
        } else {
            continue;
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
    if (count == 1)
        findLargest(logits, result.candidates);
    else
        findLargest(logits, static_cast<std::size_t>(count), result.candidates);
    result.logSum = isSummed ? logSumOf(logits) : 0;
}

} // namespace inference
