// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/cpu_backend.h"
#include "inference/engine.h"
#include "inference/error.h"
#include "inference/reference/reference_backend.h"
#include "inference/system_memory.h"
#include "inference/text/utf8_stream.h"
#include "tests/support/generated_model.h"
#include "tests/support/stops.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <memory>
#include <new>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

using namespace inference;

namespace {

// What passed between an engine and its backend, and a hook before each computation.
struct Watch {
    int prefilled = 0;
    int decoded = 0;
    std::vector<int> sliceEnds;
    std::function<void()> beforeComputing = [] {};
    std::uint64_t plannedBytes = 0;  // 0: as the backend plans
    std::uint64_t bytesPerToken = 0; // of a context; 0: as the backend plans
};

// The backends that every case of this file runs on.
struct Reference {
    static std::unique_ptr<Backend> make() { return makeReferenceBackend(); }
};
struct Cpu {
    static std::unique_ptr<Backend> make() { return makeCpuBackend(2); }
};

// A backend with a watch on its contexts.
class WatchedContext : public Context
{
public:
    WatchedContext(std::unique_ptr<Context> context, Watch &watch)
        : m_context(std::move(context)), m_watch(watch)
    {
    }

    int capacity() const override { return m_context->capacity(); }
    int length() const override { return m_context->length(); }
    void truncate(int length) override { m_context->truncate(length); }
    std::vector<std::span<std::byte>> memory(int length) override { return m_context->memory(length); }
    void resume(int length) override { m_context->resume(length); }
    std::string memoryForm() const override { return m_context->memoryForm(); }

    bool prefill(std::span<const Token> tokens, std::span<float> logits, Stop &stop) override
    {
        m_watch.beforeComputing();
        m_watch.prefilled += static_cast<int>(tokens.size());
        m_watch.sliceEnds.push_back(length() + static_cast<int>(tokens.size()));
        return m_context->prefill(tokens, logits, stop);
    }

    bool decode(Token token, std::span<float> logits, Stop &stop) override
    {
        m_watch.beforeComputing();
        ++m_watch.decoded;
        return m_context->decode(token, logits, stop);
    }

private:
    std::unique_ptr<Context> m_context;
    Watch &m_watch;
};

class WatchedModel : public LoadedModel
{
public:
    WatchedModel(std::unique_ptr<LoadedModel> model, Watch &watch) : m_model(std::move(model)), m_watch(watch)
    {
    }

    DeviceInfo device() const override { return m_model->device(); }
    std::uint64_t weightBytesPerToken() const override { return m_model->weightBytesPerToken(); }
    std::uint64_t contextBytes(int capacity) const override { return m_model->contextBytes(capacity); }
    std::unique_ptr<Context> makeContext(int capacity) const override
    {
        return std::make_unique<WatchedContext>(m_model->makeContext(capacity), m_watch);
    }

private:
    std::unique_ptr<LoadedModel> m_model;
    Watch &m_watch;
};

class WatchedBackend : public Backend
{
public:
    WatchedBackend(std::unique_ptr<Backend> backend, Watch &watch)
        : m_backend(std::move(backend)), m_watch(watch)
    {
    }

    MemoryPlan planMemory(const Config &config, const Weights &weights, int contextLength) const override
    {
        if (m_watch.bytesPerToken > 0)
            return {
                .buffers = {{.name = "keys and values",
                             .bytes = m_watch.bytesPerToken * static_cast<std::uint64_t>(contextLength)}}};
        if (m_watch.plannedBytes > 0)
            return {.buffers = {{.name = "weights", .bytes = m_watch.plannedBytes}}};
        return m_backend->planMemory(config, weights, contextLength);
    }

    std::unique_ptr<LoadedModel> load(const Config &config, const Weights &weights,
                                      const LoadProgress &progress, Stop &stop) override
    {
        m_watch.beforeComputing();
        std::unique_ptr<LoadedModel> model = m_backend->load(config, weights, progress, stop);
        return model ? std::make_unique<WatchedModel>(std::move(model), m_watch) : nullptr;
    }

private:
    std::unique_ptr<Backend> m_backend;
    Watch &m_watch;
};

// A session over a generated model, watched.
template <typename On>
struct Fixture {
    explicit Fixture(support::ModelDescription description = {}, ModelOptions options = {})
        : path(folder.write("model.gguf", support::modelImage(description)))
    {
        model = load(options, support::goesOn);
        session = model->makeSession();
    }

    std::shared_ptr<const Model> load(const ModelOptions &options, Stop &stop)
    {
        return Model::load(path, std::make_unique<WatchedBackend>(On::make(), watch), options, {}, stop);
    }

    Completion generate(const GenerationRequest &request)
    {
        watch.prefilled = watch.decoded = 0;
        watch.sliceEnds.clear();
        return session->generate(request, {}, {}, support::goesOn);
    }

    support::TemporaryFolder folder;
    Watch watch;
    std::filesystem::path path;
    std::shared_ptr<const Model> model;
    std::unique_ptr<Session> session;
};

// Ordinary tokens of the generated vocabulary, never those that end an answer.
std::vector<Token> someTokens(int count)
{
    std::vector<Token> tokens(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < tokens.size(); ++i)
        tokens[i] = static_cast<Token>(3 + (i * 37) % 250);
    return tokens;
}

// A model whose answers end with the context.
support::ModelDescription talkative(int contextLength)
{
    return {.contextLength = contextLength, .neverEnds = true};
}

ErrorCode codeOf(const std::function<void()> &action)
{
    try {
        action();
    } catch (const Error &error) {
        return error.code();
    }
    FAIL("no error was thrown");
    return {};
}

} // namespace

TEST_CASE_TEMPLATE("A context is as long as the model was trained for unless a shorter one is asked for", On,
                   Reference, Cpu)
{
    CHECK(Fixture<On>({.contextLength = 512}).session->contextLength() == 512);
    CHECK(Fixture<On>({.contextLength = 100'000}).session->contextLength() == DefaultContextLength);
    CHECK(Fixture<On>({.contextLength = 512}, {.contextLength = 100}).session->contextLength() == 100);
    CHECK(codeOf([] { Fixture<On>({.contextLength = 512}, {.contextLength = 513}); }) ==
          ErrorCode::BadSetting);
}

TEST_CASE_TEMPLATE("A model that does not fit into memory is refused before it is loaded", On, Reference, Cpu)
{
    Fixture<On> fixture;
    fixture.watch.plannedBytes = std::numeric_limits<std::uint64_t>::max();
    fixture.watch.beforeComputing = [] { FAIL("it was loaded"); };
    CHECK(codeOf([&] { fixture.load({}, support::goesOn); }) == ErrorCode::OutOfMemory);
}

TEST_CASE_TEMPLATE("A backend that this build lacks is no device, and an unknown one is wrong input", On,
                   Reference, Cpu)
{
    const Fixture<On> fixture;
    const auto loadOn = [&](const ModelOptions &options) {
        return codeOf([&] { Model::load(fixture.path, options, {}, support::goesOn); });
    };
    CHECK(loadOn({.backend = "vulkan"}) == ErrorCode::NoDevice);
    CHECK(loadOn({.backend = "abacus"}) == ErrorCode::BadSetting);
    CHECK(loadOn({.device = "no such device"}) == ErrorCode::NoDevice);
}

TEST_CASE_TEMPLATE("Loading that is stopped gives nothing", On, Reference, Cpu)
{
    Fixture<On> fixture;
    Stop early;
    early.request();
    CHECK(fixture.load({}, early) == nullptr);

    Stop late;
    fixture.watch.beforeComputing = [&] { late.request(); };
    CHECK(fixture.load({}, late) == nullptr);
}

TEST_CASE("A file that is cut or written while it loads is an error")
{
    const support::TemporaryFolder folder;
    const auto loadWhile = [&](const std::function<void(const std::filesystem::path &)> &change) {
        const std::filesystem::path path = folder.write("model.gguf", support::modelImage({}));
        bool isDone = false;
        const auto onProgress = [&](double) {
            if (!std::exchange(isDone, true))
                change(path);
        };
        return codeOf([&] { Model::load(path, {.backend = "cpu"}, onProgress, support::goesOn); });
    };
    CHECK(loadWhile([](const auto &path) { std::filesystem::resize_file(path, 1000); }) ==
          ErrorCode::FileUnreadable);
    CHECK(loadWhile([](const auto &path) {
              std::fstream(path, std::ios::in | std::ios::out | std::ios::binary).write("GGUF", 4);
              std::filesystem::last_write_time(path, std::filesystem::last_write_time(path) +
                                                         std::chrono::seconds(1));
          }) == ErrorCode::FileUnreadable);
}

TEST_CASE("Weights that are not numbers are reported when the first token is computed")
{
    // Of the last layer's values, so that they reach the logits by way of the cache and of attention alone.
    std::vector<std::byte> image = support::modelImage({.width = 64, .type = gguf::TensorType::F32});
    const support::TemporaryFolder folder;
    const std::filesystem::path path = folder.write("model.gguf", image);
    std::uint64_t offset = 0;
    {
        const gguf::GgufFile file(path);
        offset = file.findTensor("blk.1.attn_v.weight")->offset;
    }
    const float none = std::numeric_limits<float>::quiet_NaN();
    std::memcpy(&image[offset], &none, sizeof none);
    folder.write("model.gguf", image);
    for (const char *backend : {"cpu", "reference"}) {
        CAPTURE(backend);
        const auto model = std::string_view(backend) == "cpu"
                               ? Model::load(path, {.backend = "cpu"}, {}, support::goesOn)
                               : Model::load(path, makeReferenceBackend(), {}, {}, support::goesOn);
        const auto session = model->makeSession();
        for (const int length : {1, 40})
            CHECK(codeOf([&] {
                      session->generate({.prompt = {someTokens(length)}, .maxTokens = 1}, {}, {},
                                        support::goesOn);
                  }) == ErrorCode::ModelDamaged);
    }
}

TEST_CASE_TEMPLATE("Prompts that are empty, too long or hold no tokens of the model are refused", On,
                   Reference, Cpu)
{
    Fixture<On> fixture({.contextLength = 64});
    CHECK(codeOf([&] { fixture.generate({}); }) == ErrorCode::BadInput);
    CHECK(codeOf([&] { fixture.generate({.prompt = {someTokens(65)}}); }) == ErrorCode::PromptTooLong);
    CHECK(codeOf([&] { fixture.generate({.prompt = {{-1}}}); }) == ErrorCode::BadInput);
    CHECK(codeOf([&] { fixture.generate({.prompt = {{fixture.model->facts().config.vocabularySize}}}); }) ==
          ErrorCode::BadInput);
    CHECK(fixture.watch.prefilled == 0);
}

TEST_CASE_TEMPLATE("An answer ends at its limit, and the text is that of its tokens", On, Reference, Cpu)
{
    Fixture<On> fixture(talkative(512));
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
    Fixture<On> fixture(talkative(32));
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
    Fixture<On> fixture;
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
    Fixture<On> fixture(talkative(512));
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
    Fixture<On> fixture(talkative(512));
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
    Fixture<On> fixture;
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
    Fixture<On> fixture({.contextLength = 1024});
    fixture.generate({.prompt = {someTokens(600)}, .maxTokens = 1});
    CHECK(fixture.watch.sliceEnds == std::vector{256, 512, 600});

    std::vector<Token> changed = someTokens(600);
    changed[300] = 99;
    fixture.generate({.prompt = {changed}, .maxTokens = 1});
    CHECK(fixture.watch.sliceEnds == std::vector{512, 600});
    CHECK(fixture.watch.prefilled == 300);
}

TEST_CASE_TEMPLATE("A second turn computes only what is new, with the same result as from nothing", On,
                   Reference, Cpu)
{
    Fixture<On> fixture;
    const std::vector<Token> first = someTokens(40);
    const Completion answer = fixture.generate({.prompt = {first}, .maxTokens = 10});
    REQUIRE(answer.tokens.size() == 10);
    CHECK(answer.timings.reusedTokens == 0);
    CHECK(fixture.watch.prefilled == 40);
    CHECK(fixture.watch.decoded == 9);

    std::vector<Token> second = first;
    second.insert(second.end(), answer.tokens.begin(), answer.tokens.end());
    second.insert(second.end(), {5, 6, 7});
    const Completion reused = fixture.generate({.prompt = {second}, .maxTokens = 10});
    CHECK(reused.timings.reusedTokens == 49);
    CHECK(fixture.watch.prefilled ==
          4); // the answer's last token, which was never computed, and three new ones

    fixture.session->emptyContext();
    const Completion fresh = fixture.generate({.prompt = {second}, .maxTokens = 10});
    CHECK(fresh.timings.reusedTokens == 0);
    CHECK(fresh.tokens == reused.tokens);
}

TEST_CASE_TEMPLATE("The same prompt again computes its last token only", On, Reference, Cpu)
{
    Fixture<On> fixture;
    const GenerationRequest request = {.prompt = {someTokens(40)}, .maxTokens = 5};
    const Completion first = fixture.generate(request);
    const Completion again = fixture.generate(request);
    CHECK(fixture.watch.prefilled == 1);
    CHECK(again.tokens == first.tokens);
}

TEST_CASE_TEMPLATE("A stop is heard before the next computation, wherever it comes", On, Reference, Cpu)
{
    Fixture<On> fixture({.contextLength = 1024});
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
    Fixture<On> fixture;
    Stop stop;
    const Completion completion = fixture.session->generate(
        {.prompt = {someTokens(20), true}}, [&](std::string_view) { stop.request(); }, {}, stop);
    CHECK(completion.reason == StopReason::Stopped);
    CHECK_FALSE(completion.text.empty());
}

TEST_CASE_TEMPLATE("Only errors of the engine leave it", On, Reference, Cpu)
{
    Fixture<On> fixture({.contextLength = 64});
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
    Fixture<On> fixture({.contextLength = 64});
    try {
        fixture.generate({.prompt = {someTokens(65)}});
        FAIL("was taken");
    } catch (const PromptTooLong &error) {
        CHECK(error.neededTokens() == 65);
        CHECK(error.availableTokens() == 64);
    }
}

#ifndef _WIN32
TEST_CASE("A file name that is no text gives a model's name that is")
{
    const support::TemporaryFolder folder;
    const auto path = folder.write("m\xff.gguf", support::modelImage({}));
    const auto model = Model::load(path, makeReferenceBackend(), {}, {}, support::goesOn);
    CHECK(model->facts().name == "m\uFFFD");
}
#endif

TEST_CASE_TEMPLATE("A stop that is withdrawn at once has stopped the answer all the same", On, Reference, Cpu)
{
    Fixture<On> fixture({.contextLength = 1024});
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

TEST_CASE_TEMPLATE("Probabilities are those of the whole text or none, whenever a stop is withdrawn", On,
                   Reference, Cpu)
{
    Fixture<On> fixture({.contextLength = 1024});
    const std::vector<Token> tokens = someTokens(40);
    const std::vector<float> whole = fixture.session->logProbabilities(tokens, 20, false, support::goesOn);
    for (int poll = 1;; ++poll) {
        CAPTURE(poll);
        fixture.session->emptyContext();
        support::WithdrawnStop stop(poll);
        const std::vector<float> rows = fixture.session->logProbabilities(tokens, 20, false, stop);
        CHECK((rows == whole || (rows.empty() && stop.wasWanted())));
        if (!stop.wasWanted())
            break;
    }
}

TEST_CASE_TEMPLATE("What a callback throws passes through and leaves the engine usable", On, Reference, Cpu)
{
    Fixture<On> fixture;
    const GenerationRequest request = {.prompt = {someTokens(20)}, .maxTokens = 6};
    const Completion whole = fixture.generate(request);
    const auto fail = [](std::string_view) { throw std::runtime_error("closed"); };
    CHECK_THROWS_AS(fixture.session->generate(request, fail, {}, support::goesOn), std::runtime_error);
    CHECK(fixture.generate(request).tokens == whole.tokens);
}

TEST_CASE_TEMPLATE("Progress of a prompt counts what the context held already", On, Reference, Cpu)
{
    Fixture<On> fixture({.contextLength = 1024});
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

TEST_CASE_TEMPLATE(
    "Logarithms of probabilities are those of one distribution a position, prefilled or stepwise", On,
    Reference, Cpu)
{
    Fixture<On> fixture;
    const std::vector<Token> tokens = someTokens(20);
    const std::vector<float> prefilled =
        fixture.session->logProbabilities(tokens, 15, false, support::goesOn);
    const auto vocabulary = static_cast<std::size_t>(fixture.model->facts().config.vocabularySize);
    REQUIRE(prefilled.size() == 5 * vocabulary);
    for (std::size_t row = 0; row < 5; ++row) {
        double sum = 0;
        for (std::size_t i = 0; i < vocabulary; ++i)
            sum += std::exp(double{prefilled[row * vocabulary + i]});
        CHECK(sum == doctest::Approx(1).epsilon(1e-5));
    }

    fixture.session->emptyContext();
    fixture.watch.prefilled = fixture.watch.decoded = 0;
    CHECK(fixture.session->logProbabilities(tokens, 15, true, support::goesOn) == prefilled);
    CHECK(fixture.watch.decoded == 20);
    CHECK(fixture.watch.prefilled == 0);

    // The likeliest token after the last position is the greedy answer.
    const auto last = prefilled.end() - static_cast<std::ptrdiff_t>(vocabulary);
    const auto best = std::max_element(last, prefilled.end()) - last;
    fixture.session->emptyContext();
    const Completion completion = fixture.generate({.prompt = {tokens}, .maxTokens = 1});
    CHECK(completion.tokens == std::vector{static_cast<Token>(best)});
}

TEST_CASE_TEMPLATE("A long text can be asked for in parts without computing anything twice", On, Reference,
                   Cpu)
{
    Fixture<On> fixture({.contextLength = 1024});
    const std::vector<Token> tokens = someTokens(600);
    std::vector<float> whole = fixture.session->logProbabilities(tokens, 0, false, support::goesOn);
    fixture.session->emptyContext();
    fixture.watch.prefilled = 0;
    std::vector<float> parts =
        fixture.session->logProbabilities(std::span(tokens).first(256), 0, false, support::goesOn);
    const std::vector<float> rest = fixture.session->logProbabilities(tokens, 256, false, support::goesOn);
    parts.insert(parts.end(), rest.begin(), rest.end());
    CHECK(fixture.watch.prefilled == 600);
    CHECK(parts == whole);
}

TEST_CASE_TEMPLATE("Positions outside a text are refused", On, Reference, Cpu)
{
    Fixture<On> fixture;
    for (const int from : {-1, 10})
        CHECK(codeOf([&] {
                  fixture.session->logProbabilities(someTokens(10), from, false, support::goesOn);
              }) == ErrorCode::BadInput);
}

TEST_CASE_TEMPLATE("The space before a SentencePiece answer is kept only where it continues a text", On,
                   Reference, Cpu)
{
    Fixture<On> fixture({.vocabularyKind = support::VocabularyKind::Spm});
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

TEST_CASE_TEMPLATE("Raw text begins with the token that the model's vocabulary asks for", On, Reference, Cpu)
{
    const Fixture<On> plain;
    CHECK(plain.model->encodeRaw("a").tokens == plain.model->tokenizer().encode("a"));
    CHECK(plain.model->encodeRaw("").tokens.empty());

    const Fixture<On> begun({.vocabularyKind = support::VocabularyKind::Spm});
    const std::vector<Token> tokens = begun.model->encodeRaw("a").tokens;
    REQUIRE(tokens.size() > 1);
    CHECK(tokens.front() == begun.model->tokenizer().bos());
    CHECK(begun.model->encodeRaw("").tokens.size() == 1);
}

TEST_CASE_TEMPLATE("Conversations in turns have the bits of fresh ones, each with its own cache", On,
                   Reference, Cpu)
{
    Fixture<On> fixture(talkative(512));
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
    CHECK(fresh->logProbabilities(second, from, false, support::goesOn) ==
          a->logProbabilities(second, from, false, support::goesOn));
}

TEST_CASE_TEMPLATE("A session outlives the model that made it", On, Reference, Cpu)
{
    Fixture<On> fixture;
    const Completion before = fixture.generate({.prompt = {someTokens(20)}, .maxTokens = 4});
    fixture.session->emptyContext();
    fixture.model.reset();
    CHECK(fixture.generate({.prompt = {someTokens(20)}, .maxTokens = 4}).tokens == before.tokens);
}

TEST_CASE("A stop is heard while another session computes, and what was held stays")
{
    Fixture<Cpu> fixture(talkative(2048));
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
    Fixture<Cpu> one(talkative(512));
    support::ModelDescription description = talkative(512);
    description.seed = 2;
    Fixture<Cpu> two(description);
    const GenerationRequest request = {.prompt = {someTokens(40)}, .maxTokens = 10};
    const Completion expectedOne = one.generate(request);
    const Completion expectedTwo = two.generate(request);
    REQUIRE(expectedOne.tokens != expectedTwo.tokens);

    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&, i] {
            const Fixture<Cpu> &fixture = i % 2 ? two : one;
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
    Fixture<Cpu> fixture(talkative(512));
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

TEST_CASE("A context that is not asked for is the longest that fits into memory")
{
    Fixture<Reference> fixture({.contextLength = 100'000});
    fixture.watch.bytesPerToken =
        std::numeric_limits<std::uint64_t>::max() / 2 / 1000; // 1000 tokens are the most
    CHECK(codeOf([&] { fixture.load({.contextLength = 8192}, support::goesOn); }) == ErrorCode::OutOfMemory);
    fixture.watch.bytesPerToken = availableMemoryBytes().value() / 1100;
    CHECK(fixture.load({}, support::goesOn)->facts().contextLength == 1024);
}

TEST_CASE_TEMPLATE("A saved session goes on in another one with the bits of the first", On, Reference, Cpu)
{
    const support::TemporaryFolder folder;
    const SessionFolder files(folder.path() / "sessions", 100'000'000, 0);
    Fixture<On> fixture(talkative(512));
    CHECK_FALSE(files.save("empty", "model", *fixture.session));
    const Completion first = fixture.generate({.prompt = {someTokens(90)}, .maxTokens = 10});
    REQUIRE(files.save("chat", "model", *fixture.session));

    std::vector<Token> next(fixture.session->tokens().begin(), fixture.session->tokens().end());
    next.insert(next.end(), {9, 8, 7});
    const auto other = fixture.model->makeSession(400); // the length of the context may differ
    REQUIRE(files.restore("chat", "model", *other));
    CHECK(std::ranges::equal(other->tokens(), fixture.session->tokens()));
    fixture.watch.prefilled = 0;
    const Completion restored = other->generate({.prompt = {next}, .maxTokens = 10}, {}, {}, support::goesOn);
    CHECK(restored.timings.reusedTokens == 99);
    CHECK(fixture.watch.prefilled == 3);
    CHECK(restored.tokens == fixture.generate({.prompt = {next}, .maxTokens = 10}).tokens);

    CHECK_FALSE(files.restore("chat", "another model", *other));
    CHECK_FALSE(files.restore("no such", "model", *other));
    const auto narrow = fixture.model->makeSession(50);
    CHECK_FALSE(files.restore("chat", "model", *narrow));
    support::ModelDescription wider = talkative(512);
    wider.layers = 3;
    CHECK_FALSE(files.restore("chat", "model", *Fixture<On>(wider).session));
    files.remove("chat");
    CHECK_FALSE(files.restore("chat", "model", *other));
}

TEST_CASE("A saved session that was cut or damaged anywhere is not taken up, and the session stays usable")
{
    const support::TemporaryFolder folder;
    const SessionFolder files(folder.path(), 100'000'000, 0);
    Fixture<Cpu> fixture(talkative(512));
    const GenerationRequest request = {.prompt = {someTokens(20)}, .maxTokens = 4};
    const Completion expected = fixture.generate(request);
    REQUIRE(files.save("chat", "model", *fixture.session));
    const std::filesystem::path path = folder.path() / "chat.session";
    const auto size = static_cast<std::size_t>(std::filesystem::file_size(path));
    std::vector<std::byte> whole(size);
    std::ifstream(path, std::ios::binary)
        .read(reinterpret_cast<char *>(whole.data()), static_cast<std::streamsize>(size));
    const auto checkRefused = [&](std::span<const std::byte> bytes) {
        folder.write("chat.session", bytes);
        CHECK_FALSE(files.restore("chat", "model", *fixture.session));
        CHECK(fixture.generate(request).tokens == expected.tokens);
    };
    for (std::size_t at = 0; at < size; at += at < 200 ? 1 : 997) {
        CAPTURE(at);
        checkRefused(std::span(whole).first(at));
        std::vector<std::byte> damaged = whole;
        damaged[at] ^= std::byte{0x80};
        checkRefused(damaged);
    }
    folder.write("chat.session", whole);
    CHECK(files.restore("chat", "model", *fixture.session));
}

TEST_CASE("Saved sessions keep to their budget and leave room on the drive")
{
    const support::TemporaryFolder folder;
    Fixture<Cpu> fixture(talkative(512));
    fixture.generate({.prompt = {someTokens(60)}, .maxTokens = 1});
    const SessionFolder measure(folder.path() / "one", 100'000'000, 0);
    REQUIRE(measure.save("a", "model", *fixture.session));
    const std::uint64_t size = std::filesystem::file_size(folder.path() / "one" / "a.session");

    const std::filesystem::path path = folder.path() / "two";
    const SessionFolder files(path, 2 * size + size / 2, 0);
    const auto useLongAgo = [&](const char *name, int hours) {
        const std::filesystem::path file = path / (std::string(name) + ".session");
        std::filesystem::last_write_time(file,
                                         std::filesystem::last_write_time(file) - std::chrono::hours(hours));
    };
    REQUIRE(files.save("a", "model", *fixture.session));
    useLongAgo("a", 2);
    REQUIRE(files.save("b", "model", *fixture.session));
    useLongAgo("b", 1);
    CHECK(files.restore("a", "model", *fixture.session)); // which makes b the oldest
    REQUIRE(files.save("c", "model", *fixture.session));
    CHECK(std::filesystem::exists(path / "a.session"));
    CHECK_FALSE(std::filesystem::exists(path / "b.session"));
    CHECK(std::filesystem::exists(path / "c.session"));
    REQUIRE(files.save("a", "model", *fixture.session)); // replaces its own file
    CHECK(std::filesystem::exists(path / "c.session"));

    CHECK_FALSE(SessionFolder(path, size - 1, 0).save("d", "model", *fixture.session));
    const std::uint64_t free = std::filesystem::space(folder.path()).available;
    CHECK_FALSE(SessionFolder(path, 100'000'000, free).save("d", "model", *fixture.session));
    CHECK_FALSE(std::filesystem::exists(path / "d.session"));
    for (const auto &entry : std::filesystem::directory_iterator(path))
        CHECK(entry.path().extension() == ".session"); // nothing unfinished is left
}
