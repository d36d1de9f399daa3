// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/types.h"

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace inference {

// Chooses the next token from logits, by the params it was made with. Deterministic: the same seed and the
// same logits give the same tokens again. One answer has one sampler.
//
// The steps and their order are those that users of llama.cpp know (its default chain):
//   1. repetition penalty  a logit of a token in the last 64: l / p where l > 0, l * p elsewhere, once
//   2. top-k               the k largest logits stay
//   3. top-p               the fewest likeliest tokens whose probabilities reach top-p stay
//   4. min-p               tokens at least min-p times as likely as the likeliest stay
//   5. temperature         what stays is drawn with weights exp(l / temperature)
// Probabilities in 3 and 4 are those at temperature 1. Temperature 0 takes the largest logit after step 1; of
// equal ones the first.
class Sampler
{
public:
    // Throws Error(BadInput) for params out of their ranges (types.h).
    explicit Sampler(const SamplingParams &params);

    // `history` holds the tokens so far, prompt included; the repetition penalty looks at its last 64.
    // Throws Error(ModelDamaged) when no logit is finite; logits that are not finite are never chosen.
    Token sample(std::span<const float> logits, std::span<const Token> history);

private:
    struct Candidate {
        Token token;
        float logit;
    };

    void penalise(std::span<const Token> history);
    void collect();
    void keepTopP();
    void keepMinP();
    Token draw();

    // Likelier first; of equally likely ones the smaller id, so that the order is one whatever the library.
    static bool isBefore(const Candidate &a, const Candidate &b);

    SamplingParams m_params;
    std::mt19937_64 m_random;
    std::vector<float> m_logits; // after the penalty
    std::vector<Candidate> m_candidates;
    std::vector<double> m_weights; // of the candidates; these three are kept to save allocations
};

} // namespace inference
