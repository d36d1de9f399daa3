// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/prompt_lookup.h"

#include <doctest/doctest.h>

#include <numeric>
#include <span>
#include <vector>

using namespace inference;

namespace {

constexpr std::size_t Room = 1000;

std::vector<Token> upTo(int count)
{
    std::vector<Token> tokens(static_cast<std::size_t>(count));
    std::iota(tokens.begin(), tokens.end(), 0);
    return tokens;
}

std::vector<Token> guess(const PromptLookup &lookup, std::size_t room = Room)
{
    const std::span<const Token> guessed = lookup.guess(room);
    return {guessed.begin(), guessed.end()};
}

} // namespace

TEST_CASE("What was said before is guessed to go on as it did")
{
    PromptLookup lookup(upTo(100), 31);
    for (const Token token : {10, 11, 12})
        lookup.append(token);
    CHECK(guess(lookup).empty()); // nobody knows yet what a token takes
    lookup.learn(0, 0, 1);
    CHECK(guess(lookup) == std::vector<Token>{13, 14, 15, 16, 17, 18, 19});
    CHECK(guess(lookup, 2) == std::vector<Token>{13, 14});
    CHECK(guess(lookup, 0).empty());
    lookup.append(99);
    CHECK(guess(lookup).empty()); // three tokens have to be the same
}

TEST_CASE("More tokens in common count more than later ones")
{
    std::vector<Token> prompt = {1, 2, 3, 4, 5, 6, 70, 71, 72, 0, 9, 4, 5, 6, 80, 81, 82};
    PromptLookup lookup(prompt, 3);
    lookup.learn(0, 0, 1);
    for (const Token token : {1, 2, 3, 4, 5, 6})
        lookup.append(token);
    CHECK(guess(lookup) == std::vector<Token>{70, 71, 72});
    PromptLookup other(prompt, 3);
    other.learn(0, 0, 1);
    for (const Token token : {30, 4, 5, 6})
        other.append(token);
    CHECK(guess(other) == std::vector<Token>{80, 81, 82});
}

TEST_CASE("Guesses grow while they are right and shrink when they are not")
{
    std::vector<Token> prompt = upTo(200);
    for (const Token token : {0, 1, 2})
        prompt.push_back(token);
    PromptLookup lookup(prompt, 31);
    lookup.learn(0, 0, 1);
    CHECK(guess(lookup).size() == 7);
    lookup.learn(7, 7, 2);
    CHECK(guess(lookup).size() == 15);
    lookup.learn(15, 15, 3);
    lookup.learn(31, 31, 4);
    CHECK(guess(lookup).size() == 31); // as many as it may
    lookup.learn(31, 0, 4);
    CHECK(guess(lookup).size() == 15);
    CHECK(PromptLookup(prompt, 0).guess(Room).empty());
}

TEST_CASE("Guesses that cost more than they give pause, for longer each time")
{
    std::vector<Token> prompt = upTo(200);
    for (const Token token : {0, 1, 2})
        prompt.push_back(token);
    PromptLookup lookup(prompt, 31);
    lookup.learn(0, 0, 1);
    const auto pauseAfterLosses = [&] {
        for (int i = 0; i < 50 && !guess(lookup).empty(); ++i)
            lookup.learn(7, 0, 3); // as long as three tokens, for one
        CHECK(guess(lookup).empty());
        int pause = 0;
        do {
            lookup.append(static_cast<Token>(pause++ % 200)); // 0, 1, 2, …: as in the prompt
        } while (guess(lookup).empty() && pause < 2000);
        return pause;
    };
    const int first = pauseAfterLosses();
    const int second = pauseAfterLosses();
    CHECK(first >= 16);
    CHECK(second >= 2 * first - 3);
    for (int i = 0; i < 20; ++i)
        lookup.learn(7, 7, 2);
    CHECK(!guess(lookup).empty());
}
