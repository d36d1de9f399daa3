// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/likeliest.h"
#include "inference/types.h"

#include <optional>
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
    // Throws Error(BadSetting) for params out of their ranges (types.h).
    explicit Sampler(const SamplingParams &params);

    // How many of the largest logits are enough to choose as from all of them; empty: no number is.
    std::optional<int> neededLogits() const;

    // From all logits, or from at least so many of the largest. `history` holds the tokens so far, prompt
    // included; the repetition penalty looks at its last 64. Throws Error(ModelDamaged) when no logit is
    // finite; logits that are not finite are never chosen.
    Token sample(std::span<const float> logits, std::span<const Token> history);
    Token sample(const Likeliest &likeliest, std::span<const Token> history);

private:
    bool isGreedy() const { return m_params.temperature <= 0 || m_params.topK == 1; }
    Token choose(std::span<const Token> history);
    void penalise(std::span<const Token> history);
    Candidate *find(Token token);
    void keepTopK();
    void keepTopP();
    void keepMinP();
    Token draw();

    SamplingParams m_params;
    std::mt19937_64 m_random;
    std::vector<Candidate> m_candidates;
    std::vector<double> m_weights; // of the candidates; both are kept to save allocations
};

} // namespace inference
