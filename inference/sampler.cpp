// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/sampler.h"

#include "inference/error.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace inference {

namespace {

constexpr std::size_t PenaltyWindow = 64;

// 53 random bits as a number in [0, 1). The standard's distributions differ between libraries.
double uniform(std::mt19937_64 &random)
{
    return static_cast<double>(random() >> 11) * 0x1p-53;
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

std::optional<int> Sampler::neededLogits() const
{
    constexpr int Most = 1024; // more of them are found as fast among all
    const int chosenFrom = isGreedy() ? 1 : m_params.topK;
    if (chosenFrom == 0 || chosenFrom > Most || m_params.repeatPenalty < 1)
        return std::nullopt;
    // A penalty above 1 only lowers logits, and those of so many tokens at most: what is among the largest
    // afterwards was no further down before.
    return m_params.repeatPenalty == 1 ? chosenFrom : chosenFrom + static_cast<int>(PenaltyWindow);
}

Token Sampler::sample(std::span<const float> logits, std::span<const Token> history)
{
    m_candidates.clear();
    for (std::size_t i = 0; i < logits.size(); ++i)
        m_candidates.push_back({static_cast<Token>(i), logits[i]});
    return choose(history);
}

Token Sampler::sample(const Likeliest &likeliest, std::span<const Token> history)
{
    m_candidates.assign(likeliest.candidates.begin(), likeliest.candidates.end());
    return choose(history);
}

Token Sampler::choose(std::span<const Token> history)
{
    if (m_params.repeatPenalty != 1)
        penalise(history);
    std::erase_if(m_candidates, [](const Candidate &candidate) { return !std::isfinite(candidate.logit); });
    if (m_candidates.empty())
        throw Error(ErrorCode::ModelDamaged,
                    "The model computed no finite number; its weights are probably damaged");
    if (isGreedy())
        return std::ranges::min(m_candidates, isLikelier).token;

    if (m_params.topK > 0)
        keepTopK();
    if (m_params.topP < 1)
        keepTopP();
    if (m_params.minP > 0)
        keepMinP();
    return draw();
}

void Sampler::penalise(std::span<const Token> history)
{
    std::span<const Token> recent = history.last(std::min(history.size(), PenaltyWindow));
    for (std::size_t i = 0; i < recent.size(); ++i) {
        if (std::ranges::contains(recent.first(i), recent[i]))
            continue;
        if (Candidate *candidate = find(recent[i])) {
            float &logit = candidate->logit;
            logit = logit > 0 ? logit / m_params.repeatPenalty : logit * m_params.repeatPenalty;
        }
    }
}

// At its own place where the candidates are the whole vocabulary. Null where it is none of them.
Candidate *Sampler::find(Token token)
{
    const auto place = static_cast<std::size_t>(token);
    if (place < m_candidates.size() && m_candidates[place].token == token)
        return &m_candidates[place];
    const auto found = std::ranges::find(m_candidates, token, &Candidate::token);
    return found == m_candidates.end() ? nullptr : &*found;
}

// The k largest, sorted.
void Sampler::keepTopK()
{
    const std::size_t count = std::min(m_candidates.size(), static_cast<std::size_t>(m_params.topK));
    const auto middle = m_candidates.begin() + static_cast<std::ptrdiff_t>(count);
    std::ranges::partial_sort(m_candidates, middle, isLikelier);
    m_candidates.erase(middle, m_candidates.end());
}

// Takes the likeliest tokens from a heap until they reach the share: seldom more than a few.
void Sampler::keepTopP()
{
    const auto isAfter = [](const Candidate &a, const Candidate &b) { return isLikelier(b, a); };
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
    const double top = std::ranges::min(m_candidates, isLikelier).logit;
    const double least = top + std::log(static_cast<double>(m_params.minP));
    std::erase_if(m_candidates, [least](const Candidate &candidate) { return candidate.logit < least; });
}

Token Sampler::draw()
{
    const double top = std::ranges::min(m_candidates, isLikelier).logit;
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
