// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/sampler.h"

#include "inference/error.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace inference {

namespace {

constexpr std::size_t PenaltyWindow = 64;

// 53 random bits as a number in [0, 1). The standard's distributions differ between libraries.
double uniform(std::mt19937_64 &random)
{
    return static_cast<double>(random() >> 11) * 0x1p-53;
}

Token largest(std::span<const float> logits)
{
    float best = -std::numeric_limits<float>::infinity();
    Token token = -1;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        if (logits[i] > best && std::isfinite(logits[i])) {
            best = logits[i];
            token = static_cast<Token>(i);
        }
    }
    return token;
}

} // namespace

Sampler::Sampler(const SamplingParams &params) : m_params(params), m_random(params.seed)
{
    // Written so that what is not a number is refused too.
    const bool isSound = params.temperature >= 0 && params.topK >= 0 && params.topP > 0 && params.topP <= 1 &&
                         params.minP >= 0 && params.minP <= 1 && params.repeatPenalty > 0;
    if (!isSound)
        throw Error(ErrorCode::BadSetting,
                    "The settings of sampling are out of their ranges: temperature and top-k from 0, "
                    "top-p above 0 and at most 1, min-p from 0 to 1, repetition penalty above 0");
}

Token Sampler::sample(std::span<const float> logits, std::span<const Token> history)
{
    m_logits.assign(logits.begin(), logits.end());
    if (m_params.repeatPenalty != 1)
        penalise(history);

    const Token likeliest = largest(m_logits);
    if (likeliest < 0)
        throw Error(ErrorCode::ModelDamaged,
                    "The model computed no finite number; its weights are probably damaged");
    if (m_params.temperature <= 0 || m_params.topK == 1)
        return likeliest;

    collect();
    if (m_params.topP < 1)
        keepTopP();
    if (m_params.minP > 0)
        keepMinP();
    return draw();
}

bool Sampler::isBefore(const Candidate &a, const Candidate &b)
{
    return a.logit != b.logit ? a.logit > b.logit : a.token < b.token;
}

void Sampler::penalise(std::span<const Token> history)
{
    std::span<const Token> recent = history.last(std::min(history.size(), PenaltyWindow));
    for (std::size_t i = 0; i < recent.size(); ++i) {
        if (std::ranges::contains(recent.first(i), recent[i]))
            continue;
        float &logit = m_logits[static_cast<std::size_t>(recent[i])];
        logit = logit > 0 ? logit / m_params.repeatPenalty : logit * m_params.repeatPenalty;
    }
}

// All finite logits in the order of the vocabulary, or the k largest of them, sorted. A heap of k costs one
// comparison for most tokens; sorting a vocabulary of 128,000 would take longer than a small model's step.
void Sampler::collect()
{
    const bool isLimited = m_params.topK > 0;
    const auto limit = static_cast<std::size_t>(m_params.topK);

    m_candidates.clear();
    for (std::size_t i = 0; i < m_logits.size(); ++i) {
        const Candidate candidate = {static_cast<Token>(i), m_logits[i]};
        if (!std::isfinite(candidate.logit))
            continue;
        if (isLimited && m_candidates.size() == limit) {
            if (!isBefore(candidate, m_candidates.front()))
                continue;
            std::ranges::pop_heap(m_candidates, isBefore);
            m_candidates.back() = candidate;
        } else {
            m_candidates.push_back(candidate);
        }
        if (isLimited)
            std::ranges::push_heap(m_candidates, isBefore); // the least likely one on top
    }
    if (isLimited)
        std::ranges::sort_heap(m_candidates, isBefore);
}

// Takes the likeliest tokens from a heap until they reach the share: seldom more than a few.
void Sampler::keepTopP()
{
    const auto isAfter = [](const Candidate &a, const Candidate &b) { return isBefore(b, a); };
    std::ranges::make_heap(m_candidates, isAfter); // the likeliest one on top

    const double top = m_candidates.front().logit;
    const auto weight = [top](const Candidate &candidate) { return std::exp(candidate.logit - top); };
    double total = 0;
    for (const Candidate &candidate : m_candidates)
        total += weight(candidate);

    const double wanted = m_params.topP * total;
    double reached = 0;
    auto end = m_candidates.end(); // [end, …) holds the chosen ones, the likeliest last
    while (reached < wanted && end != m_candidates.begin()) {
        std::pop_heap(m_candidates.begin(), end, isAfter);
        --end;
        reached += weight(*end);
    }
    m_candidates.erase(m_candidates.begin(), end);
    std::ranges::reverse(m_candidates);
}

void Sampler::keepMinP()
{
    const double top = std::ranges::min(m_candidates, isBefore).logit;
    const double least = top + std::log(static_cast<double>(m_params.minP));
    std::erase_if(m_candidates, [least](const Candidate &candidate) { return candidate.logit < least; });
}

Token Sampler::draw()
{
    const double top = std::ranges::min(m_candidates, isBefore).logit;
    m_weights.clear();
    double total = 0;
    for (const Candidate &candidate : m_candidates)
        total += m_weights.emplace_back(std::exp((candidate.logit - top) / m_params.temperature));

    double rest = uniform(m_random) * total;
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        rest -= m_weights[i];
        if (rest < 0)
            return m_candidates[i].token;
    }
    return m_candidates.back().token; // what rounding left over
}

} // namespace inference
