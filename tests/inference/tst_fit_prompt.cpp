// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/fit_prompt.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

using namespace inference;

namespace {

// A prompt of as many tokens as its texts have characters, and two for the opening of the answer.
Prompt render(std::span<const Turn> turns)
{
    std::size_t characters = 2;
    for (const Turn &turn : turns)
        characters += turn.text.size();
    return {.tokens = std::vector<Token>(characters, 1)};
}

Turn question(std::size_t length)
{
    return {Role::User, std::string(length, 'q')};
}

Turn answer(std::size_t length)
{
    return {Role::Assistant, std::string(length, 'a')};
}

constexpr PromptRoom Room = {.capacity = 800, .reserve = 100};

} // namespace

TEST_CASE("what fits is left as it is")
{
    const FittedPrompt fitted = fitPrompt(render, std::vector{question(10), answer(10), question(10)}, Room);
    REQUIRE(fitted.prompt);
    CHECK(fitted.prompt->tokens.size() == 32);
    CHECK(fitted.omitted == 0);
    CHECK(fitted.needed == 32 + 100);
}

TEST_CASE("a prompt that fills the context to the room for an answer fits")
{
    const FittedPrompt exact = fitPrompt(render, std::vector{question(698)}, Room);
    CHECK(exact.prompt);
    CHECK(exact.omitted == 0);
    CHECK_FALSE(fitPrompt(render, std::vector{question(699)}, Room).prompt);
}

TEST_CASE("the oldest turns go until half of the context is free")
{
    const std::vector turns = {question(100), answer(300), question(100), answer(148), question(100)};
    const FittedPrompt fitted = fitPrompt(render, turns, Room);
    REQUIRE(fitted.prompt);
    CHECK(fitted.omitted == 2);
    CHECK(fitted.prompt->tokens.size() == 350);
    CHECK(fitted.needed == 750 + 100);
}

TEST_CASE("as many as before are left out while that fits")
{
    const std::vector turns = {question(100), answer(300), question(100), answer(450), question(100)};
    PromptRoom asBefore = Room;
    asBefore.omittedBefore = 2;
    CHECK(fitPrompt(render, turns, asBefore).omitted == 2);
    CHECK(fitPrompt(render, turns, Room).omitted == 4);
}

TEST_CASE("a system message stays")
{
    const std::vector turns = {Turn{Role::System, "ssss"}, question(500), answer(200), question(100)};
    const FittedPrompt fitted = fitPrompt(render, turns, Room);
    REQUIRE(fitted.prompt);
    CHECK(fitted.omitted == 2);
    CHECK(fitted.prompt->tokens.size() == 106);
}

TEST_CASE("a last message that fills more than half is read alone")
{
    const std::vector turns = {question(300), answer(300), question(600)};
    const FittedPrompt fitted = fitPrompt(render, turns, Room);
    REQUIRE(fitted.prompt);
    CHECK(fitted.omitted == 2);
    CHECK(fitted.prompt->tokens.size() == 602);
}

TEST_CASE("a last message that is longer than the context fits in no way")
{
    const FittedPrompt fitted = fitPrompt(render, std::vector{question(10), answer(10), question(900)}, Room);
    CHECK_FALSE(fitted.prompt);
    CHECK(fitted.omitted == 0);
    CHECK(fitted.needed == 922 + 100);
}

TEST_CASE("an answer that goes on keeps its question")
{
    const std::vector turns = {question(300), answer(300), question(100), answer(300)};
    const FittedPrompt fitted = fitPrompt(render, turns, Room);
    REQUIRE(fitted.prompt);
    CHECK(fitted.omitted == 2);
    CHECK(fitted.prompt->tokens.size() == 402);
}

TEST_CASE("a thousand turns are rendered a few times")
{
    int renderings = 0;
    const auto counting = [&](std::span<const Turn> turns) {
        ++renderings;
        return render(turns);
    };
    std::vector<Turn> turns;
    for (int index = 0; index < 500; ++index) {
        turns.push_back(question(10));
        turns.push_back(answer(10));
    }
    turns.push_back(question(10));
    CHECK(fitPrompt(counting, turns, Room).prompt);
    CHECK(renderings <= 14);
}
