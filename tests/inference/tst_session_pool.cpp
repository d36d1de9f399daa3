// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/session_pool.h"

#include "tests/support/watched_session.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

using namespace inference;
using namespace support;

TEST_CASE_TEMPLATE("Conversations in turns have the bits of fresh ones, each with its own cache", On,
                   Reference, Cpu)
{
    WatchedSession<On> fixture(talkative(512));
    const auto answerOf = [&](Session &session, std::vector<Token> prompt) {
        return session.generate({.prompt = {std::move(prompt)}, .maxTokens = 12}, {}, {}, support::goesOn);
    };
    const std::vector<Token> first = someTokens(60);
    std::vector<Token> other = someTokens(70);
    std::ranges::reverse(other);

    const auto a = fixture.model->makeSession();
    const auto b = fixture.model->makeSession(300);
    CHECK(b->contextLength() == 300);
    const Completion firstA = answerOf(*a, first);
    const Completion onlyB = answerOf(*b, other);
    std::vector<Token> second = first;
    second.insert(second.end(), firstA.tokens.begin(), firstA.tokens.end());
    second.insert(second.end(), {9, 8, 7});
    const Completion secondA = answerOf(*a, second);
    CHECK(secondA.timings.reusedTokens == 71); // b has not cost a its cache

    const auto fresh = fixture.model->makeSession();
    CHECK(answerOf(*fresh, other).tokens == onlyB.tokens);
    fresh->emptyContext();
    CHECK(answerOf(*fresh, second).tokens == secondA.tokens);
    const auto from = static_cast<int>(second.size()) - 2;
    fresh->emptyContext();
    CHECK(fresh->likeliest(second, from, 10, false, support::goesOn) ==
          a->likeliest(second, from, 10, false, support::goesOn));
}

TEST_CASE("A stop is heard while another session computes, and what was held stays")
{
    WatchedSession<Cpu> fixture(talkative(2048));
    const auto other = fixture.model->makeSession();
    const GenerationRequest request = {.prompt = {someTokens(30)}, .maxTokens = 1};
    other->generate(request, {}, {}, support::goesOn);
    const std::vector<Token> held(other->tokens().begin(), other->tokens().end());

    Stop stopLong;
    Stop stopWaiting;
    std::atomic<bool> isRunning = false;
    std::atomic<int> tokens = 0;
    std::thread first([&] {
        fixture.session->generate(
            {.prompt = {someTokens(20), true}},
            [&](std::string_view) {
                isRunning = true;
                ++tokens;
                while (!stopLong.isRequested())
                    std::this_thread::yield();
            },
            {}, stopLong);
    });
    while (!isRunning)
        std::this_thread::yield();
    std::optional<Completion> waited;
    std::thread second(
        [&] { waited = other->generate({.prompt = {someTokens(50)}, .maxTokens = 1}, {}, {}, stopWaiting); });
    stopWaiting.request();
    second.join(); // though the first one is still at work
    CHECK(waited->reason == StopReason::Stopped);
    CHECK(std::ranges::equal(other->tokens(), held));
    stopLong.request();
    first.join();
    CHECK(tokens == 1);
}

TEST_CASE("Several threads ask sessions of several models at once, and each gets its own answer")
{
    WatchedSession<Cpu> one(talkative(512));
    support::ModelDescription description = talkative(512);
    description.seed = 2;
    WatchedSession<Cpu> two(description);
    const GenerationRequest request = {.prompt = {someTokens(40)}, .maxTokens = 10};
    const Completion expectedOne = one.generate(request);
    const Completion expectedTwo = two.generate(request);
    REQUIRE(expectedOne.tokens != expectedTwo.tokens);

    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&, i] {
            const WatchedSession<Cpu> &fixture = i % 2 ? two : one;
            const auto session = fixture.model->makeSession();
            for (int round = 0; round < 3; ++round) {
                session->emptyContext();
                fixture.model->encodeRaw("some text");
                const Completion completion = session->generate(request, {}, {}, support::goesOn);
                if (completion.tokens != (i % 2 ? expectedTwo : expectedOne).tokens)
                    ++wrong;
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    CHECK(wrong == 0);
}

TEST_CASE("A pool keeps the sessions that were used last within its budget")
{
    WatchedSession<Cpu> fixture(talkative(512));
    const std::uint64_t bytes = fixture.model->sessionBytes();
    SessionPool pool(fixture.model, 2 * bytes + bytes / 2);
    const auto ask = [&](std::int64_t conversation) {
        return pool.session(conversation, 512)
            .generate({.prompt = {someTokens(40)}, .maxTokens = 1}, {}, {}, support::goesOn)
            .timings.reusedTokens;
    };
    CHECK(ask(1) == 0);
    CHECK(ask(2) == 0);
    CHECK(ask(1) == 39);
    CHECK(ask(3) == 0); // 2 goes, which was used longest ago
    CHECK(pool.size() == 2);
    CHECK(ask(1) == 39);
    CHECK(ask(2) == 0);

    CHECK(pool.session(2, 256).contextLength() == 256); // another length is another session
    CHECK(pool.session(2, 256).tokens().empty());
    SessionPool narrow(fixture.model, 0);
    CHECK(narrow.session(1, 512).contextLength() == 512); // there is always room for one
    narrow.session(2, 512);
    CHECK(narrow.size() == 1);
    CHECK(codeOf([&] { pool.session(4, 513); }) == ErrorCode::BadSetting);
}
