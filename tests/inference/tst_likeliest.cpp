// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/likeliest.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace inference;

namespace {

constexpr float NotANumber = std::numeric_limits<float>::quiet_NaN();
constexpr float Infinity = std::numeric_limits<float>::infinity();

std::vector<Candidate> likeliest(const std::vector<float> &logits, int count)
{
    Likeliest result;
    findLikeliest(logits, count, false, result);
    return result.candidates;
}

} // namespace

TEST_CASE("The largest logits are the first of the sorted ones, of equal ones the smaller ids")
{
    std::vector<float> logits(1000);
    std::vector<Candidate> sorted;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        logits[i] = static_cast<float>((i * 7919) % 101) / 100;
        sorted.push_back({static_cast<Token>(i), logits[i]});
    }
    std::ranges::sort(sorted, isLikelier);
    for (const std::size_t count : {1u, 2u, 13u, 999u, 1000u, 2000u})
        CHECK(likeliest(logits, static_cast<int>(count)) ==
              std::vector(sorted.begin(), sorted.begin() + std::min<std::ptrdiff_t>(count, 1000)));
}

TEST_CASE("Logits that are not finite are never among the largest")
{
    const std::vector logits = {NotANumber, 1.f, Infinity, 2.f, -Infinity};
    for (const int count : {1, 2, 5}) {
        const std::vector<Candidate> found = likeliest(logits, count);
        CHECK(found.front() == Candidate{3, 2.f});
        CHECK(found.size() == static_cast<std::size_t>(std::min(count, 2)));
    }
    CHECK(likeliest({NotANumber, -Infinity}, 1).empty());
    CHECK(likeliest({NotANumber, -Infinity}, 3).empty());
}

TEST_CASE("The sum counts every logit, however large, and is no number when one of them is none")
{
    Likeliest result;
    findLikeliest(std::vector{1000.f, 1000.f, 999.f, -Infinity}, 1, true, result);
    CHECK(result.logSum == doctest::Approx(1000 + std::log(2 + std::exp(-1.0))).epsilon(1e-12));
    for (const float value : {NotANumber, Infinity}) {
        findLikeliest(std::vector{1.f, value, 2.f}, 1, true, result);
        CHECK_FALSE(std::isfinite(result.logSum));
    }
}
