// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/error.h"
#include "inference/sampler.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <random>
#include <set>
#include <vector>

using namespace inference;

namespace {

constexpr float NotANumber = std::numeric_limits<float>::quiet_NaN();
constexpr float Infinity = std::numeric_limits<float>::infinity();

// Every token that comes up in many draws.
std::set<Token> drawn(const SamplingParams &params, const std::vector<float> &logits)
{
    Sampler sampler(params);
    std::set<Token> tokens;
    for (int i = 0; i < 3000; ++i)
        tokens.insert(sampler.sample(logits, {}));
    return tokens;
}

std::vector<float> logarithms(std::vector<float> probabilities)
{
    for (float &probability : probabilities)
        probability = std::log(probability);
    return probabilities;
}

const std::vector<float> Five = logarithms({0.1f, 0.4f, 0.05f, 0.3f, 0.15f});

} // namespace

TEST_CASE("Temperature 0 takes the first of the largest logits")
{
    Sampler sampler({});
    CHECK(sampler.sample(std::vector{1.f, 3.f, 2.f, 3.f}, {}) == 1);
}

TEST_CASE("Logits that are not finite are never chosen")
{
    const std::vector logits = {NotANumber, 1.f, Infinity, 2.f, -Infinity};
    CHECK(Sampler({}).sample(logits, {}) == 3);
    CHECK(drawn({.temperature = 1}, logits) == std::set<Token>{1, 3});
    CHECK(drawn({.temperature = 1, .topK = 4, .topP = 0.999f, .minP = 0.001f}, logits) ==
          std::set<Token>{1, 3});
}

TEST_CASE("Settings out of their ranges are refused")
{
    for (const SamplingParams &params :
         {SamplingParams{.temperature = -0.1f}, SamplingParams{.temperature = NotANumber},
          SamplingParams{.topK = -1}, SamplingParams{.topP = 0}, SamplingParams{.topP = 1.1f},
          SamplingParams{.minP = -0.1f}, SamplingParams{.minP = 1.1f}, SamplingParams{.repeatPenalty = 0}})
        CHECK_THROWS_AS(Sampler{params}, inference::Error);
    CHECK_NOTHROW(Sampler({.temperature = 1, .topK = 1, .topP = 1e-6f, .minP = 1, .repeatPenalty = 0.5f}));
}

TEST_CASE("Logits of which none is finite are the model's damage")
{
    const std::vector logits = {NotANumber, Infinity, -Infinity};
    try {
        Sampler({}).sample(logits, {});
        FAIL("a token was chosen");
    } catch (const Error &error) {
        CHECK(error.code() == ErrorCode::ModelDamaged);
    }
}

TEST_CASE("The repetition penalty divides positive logits and multiplies negative ones, once a token")
{
    const std::array<Token, 3> history = {0, 0, 0};
    const SamplingParams params = {.repeatPenalty = 2};
    CHECK(Sampler(params).sample(std::vector{4.f, 1.9f}, history) == 0); // 2 after one division
    CHECK(Sampler(params).sample(std::vector{4.f, 2.1f}, history) == 1);
    CHECK(Sampler(params).sample(std::vector{-1.f, -1.9f}, history) == 1);
    CHECK(Sampler(params).sample(std::vector{-1.f, -2.1f}, history) == 0);
}

TEST_CASE("The repetition penalty looks at the last 64 tokens")
{
    const SamplingParams params = {.repeatPenalty = 2};
    const std::vector logits = {4.f, 3.f, 0.f};
    std::vector<Token> history(65, 2);
    history[0] = 0;
    CHECK(Sampler(params).sample(logits, history) == 0);
    std::swap(history[0], history[1]);
    CHECK(Sampler(params).sample(logits, history) == 1);
}

TEST_CASE("Top-k keeps the k likeliest tokens, of equal ones the first")
{
    CHECK(drawn({.temperature = 1, .topK = 2}, Five) == std::set<Token>{1, 3});
    CHECK(drawn({.temperature = 1, .topK = 1}, Five) == std::set<Token>{1});
    CHECK(drawn({.temperature = 1, .topK = 99}, Five).size() == 5);
    CHECK(drawn({.temperature = 1, .topK = 2}, {1, 1, 1, 1}) == std::set<Token>{0, 1});
}

TEST_CASE("Top-k keeps what sorting the whole vocabulary would keep")
{
    std::vector<float> logits(1000);
    for (std::size_t i = 0; i < logits.size(); ++i)
        logits[i] = static_cast<float>((i * 7919) % 101) / 100; // with many equal ones
    std::vector<Token> sorted(logits.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    std::ranges::stable_sort(sorted, std::ranges::greater(),
                             [&](Token token) { return logits[static_cast<std::size_t>(token)]; });
    for (const int k : {2, 13, 64})
        CHECK(drawn({.temperature = 1, .topK = k}, logits) ==
              std::set<Token>(sorted.begin(), sorted.begin() + k));
}

TEST_CASE("Top-p keeps the fewest likeliest tokens that reach the share")
{
    CHECK(drawn({.temperature = 1, .topP = 0.39f}, Five) == std::set<Token>{1});
    CHECK(drawn({.temperature = 1, .topP = 0.41f}, Five) == std::set<Token>{1, 3});
    CHECK(drawn({.temperature = 1, .topP = 0.69f}, Five) == std::set<Token>{1, 3});
    CHECK(drawn({.temperature = 1, .topP = 0.71f}, Five) == std::set<Token>{1, 3, 4});
    CHECK(drawn({.temperature = 1, .topP = 0.999f}, Five).size() == 5);
}

TEST_CASE("Top-p counts the share among the tokens that top-k left")
{
    // Of 0.4 and 0.3 the first is 57 percent.
    CHECK(drawn({.temperature = 1, .topK = 2, .topP = 0.56f}, Five) == std::set<Token>{1});
    CHECK(drawn({.temperature = 1, .topK = 2, .topP = 0.58f}, Five) == std::set<Token>{1, 3});
}

TEST_CASE("Min-p keeps tokens that are likely enough beside the likeliest")
{
    CHECK(drawn({.temperature = 1, .minP = 0.76f}, Five) == std::set<Token>{1});
    CHECK(drawn({.temperature = 1, .minP = 0.74f}, Five) == std::set<Token>{1, 3});
    CHECK(drawn({.temperature = 1, .minP = 0.2f}, Five) == std::set<Token>{0, 1, 3, 4});
}

TEST_CASE("Temperature changes how often a token is drawn and not which tokens are left")
{
    CHECK(drawn({.temperature = 100, .topP = 0.69f}, Five) == std::set<Token>{1, 3});

    const auto share = [](float temperature) {
        Sampler sampler({.temperature = temperature});
        int count = 0;
        for (int i = 0; i < 20000; ++i)
            count += sampler.sample(logarithms({0.2f, 0.8f}), {}) == 1;
        return count / 20000.0;
    };
    CHECK(share(1) == doctest::Approx(0.8).epsilon(0.02));
    CHECK(share(0.5f) == doctest::Approx(16.0 / 17).epsilon(0.02)); // odds of 4 squared
}

TEST_CASE("A seed gives the same tokens on every platform")
{
    constexpr int Count = 1000;
    const std::vector<float> logits(Count, 0.f);
    Sampler sampler({.temperature = 1, .seed = 5489});
    // The standard fixes the numbers of this generator; each draw takes the upper 53 bits of one.
    std::mt19937_64 random(5489);
    for (int i = 0; i < 200; ++i) {
        const double uniform = static_cast<double>(random() >> 11) / 9007199254740992.0;
        CHECK(sampler.sample(logits, {}) == static_cast<Token>(uniform * Count));
    }
}

TEST_CASE("As many of the largest logits as are needed give the choice that all of them give")
{
    std::mt19937 random(11);
    for (const SamplingParams &params :
         {SamplingParams{}, SamplingParams{.repeatPenalty = 1.5f},
          SamplingParams{.temperature = 1, .topK = 1}, SamplingParams{.temperature = 2, .topK = 5},
          SamplingParams{.temperature = 2, .topK = 5, .topP = 0.9f, .minP = 0.05f, .repeatPenalty = 3}}) {
        Sampler ofAll(params);
        Sampler ofFew(params);
        const int needed = ofFew.neededLogits().value();
        CHECK(needed < 100);
        for (int i = 0; i < 300; ++i) {
            std::vector<float> logits(300);
            for (float &logit : logits)
                logit = static_cast<float>(static_cast<int>(random() % 201) - 100) / 10; // many equal ones
            std::vector<Token> history(80);
            for (Token &token : history)
                token = static_cast<Token>(random() % logits.size());
            Likeliest few;
            findLikeliest(logits, needed, false, few);
            CHECK(ofFew.sample(few, history) == ofAll.sample(logits, history));
        }
    }
}

TEST_CASE("Where any token may be drawn, or tokens may rise, all logits are needed")
{
    CHECK_FALSE(Sampler({.temperature = 1}).neededLogits());
    CHECK_FALSE(Sampler({.temperature = 1, .topP = 0.5f}).neededLogits());
    CHECK_FALSE(Sampler({.repeatPenalty = 0.9f}).neededLogits());
    CHECK_FALSE(Sampler({.temperature = 1, .topK = std::numeric_limits<int>::max()}).neededLogits());
}
