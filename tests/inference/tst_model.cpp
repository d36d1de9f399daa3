// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model.h"

#include "inference/system_memory.h"
#include "tests/support/watched_session.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

using namespace inference;
using namespace support;

TEST_CASE_TEMPLATE("A context is as long as the model was trained for unless a shorter one is asked for", On,
                   Reference, Cpu)
{
    CHECK(WatchedSession<On>({.contextLength = 512}).session->contextLength() == 512);
    CHECK(WatchedSession<On>({.contextLength = 100'000}).session->contextLength() == DefaultContextLength);
    CHECK(WatchedSession<On>({.contextLength = 512}, {.contextLength = 100}).session->contextLength() == 100);
    CHECK(codeOf([] { WatchedSession<On>({.contextLength = 512}, {.contextLength = 513}); }) ==
          ErrorCode::BadSetting);
}

TEST_CASE_TEMPLATE("A model that does not fit into memory is refused before it is loaded", On, Reference, Cpu)
{
    WatchedSession<On> fixture;
    fixture.watch.plannedBytes = std::numeric_limits<std::uint64_t>::max();
    fixture.watch.beforeComputing = [] { FAIL("it was loaded"); };
    CHECK(codeOf([&] { fixture.load({}, support::goesOn); }) == ErrorCode::OutOfMemory);
}

TEST_CASE_TEMPLATE("A backend that this build lacks is no device, and an unknown one is wrong input", On,
                   Reference, Cpu)
{
    const WatchedSession<On> fixture;
    const auto loadOn = [&](const ModelOptions &options) {
        return codeOf([&] { Model::load(fixture.path, options, {}, support::goesOn); });
    };
    CHECK(loadOn({.backend = "vulkan"}) == ErrorCode::NoDevice);
    CHECK(loadOn({.backend = "abacus"}) == ErrorCode::BadSetting);
    CHECK(loadOn({.device = "no such device"}) == ErrorCode::NoDevice);
}

TEST_CASE_TEMPLATE("Loading that is stopped gives nothing", On, Reference, Cpu)
{
    WatchedSession<On> fixture;
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

#ifndef _WIN32
TEST_CASE("A file name that is no text gives a model's name that is")
{
    const support::TemporaryFolder folder;
    const auto path = folder.write("m\xff.gguf", support::modelImage({}));
    const auto model = Model::load(path, makeReferenceBackend(), {}, {}, support::goesOn);
    CHECK(model->facts().name == "m\uFFFD");
}
#endif

TEST_CASE_TEMPLATE("Raw text begins with the token that the model's vocabulary asks for", On, Reference, Cpu)
{
    const WatchedSession<On> plain;
    CHECK(plain.model->encodeRaw("a").tokens == plain.model->tokenizer().encode("a"));
    CHECK(plain.model->encodeRaw("").tokens.empty());

    const WatchedSession<On> begun({.vocabularyKind = support::VocabularyKind::Spm});
    const std::vector<Token> tokens = begun.model->encodeRaw("a").tokens;
    REQUIRE(tokens.size() > 1);
    CHECK(tokens.front() == begun.model->tokenizer().bos());
    CHECK(begun.model->encodeRaw("").tokens.size() == 1);
}

TEST_CASE_TEMPLATE("A session outlives the model that made it", On, Reference, Cpu)
{
    WatchedSession<On> fixture;
    const Completion before = fixture.generate({.prompt = {someTokens(20)}, .maxTokens = 4});
    fixture.session->emptyContext();
    fixture.model.reset();
    CHECK(fixture.generate({.prompt = {someTokens(20)}, .maxTokens = 4}).tokens == before.tokens);
}

TEST_CASE("A context that is not asked for is the longest that fits into memory")
{
    WatchedSession<Reference> fixture({.contextLength = 100'000});
    fixture.watch.bytesPerToken =
        std::numeric_limits<std::uint64_t>::max() / 2 / 1000; // 1000 tokens are the most
    CHECK(codeOf([&] { fixture.load({.contextLength = 8192}, support::goesOn); }) == ErrorCode::OutOfMemory);
    fixture.watch.bytesPerToken = availableMemoryBytes().value() / 1100;
    CHECK(fixture.load({}, support::goesOn)->facts().contextLength == 1024);
}

TEST_CASE_TEMPLATE("Free memory decides to two percent whether a model is loaded", On, Reference, Cpu)
{
    using gguf::TensorType;
    for (const TensorType type : {TensorType::F32, TensorType::F16, TensorType::Q4_0, TensorType::Q4_K,
                                  TensorType::Q6_K, TensorType::Q8_0})
        for (const char *architecture : {"llama", "qwen2", "qwen3"}) {
            CAPTURE(architecture);
            CAPTURE(std::string(gguf::traits(type).name));
            WatchedSession<On> fixture(
                {.architecture = architecture, .width = 256, .feedForward = 512, .type = type});
            const ModelOptions whole = {.contextLength = 512};
            const auto planned =
                static_cast<double>(fixture.load(whole, support::goesOn)->facts().memory.total());
            fixture.watch.freeOnHost = static_cast<std::uint64_t>(planned * 0.98);
            CHECK(codeOf([&] { fixture.load(whole, support::goesOn); }) == ErrorCode::OutOfMemory);
            fixture.watch.freeOnHost = static_cast<std::uint64_t>(planned * 1.02);
            CHECK(fixture.load(whole, support::goesOn));
        }
}

TEST_CASE("Memory is counted in the place where it is taken, and the place that is short is told")
{
    WatchedSession<Reference> fixture({.contextLength = 100'000});
    fixture.watch.place = MemoryPlace::Device;
    fixture.watch.freeOnDevice = 1100;
    fixture.watch.bytesPerToken = 1;
    const auto model = fixture.load({}, support::goesOn);
    CHECK(model->facts().contextLength == 1024);
    CHECK(model->facts().memory.total(MemoryPlace::Device) == 1024);
    CHECK(model->facts().memory.total(MemoryPlace::Host) == 0);
    CHECK(model->facts().memory.total() == 1024);

    fixture.watch.bytesPerToken = 0;
    fixture.watch.plannedBytes = 5000;
    try {
        fixture.load({}, support::goesOn);
        FAIL("it was loaded");
    } catch (const MemoryShortage &shortage) {
        CHECK(shortage.neededBytes() == 5000);
        CHECK(shortage.availableBytes() == 1100);
        CHECK(std::string_view(shortage.what()).contains("the device's memory"));
    }
    fixture.watch.place = MemoryPlace::Host; // of which there is more
    CHECK(fixture.load({}, support::goesOn));
}

TEST_CASE("A network is split only where a context of 4096 tokens does not let a device have the whole")
{
    WatchedSession<Reference> fixture({.contextLength = 100'000});
    fixture.watch.place = MemoryPlace::Device;
    fixture.watch.bytesPerToken = 1;
    fixture.watch.splits = true;
    fixture.watch.freeOnDevice = 5000;
    auto model = fixture.load({}, support::goesOn);
    CHECK(model->facts().contextLength == 4096);
    CHECK_FALSE(model->facts().memory.deviceLayers);

    model = fixture.load({.contextLength = 6000}, support::goesOn); // what was asked for is given
    CHECK(model->facts().contextLength == 6000);
    CHECK(model->facts().memory.deviceLayers == 1);

    fixture.watch.freeOnDevice = 3000;
    model = fixture.load({}, support::goesOn);
    CHECK(model->facts().contextLength == 8192);
    CHECK(model->facts().memory.deviceLayers == 1);
}

TEST_CASE("A device that nobody asked for and that fails leaves the model to the processor, with the reason")
{
    WatchedSession<Reference> fixture(talkative(512));
    const auto makeDevice = [&]() -> std::unique_ptr<Backend> {
        return std::make_unique<WatchedBackend>(makeReferenceBackend(), fixture.watch);
    };
    const auto load = [&] { return Model::loadOr(fixture.path, makeDevice, {}, {}, support::goesOn); };
    CHECK(load()->facts().deviceFailure == "");
    CHECK(load()->device().backend == "reference");

    for (const ErrorCode code : {ErrorCode::DeviceLost, ErrorCode::OutOfMemory, ErrorCode::NoDevice}) {
        fixture.watch.beforeComputing = [&] { throw Error(code, "It computes wrongly"); };
        const auto model = load();
        CHECK(model->facts().deviceFailure == "It computes wrongly");
        CHECK(model->facts().device.backend == "cpu");
        CHECK(model->device().backend == "cpu");
    }
    fixture.watch.beforeComputing = [] { throw Error(ErrorCode::ModelDamaged, "It is cut short"); };
    CHECK(codeOf(load) == ErrorCode::ModelDamaged); // wherever it is loaded
}

TEST_CASE("A session goes on elsewhere from its tokens")
{
    WatchedSession<Reference> fixture(talkative(512), {.contextLength = 200});
    const GenerationRequest whole = {.prompt = {someTokens(30)}, .maxTokens = 20};
    const Completion expected = fixture.generate(whole);
    fixture.session->emptyContext();
    GenerationRequest part = whole;
    part.maxTokens = 8;
    const Completion begun = fixture.generate(part);

    const ModelFacts &facts = fixture.model->facts();
    ModelOptions options = facts.options;
    CHECK(options.contextLength == 200);
    options.backend = "cpu";
    const auto elsewhere = Model::load(facts.file, options, {}, support::goesOn);
    part.prompt.tokens.insert(part.prompt.tokens.end(), begun.tokens.begin(), begun.tokens.end());
    part.maxTokens = 12;
    std::vector<Token> tokens = begun.tokens;
    const Completion rest = elsewhere->makeSession()->generate(part, {}, {}, support::goesOn);
    tokens.insert(tokens.end(), rest.tokens.begin(), rest.tokens.end());
    CHECK(tokens == expected.tokens);
}
