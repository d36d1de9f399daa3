// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/session.h"

#include "inference/cpu/cpu_backend.h"
#include "inference/gguf/gguf_file.h"
#include "inference/reference/reference_backend.h"
#include "inference/sampler.h"
#include "inference/text/utf8_stream.h"
#include "tests/support/watched_session.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <new>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace inference;
using namespace support;

TEST_CASE_TEMPLATE("Prompts that are empty, too long or hold no tokens of the model are refused", On,
                   Reference, Cpu)
{
    WatchedSession<On> fixture({.contextLength = 64});
    CHECK(codeOf([&] { fixture.generate({}); }) == ErrorCode::BadInput);
    CHECK(codeOf([&] { fixture.generate({.prompt = {someTokens(65)}}); }) == ErrorCode::PromptTooLong);
    CHECK(codeOf([&] { fixture.generate({.prompt = {{-1}}}); }) == ErrorCode::BadInput);
    CHECK(codeOf([&] { fixture.generate({.prompt = {{fixture.model->facts().config.vocabularySize}}}); }) ==
          ErrorCode::BadInput);
    CHECK(fixture.watch.computed == 0);
}

TEST_CASE_TEMPLATE("An answer ends at its limit, and the text is that of its tokens", On, Reference, Cpu)
{
    WatchedSession<On> fixture(talkative(512));
    std::string streamed;
    const Completion completion = fixture.session->generate(
        {.prompt = {someTokens(20), true}, .maxTokens = 12},
        [&](std::string_view piece) {
            CHECK(isValidUtf8(piece));
            streamed += piece;
        },
        {}, support::goesOn);
    CHECK(completion.reason == StopReason::TokenLimit);
    CHECK(completion.tokens.size() == 12);
    CHECK(completion.text == streamed);

    Utf8Stream stream;
    std::string text;
    for (const Token token : completion.tokens)
        text += stream.push(fixture.model->tokenizer().bytes(token));
    CHECK(text == streamed);
}

TEST_CASE_TEMPLATE("A context that is full ends an answer", On, Reference, Cpu)
{
    WatchedSession<On> fixture(talkative(32));
    const Completion completion = fixture.generate({.prompt = {someTokens(20)}});
    CHECK(completion.reason == StopReason::ContextFull);
    CHECK(completion.tokens.size() == 13); // the token after the last position needs no room
    CHECK(fixture.session->emptyContext().length() == 0);

    const Completion full = fixture.generate({.prompt = {someTokens(32)}});
    CHECK(full.reason == StopReason::ContextFull);
    CHECK(full.tokens.size() == 1);
}

TEST_CASE_TEMPLATE("The model's end of an answer is neither a token nor text of it", On, Reference, Cpu)
{
    WatchedSession<On> fixture;
    // Sampling that is all but uniform meets the token soon.
    const Completion completion =
        fixture.generate({.prompt = {someTokens(5)}, .sampling = {.temperature = 1000, .seed = 3}});
    REQUIRE(completion.reason == StopReason::EndOfTurn);
    for (const Token token : completion.tokens)
        CHECK_FALSE(fixture.model->tokenizer().endsGeneration(token));
}

TEST_CASE_TEMPLATE(
    "An answer ends before the first text at which it shall stop, and none of it is handed out", On,
    Reference, Cpu)
{
    WatchedSession<On> fixture(talkative(512));
    const Completion whole = fixture.generate({.prompt = {someTokens(20), true}, .maxTokens = 30});
    REQUIRE(whole.text.size() > 12);
    std::size_t begin = whole.text.size() / 2;
    while ((static_cast<unsigned char>(whole.text[begin]) & 0xc0) == 0x80)
        ++begin;
    const std::string stop = whole.text.substr(begin); // from the beginning of a character
    std::string streamed;
    const Completion stopped = fixture.session->generate(
        {.prompt = {someTokens(20), true}, .maxTokens = 30, .stops = {"never written", stop}},
        [&](std::string_view piece) {
            CHECK(isValidUtf8(piece));
            streamed += piece;
        },
        {}, support::goesOn);
    CHECK(stopped.reason == StopReason::StopText);
    CHECK(stopped.text == whole.text.substr(0, whole.text.find(stop)));
    CHECK(streamed == stopped.text);
    CHECK(stopped.tokens.size() < whole.tokens.size());
    CHECK(std::equal(stopped.tokens.begin(), stopped.tokens.end(), whole.tokens.begin()));

    for (const char *wrong : {"", "\xff"})
        CHECK(codeOf([&] { fixture.generate({.prompt = {someTokens(20)}, .stops = {wrong}}); }) ==
              ErrorCode::BadSetting);
}

TEST_CASE_TEMPLATE("The model's opening of another turn ends an answer to a conversation", On, Reference, Cpu)
{
    WatchedSession<On> fixture(talkative(512));
    const Completion whole = fixture.generate({.prompt = {someTokens(20)}, .maxTokens = 8});
    REQUIRE(whole.tokens.size() == 8);
    const Token opener = whole.tokens[5];
    const Completion ended =
        fixture.generate({.prompt = {.tokens = someTokens(20), .ends = {opener}}, .maxTokens = 8});
    CHECK(ended.reason == StopReason::EndOfTurn);
    const auto first = std::ranges::find(whole.tokens, opener);
    CHECK(ended.tokens == std::vector(whole.tokens.begin(), first));
}

TEST_CASE_TEMPLATE("The same seed gives the same answer and another one another", On, Reference, Cpu)
{
    WatchedSession<On> fixture;
    const auto answer = [&](std::uint64_t seed) {
        return fixture
            .generate({.prompt = {someTokens(20)},
                       .sampling = {.temperature = 1.5f, .seed = seed},
                       .maxTokens = 30})
            .tokens;
    };
    const std::vector<Token> first = answer(7);
    CHECK(answer(7) == first);
    CHECK(answer(8) != first);
}

TEST_CASE_TEMPLATE("Slices of a prompt end at fixed positions", On, Reference, Cpu)
{
    WatchedSession<On> fixture({.contextLength = 1024});
    fixture.generate({.prompt = {someTokens(600)}, .maxTokens = 1});
    CHECK(fixture.watch.ends == std::vector{256, 512, 600});

    std::vector<Token> changed = someTokens(600);
    changed[300] = 99;
    fixture.generate({.prompt = {changed}, .maxTokens = 1});
    CHECK(fixture.watch.ends == std::vector{512, 600});
    CHECK(fixture.watch.computed == 300);
}

TEST_CASE_TEMPLATE("A second turn computes only what is new, with the same result as from nothing", On,
                   Reference, Cpu)
{
    WatchedSession<On> fixture;
    const std::vector<Token> first = someTokens(40);
    const Completion answer = fixture.generate({.prompt = {first}, .maxTokens = 10});
    REQUIRE(answer.tokens.size() == 10);
    CHECK(answer.timings.reusedTokens == 0);
    CHECK(fixture.watch.computed == 40 + 9);

    std::vector<Token> second = first;
    second.insert(second.end(), answer.tokens.begin(), answer.tokens.end());
    second.insert(second.end(), {5, 6, 7});
    const Completion reused = fixture.generate({.prompt = {second}, .maxTokens = 10});
    CHECK(reused.timings.reusedTokens == 49);
    // The answer's last token, which was never computed, three new ones, and those of the answer.
    CHECK(fixture.watch.computed == 4 + 9);

    fixture.session->emptyContext();
    const Completion fresh = fixture.generate({.prompt = {second}, .maxTokens = 10});
    CHECK(fresh.timings.reusedTokens == 0);
    CHECK(fresh.tokens == reused.tokens);
}

TEST_CASE_TEMPLATE("The same prompt again computes its last token only", On, Reference, Cpu)
{
    WatchedSession<On> fixture;
    const GenerationRequest request = {.prompt = {someTokens(40)}, .maxTokens = 5};
    const Completion first = fixture.generate(request);
    const Completion again = fixture.generate(request);
    CHECK(fixture.watch.computed == 1 + 4);
    CHECK(again.tokens == first.tokens);
}

TEST_CASE_TEMPLATE("A stop is heard before the next computation, wherever it comes", On, Reference, Cpu)
{
    WatchedSession<On> fixture({.contextLength = 1024});
    const GenerationRequest request = {.prompt = {someTokens(600)}, .maxTokens = 8};
    const Completion whole = fixture.generate(request);
    REQUIRE(whole.tokens.size() == 8);
    constexpr int Computations = 3 + 7; // slices, then tokens

    for (int stopAt = 1; stopAt <= Computations; ++stopAt) {
        CAPTURE(stopAt);
        fixture.session->emptyContext();
        Stop stop;
        int computations = 0;
        fixture.watch.beforeComputing = [&] {
            if (++computations == stopAt)
                stop.request();
        };
        const Completion stopped = fixture.session->generate(request, {}, {}, stop);
        fixture.watch.beforeComputing = [] {};
        CHECK(stopped.reason == StopReason::Stopped);
        CHECK(computations == stopAt);
        CHECK(stopped.tokens.size() == static_cast<std::size_t>(std::max(0, stopAt - 3)));
        CHECK(std::equal(stopped.tokens.begin(), stopped.tokens.end(), whole.tokens.begin()));
        // What the context holds afterwards is sound.
        CHECK(fixture.generate(request).tokens == whole.tokens);
    }
}

TEST_CASE_TEMPLATE("A stop between two tokens is heard", On, Reference, Cpu)
{
    WatchedSession<On> fixture;
    Stop stop;
    const Completion completion = fixture.session->generate(
        {.prompt = {someTokens(20), true}}, [&](std::string_view) { stop.request(); }, {}, stop);
    CHECK(completion.reason == StopReason::Stopped);
    CHECK_FALSE(completion.text.empty());
}

namespace {

// What the device writes up to its failure in a computation, the first being that of the prompt, and what the
// processor writes then, with one sampler.
std::vector<Token> writtenByBoth(const std::filesystem::path &path, const GenerationRequest &request,
                                 int failsAt)
{
    const gguf::GgufFile file(path);
    const Config config = readConfig(file);
    const Weights weights = findWeights(file, config);
    std::vector<Token> history = request.prompt.tokens;
    std::vector<std::unique_ptr<LoadedModel>> models;
    std::vector<std::unique_ptr<Context>> contexts;
    for (auto &&backend : {makeReferenceBackend, +[] { return makeCpuBackend(2); }}) {
        models.push_back(backend()->load(config, weights, {}, {}, support::goesOn));
        contexts.push_back(models.back()->makeContext(512));
    }
    Sampler sampler(request.sampling);
    std::span<const Token> appended = history;
    std::vector<Token> written;
    for (int computation = 1; computation <= request.maxTokens; ++computation) {
        std::array<std::vector<float>, 2> logits;
        for (std::size_t i = 0; i < 2; ++i) {
            logits[i].resize(static_cast<std::size_t>(config.vocabularySize));
            REQUIRE(contexts[i]->append(appended, {.logits = logits[i]}, support::goesOn));
        }
        written.push_back(sampler.sample(logits[computation < failsAt ? 0 : 1], history));
        history.push_back(written.back());
        appended = std::span(history).last(1);
    }
    return written;
}

} // namespace

TEST_CASE("When a device fails the processor goes on, with the tokens and the luck that the answer has")
{
    constexpr int Tokens = 6;
    const GenerationRequest request = {
        .prompt = {someTokens(20), true}, .sampling = {.temperature = 2, .seed = 7}, .maxTokens = Tokens};
    for (const ErrorCode code : {ErrorCode::DeviceLost, ErrorCode::OutOfMemory, ErrorCode::NoDevice}) {
        for (int failsAt = 1; failsAt <= Tokens; ++failsAt) {
            CAPTURE(failsAt);
            WatchedSession<Reference> fixture(talkative(512));
            fixture.watch.isDevice = true;
            const auto other = fixture.model->makeSession();
            int computations = 0;
            fixture.watch.beforeComputing = [&] {
                if (++computations == failsAt)
                    throw Error(code, "It was reset");
            };
            const Completion completion = fixture.generate(request);
            CHECK(completion.reason == StopReason::TokenLimit);
            CHECK(completion.tokens == writtenByBoth(fixture.path, request, failsAt));
            REQUIRE(completion.move);
            CHECK(completion.move->tokens == static_cast<std::size_t>(failsAt - 1));
            CHECK(completion.move->reason == "It was reset");
            CHECK(completion.move->device.backend == "cpu");
            CHECK(computations == failsAt);

            // From then on the model and all of its sessions are the processor's.
            CHECK(fixture.model->device().backend == "cpu");
            const std::vector<Token> onProcessor = writtenByBoth(fixture.path, request, 1);
            const Completion next = fixture.generate(request);
            CHECK_FALSE(next.move);
            CHECK(next.tokens == onProcessor);
            CHECK(other->generate(request, {}, {}, support::goesOn).tokens == onProcessor);
            CHECK(computations == failsAt);
        }
    }
}

TEST_CASE("A long conversation is read anew by the processor, and a stop is heard meanwhile")
{
    WatchedSession<Reference> fixture(talkative(512));
    fixture.watch.isDevice = true;
    const GenerationRequest request = {.prompt = {someTokens(400)}, .maxTokens = 3};
    const std::vector<Token> expected = writtenByBoth(fixture.path, request, 2);
    int computations = 0;
    fixture.watch.beforeComputing = [&] {
        if (++computations == 3) // two slices, then a token
            throw Error(ErrorCode::DeviceLost, "It was reset");
    };
    CHECK(fixture.generate(request).tokens == expected);
    CHECK(fixture.session->tokens().size() == 402);

    WatchedSession<Reference> stopped(talkative(512));
    stopped.watch.isDevice = true;
    Stop stop;
    stopped.watch.beforeComputing = [&] {
        stop.request();
        throw Error(ErrorCode::DeviceLost, "It was reset");
    };
    CHECK(stopped.session->generate(request, {}, {}, stop).reason == StopReason::Stopped);
    stopped.watch.beforeComputing = [] {};
    CHECK(stopped.generate(request).tokens == writtenByBoth(stopped.path, request, 1));
}

TEST_CASE("Where the processor cannot go on what was written stays, and the error says both")
{
    WatchedSession<Reference> fixture(talkative(512));
    fixture.watch.isDevice = true;
    const GenerationRequest request = {.prompt = {someTokens(20), true}, .maxTokens = 6};
    int computations = 0;
    fixture.watch.beforeComputing = [&] {
        if (++computations == 4)
            throw Error(ErrorCode::DeviceLost, "It was reset");
    };
    std::filesystem::resize_file(fixture.path, std::filesystem::file_size(fixture.path) - 1);
    std::string shown;
    const auto write = [&] {
        fixture.session->generate(
            request, [&](std::string_view piece) { shown += piece; }, {}, support::goesOn);
    };
    try {
        write();
        FAIL("it went on");
    } catch (const Error &error) {
        CHECK(error.code() == ErrorCode::DeviceLost);
        CHECK(std::string_view(error.what()).contains("It was reset"));
        CHECK(std::string_view(error.what()).contains("it was changed, moved or deleted"));
    }
    CHECK_FALSE(shown.empty());
    // Nothing else of the session needs a device.
    CHECK(codeOf(write) == ErrorCode::FileUnreadable);
    CHECK(fixture.session->contextLength() == 512);
    CHECK(fixture.session->tokens().empty());
    CHECK(fixture.session->memory().parts.empty());
    CHECK(fixture.model->makeSession()->contextLength() == 512);
}

TEST_CASE_TEMPLATE("Only errors of the engine leave it", On, Reference, Cpu)
{
    WatchedSession<On> fixture({.contextLength = 64});
    const GenerationRequest request = {.prompt = {someTokens(20)}, .maxTokens = 2};
    const std::vector<Token> whole = fixture.generate(request).tokens;
    const auto codeWhenBackendThrows = [&](const auto &exception) {
        fixture.watch.beforeComputing = [&] { throw exception; };
        const ErrorCode code = codeOf([&] { fixture.generate(request); });
        CHECK(code == codeOf([&] { fixture.load({}, support::goesOn); }));
        fixture.watch.beforeComputing = [] {};
        return code;
    };
    CHECK(codeWhenBackendThrows(std::bad_alloc()) == ErrorCode::OutOfMemory);
    CHECK(codeWhenBackendThrows(std::length_error("vector")) == ErrorCode::OutOfMemory);
    CHECK(codeWhenBackendThrows(std::runtime_error("driver")) == ErrorCode::Unexpected);
    CHECK(codeWhenBackendThrows(Error(ErrorCode::DeviceLost, "reset")) == ErrorCode::DeviceLost);
    CHECK(fixture.generate(request).tokens == whole); // and it is usable afterwards

    // What the caller throws is the caller's, also where it looks like the engine's.
    const auto fail = [](std::string_view) { throw std::bad_alloc(); };
    CHECK_THROWS_AS(fixture.session->generate(request, fail, {}, support::goesOn), std::bad_alloc);
    const auto failReading = [](int, int) { throw 7; };
    CHECK_THROWS_AS(fixture.session->generate({.prompt = {someTokens(30)}}, {}, failReading, support::goesOn),
                    int);
}

TEST_CASE_TEMPLATE("A prompt that is too long says how long it may be", On, Reference, Cpu)
{
    WatchedSession<On> fixture({.contextLength = 64});
    try {
        fixture.generate({.prompt = {someTokens(65)}});
        FAIL("was taken");
    } catch (const PromptTooLong &error) {
        CHECK(error.neededTokens() == 65);
        CHECK(error.availableTokens() == 64);
    }
}

TEST_CASE_TEMPLATE("A stop that is withdrawn at once has stopped the answer all the same", On, Reference, Cpu)
{
    WatchedSession<On> fixture({.contextLength = 1024});
    const GenerationRequest request = {.prompt = {someTokens(40)}, .maxTokens = 4};
    const Completion whole = fixture.generate(request);
    for (int poll = 1;; ++poll) {
        CAPTURE(poll);
        fixture.session->emptyContext();
        support::WithdrawnStop stop(poll);
        const Completion answer = fixture.session->generate(request, {}, {}, stop);
        REQUIRE(answer.tokens.size() <= whole.tokens.size());
        CHECK(std::equal(answer.tokens.begin(), answer.tokens.end(), whole.tokens.begin()));
        CHECK(fixture.generate(request).tokens == whole.tokens);
        if (!stop.wasWanted()) {
            CHECK(answer.reason == whole.reason);
            CHECK(poll > 10);
            break;
        }
        CHECK((answer.reason == StopReason::Stopped || answer.tokens == whole.tokens));
    }
}

TEST_CASE_TEMPLATE("The likeliest tokens are those of the whole text or none, whenever a stop is withdrawn",
                   On, Reference, Cpu)
{
    WatchedSession<On> fixture({.contextLength = 1024});
    const std::vector<Token> tokens = someTokens(40);
    const auto whole = fixture.session->likeliest(tokens, 20, 3, false, support::goesOn);
    for (int poll = 1;; ++poll) {
        CAPTURE(poll);
        fixture.session->emptyContext();
        support::WithdrawnStop stop(poll);
        const auto rows = fixture.session->likeliest(tokens, 20, 3, false, stop);
        CHECK((rows == whole || (rows.empty() && stop.wasWanted())));
        if (!stop.wasWanted())
            break;
    }
}

TEST_CASE_TEMPLATE("What a callback throws passes through and leaves the engine usable", On, Reference, Cpu)
{
    WatchedSession<On> fixture;
    const GenerationRequest request = {.prompt = {someTokens(20)}, .maxTokens = 6};
    const Completion whole = fixture.generate(request);
    const auto fail = [](std::string_view) { throw std::runtime_error("closed"); };
    CHECK_THROWS_AS(fixture.session->generate(request, fail, {}, support::goesOn), std::runtime_error);
    CHECK(fixture.generate(request).tokens == whole.tokens);
}

TEST_CASE_TEMPLATE("Progress of a prompt counts what the context held already", On, Reference, Cpu)
{
    WatchedSession<On> fixture({.contextLength = 1024});
    fixture.generate({.prompt = {someTokens(100)}, .maxTokens = 1});
    std::vector<int> done;
    fixture.session->generate(
        {.prompt = {someTokens(600)}, .maxTokens = 1}, {},
        [&](int now, int total) {
            CHECK(total == 600);
            done.push_back(now);
        },
        support::goesOn);
    CHECK(done == std::vector{100, 256, 512, 600});
}

TEST_CASE_TEMPLATE("The likeliest tokens are those of one distribution a position, at once or stepwise", On,
                   Reference, Cpu)
{
    WatchedSession<On> fixture;
    const std::vector<Token> tokens = someTokens(20);
    const int vocabulary = fixture.model->facts().config.vocabularySize;
    const auto atOnce = fixture.session->likeliest(tokens, 15, vocabulary, false, support::goesOn);
    REQUIRE(atOnce.size() == 5);
    for (const Likeliest &row : atOnce) {
        CHECK(row.candidates.size() == static_cast<std::size_t>(vocabulary));
        double sum = 0;
        for (const Candidate &candidate : row.candidates)
            sum += std::exp(candidate.logit - row.logSum);
        CHECK(sum == doctest::Approx(1).epsilon(1e-9));
    }

    fixture.session->emptyContext();
    fixture.watch.ends.clear();
    CHECK(fixture.session->likeliest(tokens, 15, vocabulary, true, support::goesOn) == atOnce);
    CHECK(fixture.watch.ends.size() == 20);

    fixture.session->emptyContext();
    const Completion completion = fixture.generate({.prompt = {tokens}, .maxTokens = 1});
    CHECK(completion.tokens == std::vector{atOnce.back().candidates.front().token});
}

TEST_CASE_TEMPLATE("A long text can be asked for in parts without computing anything twice", On, Reference,
                   Cpu)
{
    WatchedSession<On> fixture({.contextLength = 1024});
    const std::vector<Token> tokens = someTokens(600);
    const auto whole = fixture.session->likeliest(tokens, 0, 10, false, support::goesOn);
    fixture.session->emptyContext();
    fixture.watch.computed = 0;
    auto parts = fixture.session->likeliest(std::span(tokens).first(256), 0, 10, false, support::goesOn);
    const auto rest = fixture.session->likeliest(tokens, 256, 10, false, support::goesOn);
    parts.insert(parts.end(), rest.begin(), rest.end());
    CHECK(fixture.watch.computed == 600);
    CHECK(parts == whole);
}

TEST_CASE_TEMPLATE("Positions outside a text are refused", On, Reference, Cpu)
{
    WatchedSession<On> fixture;
    for (const int from : {-1, 10})
        CHECK(codeOf([&] { fixture.session->likeliest(someTokens(10), from, 1, false, support::goesOn); }) ==
              ErrorCode::BadInput);
}

TEST_CASE_TEMPLATE("The space before a SentencePiece answer is kept only where it continues a text", On,
                   Reference, Cpu)
{
    WatchedSession<On> fixture({.vocabularyKind = support::VocabularyKind::Spm});
    const Tokenizer &tokenizer = fixture.model->tokenizer();
    REQUIRE(tokenizer.addsSpacePrefix());
    // Nearly uniform draws until an answer begins with a space.
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        GenerationRequest request = {
            .prompt = {someTokens(5), true}, .sampling = {.temperature = 1000, .seed = seed}, .maxTokens = 2};
        const Completion continued = fixture.generate(request);
        if (!continued.text.starts_with(' '))
            continue;
        request.prompt.continuesText = false;
        const Completion turn = fixture.generate(request);
        CHECK(turn.tokens == continued.tokens);
        CHECK(turn.text == continued.text.substr(1));
        return;
    }
    FAIL("no answer began with a space");
}

// What a session with guesses writes has to be what one without writes, to the last token, and so has what it
// writes next.
TEST_CASE("Guesses change no token of an answer")
{
    WatchedSession<Cpu> plain(talkative(512));
    WatchedSession<Cpu> guessing(talkative(512));
    guessing.watch.guesses = true;
    guessing.session = guessing.model->makeSession();
    int guessed = 0;
    int right = 0;
    const SamplingParams choices[] = {{},
                                      {.repeatPenalty = 1.1f},
                                      {.temperature = 0.2f, .topK = 5, .seed = 7},
                                      {.temperature = 0.7f, .topP = 0.9f, .seed = 3}};
    for (const SamplingParams &sampling : choices) {
        for (const int length : {20, 100, 300}) {
            std::vector<Token> prompt = someTokens(length / 2);
            const std::vector<Token> again = prompt; // said twice, so that it goes on
            prompt.insert(prompt.end(), again.begin(), again.end());
            for (const int maxTokens : {1, 2, 90, 0}) {
                const GenerationRequest request = {
                    .prompt = {prompt, true}, .sampling = sampling, .maxTokens = maxTokens};
                const Completion expected = plain.generate(request);
                const Completion completion = guessing.generate(request);
                REQUIRE(completion.tokens == expected.tokens);
                CHECK(completion.text == expected.text);
                CHECK(completion.reason == expected.reason);
                CHECK(std::ranges::equal(guessing.session->tokens().first(prompt.size()), prompt));
                CHECK(guessing.session->tokens().size() <= prompt.size() + completion.tokens.size());
                CHECK(expected.timings.guessedTokens == 0);
                guessed += completion.timings.guessedTokens;
                right += completion.timings.rightTokens;
            }
        }
    }
    CHECK(guessed > 100);
    CHECK(right > 0);
    CHECK(right <= guessed);

    GenerationRequest without = {.prompt = {someTokens(40), true}, .maxTokens = 60, .mostGuessed = 0};
    CHECK(guessing.generate(without).timings.guessedTokens == 0);
    // A stop in the midst of guesses leaves a session that goes on.
    Stop stop;
    without.mostGuessed = 31;
    int pieces = 0;
    guessing.session->generate(
        without,
        [&](std::string_view) {
            if (++pieces == 20)
                stop.request();
        },
        {}, stop);
    CHECK(guessing.generate(without).tokens == plain.generate(without).tokens);
}
