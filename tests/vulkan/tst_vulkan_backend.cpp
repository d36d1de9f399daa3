// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/engine.h"
#include "inference/reference/reference_backend.h"
#include "inference/vulkan/vulkan_backend.h"
#include "inference/vulkan/vulkan_context.h"
#include "tests/support/supported_types.h"
#include "tests/support/test_model.h"
#include "tests/vulkan/needed_device.h"
#include "tests/vulkan/shuffled_steps.h"
#include "tests/vulkan/test_device.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

using namespace inference;
using gguf::TensorType;
using support::checkLikeliest;
using support::descriptionOf;
using support::logitsOf;
using support::meanError;
using support::sameBits;
using support::someTokens;
using support::Steps;
using support::TestModel;

namespace {

// Computed as with few cores, where a token has the same bits alone and among others.
constexpr vulkan::DeviceLimits FewCores = {.hasManyCores = false};

std::unique_ptr<vulkan::VulkanModel> loadOn(const VulkanDevice &device, const TestModel &model,
                                            const vulkan::DeviceLimits &limits = FewCores)
{
    return vulkan::VulkanModel::load(
        std::make_shared<const vulkan::Device>(vulkan::systemLoader(), device, limits), model.config,
        model.weights, 2, {}, support::goesOn);
}

// With so many of the last layers on the device.
std::unique_ptr<LoadedModel> loadShared(const VulkanDevice &device, const TestModel &model, int layers)
{
    const auto backend =
        makeVulkanBackend(std::make_shared<const vulkan::Device>(vulkan::systemLoader(), device, FewCores),
                          {.layers = layers, .threads = 2});
    const MemoryPlan plan = backend->planMemory(model.config, model.weights, 100, {});
    return backend->load(model.config, model.weights, plan, {}, support::goesOn);
}

support::ModelDescription withArchitecture(const char *architecture, TensorType type)
{
    support::ModelDescription description = descriptionOf(type);
    description.architecture = architecture;
    return description;
}

// Whatever slices tokens come in, their logits are the same bits.
void checkSlices(LoadedModel &model, const std::vector<Token> &tokens, int vocabulary,
                 const std::vector<float> &expected)
{
    for (const int slice : {1, 7})
        CHECK(sameBits(logitsOf(model, tokens, vocabulary, slice), expected));
}

// A device with that much memory.
std::shared_ptr<const vulkan::Device> limitedDevice(const VulkanDevice &facts, std::uint64_t kilobytes)
{
    return std::make_shared<const vulkan::Device>(
        vulkan::systemLoader(), facts,
        vulkan::DeviceLimits{.memoryBytes = kilobytes << 10, .hasManyCores = false});
}

void checkThatItAnswers(Session &session)
{
    const Completion completion =
        session.generate({.prompt = {someTokens(20, session.facts().config.vocabularySize)}, .maxTokens = 3},
                         {}, {}, support::goesOn);
    CHECK(completion.tokens.size() == 3);
}

std::vector<std::byte> bytesOf(Context &context, int length)
{
    std::vector<std::byte> all;
    for (const std::span<std::byte> part : context.memory(length))
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

// With what bytesOf() another gave.
void fill(Context &context, int length, const std::vector<std::byte> &saved)
{
    std::size_t taken = 0;
    for (const std::span<std::byte> part : context.memory(length)) {
        std::ranges::copy(std::span(saved).subspan(taken, part.size()), part.begin());
        taken += part.size();
    }
    CHECK(taken == saved.size());
    context.resume(length);
}

} // namespace

TEST_CASE("logits are those of the formulas, for every type of weights")
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    // Where matrices are multiplied, weights and activations have 11 bits.
    const auto opened = support::openTestDevice();
    const double mostError = opened->matrices() ? 0.006 : 0.002;
    for (const TensorType type : support::supportedTypes()) {
        CAPTURE(gguf::traits(type).name);
        const TestModel model(descriptionOf(type));
        const int vocabulary = model.config.vocabularySize;
        const std::vector<Token> tokens = someTokens(20, vocabulary);
        const auto exact = logitsOf(*model.load(makeReferenceBackend()), tokens, vocabulary, 20);
        const auto actual = logitsOf(*model.load(makeVulkanBackend(*device)), tokens, vocabulary, 20);
        CHECK(meanError(exact, actual) < mostError);
    }
}

TEST_CASE(
    "every architecture and shape agrees with the formulas, with the same bits in slices and one by one")
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    std::vector<support::ModelDescription> descriptions = {withArchitecture("llama", TensorType::Q4_1),
                                                           withArchitecture("qwen2", TensorType::Q8_0),
                                                           withArchitecture("qwen3", TensorType::F32)};
    support::ModelDescription shape;
    shape.type = TensorType::Q8_0;
    shape.keyValueHeads = 1;
    shape.headSize = 24;
    shape.hasRopeFactors = true;
    shape.isTied = true;
    shape.vocabulary = 301; // does not fill the last tile
    descriptions.push_back(shape);

    for (const support::ModelDescription &description : descriptions) {
        CAPTURE(description.architecture);
        CAPTURE(description.vocabulary);
        const TestModel model(description);
        const int vocabulary = model.config.vocabularySize;
        const std::vector<Token> tokens = someTokens(150, vocabulary);
        const auto exact = logitsOf(*model.load(makeReferenceBackend()), tokens, vocabulary, 150);
        const auto onManyCores = loadOn(*device, model, {.hasManyCores = true});
        for (const int slice : {1, 7, 150})
            CHECK(meanError(exact, logitsOf(*onManyCores, tokens, vocabulary, slice)) < 0.01);
        const auto loaded = loadOn(*device, model);
        const auto actual = logitsOf(*loaded, tokens, vocabulary, 150);
        CHECK(meanError(exact, actual) < 0.01); // keys of 10 and more in 16 bits
        checkSlices(*loaded, tokens, vocabulary, actual);
    }
}

TEST_CASE("the steps of a network may run in any order that its barriers allow, and it needs each of them")
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    const TestModel model(withArchitecture("qwen2", TensorType::Q8_0));
    const int vocabulary = model.config.vocabularySize;
    const std::vector<Token> tokens = someTokens(5, vocabulary);
    const auto loaded = loadOn(*device, model);

    for (const std::uint32_t rows : {1u, 4u}) {
        CAPTURE(rows);
        vulkan::VulkanContext context(*loaded, 16);
        // All of a pass in one list of steps, which the context would submit in parts.
        vulkan::Recorder recorder = context.recordLogits(rows - 1, 1);
        Steps steps;
        for (const vulkan::Recorder &part : context.recordForward(rows, 1)) {
            Steps of = part.steps();
            if (!steps.empty())
                of.front().waits = true;
            steps.insert(steps.end(), of.begin(), of.end());
        }
        Steps last = recorder.steps();
        last.front().waits = true;
        steps.insert(steps.end(), last.begin(), last.end());

        std::vector<float> logits(static_cast<std::size_t>(vocabulary));
        const auto run = [&](const Steps &order) {
            context.truncate(0);
            std::vector<float> first(logits.size());
            REQUIRE(context.append(std::span(tokens).first(1), {.logits = first}, support::goesOn));
            // Other tokens leave other numbers in every buffer, so that what is read too early is seen.
            REQUIRE(context.append(someTokens(static_cast<int>(rows) + 3, 50), {}, support::goesOn));
            context.truncate(1);
            context.tellBatch(std::span(tokens).subspan(1, rows));
            vulkan::Commands(loaded->vulkan(), order).run();
            const auto *numbers =
                reinterpret_cast<const float *>(loaded->exchange->logits.seenByHost().data());
            return std::vector<float>(numbers, numbers + vocabulary);
        };
        const std::vector<float> right = run(steps);
        context.truncate(1);
        REQUIRE(context.append(std::span(tokens).subspan(1, rows), {.logits = logits}, support::goesOn));
        CHECK(sameBits(logits, right));

        CHECK(sameBits(run(support::backwards(steps)), right));
        CHECK(sameBits(run(support::shuffled(steps, 1)), right));
        const std::vector<std::size_t> barriers = support::barriersOf(steps);
        CHECK(barriers.size() >= 15); // seven a layer, and two of the logits
        for (const std::size_t barrier : barriers) {
            CAPTURE(barrier);
            CHECK_FALSE(sameBits(run(support::backwards(support::withoutBarrier(steps, barrier))), right));
        }
    }
}

TEST_CASE("a stopped prompt leaves the context as it was, at whatever moment it is stopped")
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    const TestModel model(descriptionOf(TensorType::Q4_1));
    const int vocabulary = model.config.vocabularySize;
    const auto loaded = loadOn(*device, model);
    for (const int count : {1, 150}) {
        CAPTURE(count);
        const std::vector<Token> tokens = someTokens(10 + count, vocabulary);
        const auto context = loaded->makeContext(10 + count);
        std::vector<float> expected(static_cast<std::size_t>(vocabulary));
        REQUIRE(context->append(std::span(tokens).first(10), {}, support::goesOn));
        REQUIRE(context->append(std::span(tokens).subspan(10), {.logits = expected}, support::goesOn));
        const int stops = support::checkWithdrawnStops(*context, std::span(tokens).subspan(10), expected);
        CHECK(stops > 2); // before each submission
    }
}

TEST_CASE("loading reports its progress and can be stopped")
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    const TestModel model(descriptionOf(TensorType::Q4_K));
    const auto backend = makeVulkanBackend(*device);
    std::vector<double> shares;
    REQUIRE(backend->load(
        model.config, model.weights, {}, [&](double share) { shares.push_back(share); }, support::goesOn));
    CHECK(shares.size() > 5);
    CHECK(std::ranges::is_sorted(shares));
    CHECK(shares.back() == 1.0);

    Stop stop;
    int calls = 0;
    const auto stopAtThird = [&](double) {
        if (++calls == 3)
            stop.request();
    };
    CHECK_FALSE(backend->load(model.config, model.weights, {}, stopAtThird, stop));
    CHECK(calls == 3);
}

TEST_CASE("memory that the host does not see is filled and read all the same")
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    const TestModel model(withArchitecture("qwen2", TensorType::Q4_K));
    const int vocabulary = model.config.vocabularySize;
    const std::vector<Token> tokens = someTokens(40, vocabulary);
    const auto seen = loadOn(*device, model);
    const auto hidden = loadOn(*device, model, {.hidesMemory = true, .hasManyCores = false});
    CHECK(hidden->activations->stream.buffer->bytes().empty());
    CHECK(sameBits(logitsOf(*hidden, tokens, vocabulary, 40), logitsOf(*seen, tokens, vocabulary, 40)));
}

TEST_CASE("a context goes on from what another saved, seen by the host or not")
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    const TestModel model(descriptionOf(TensorType::Q8_0));
    const int vocabulary = model.config.vocabularySize;
    const std::vector<Token> tokens = someTokens(40, vocabulary);
    for (const bool hidesMemory : {false, true}) {
        CAPTURE(hidesMemory);
        const auto loaded = loadOn(*device, model, {.hidesMemory = hidesMemory});
        const auto first = loaded->makeContext(64);
        REQUIRE(first->append(std::span(tokens).first(37), {}, support::goesOn));
        const std::vector<std::byte> saved = bytesOf(*first, 37);

        const auto second = loaded->makeContext(48); // of another capacity
        CHECK(second->memoryForm() == first->memoryForm());
        fill(*second, 37, saved);
        CHECK(second->length() == 37);

        std::vector<float> expected(static_cast<std::size_t>(vocabulary));
        std::vector<float> logits(expected.size());
        REQUIRE(first->append(std::span(tokens).subspan(37), {.logits = expected}, support::goesOn));
        REQUIRE(second->append(std::span(tokens).subspan(37), {.logits = logits}, support::goesOn));
        CHECK(sameBits(logits, expected));
    }
}

TEST_CASE("the largest logits that are asked for are those among all")
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    const TestModel model(descriptionOf(TensorType::Q4_1));
    const int vocabulary = model.config.vocabularySize;
    const std::vector<Token> tokens = someTokens(140, vocabulary);
    const auto loaded = loadOn(*device, model);
    const std::vector<float> logits = logitsOf(*loaded, tokens, vocabulary, 140);
    const auto context = loaded->makeContext(140);
    for (const std::size_t rows : {1, 9, 140}) {
        CAPTURE(rows);
        context->truncate(0);
        checkLikeliest(*context, tokens, rows, 10, logits);
    }
}

TEST_CASE("a network that a device shares with the processor agrees with the formulas")
{
    const auto facts = support::neededVulkanDevice();
    if (!facts)
        return;
    support::ModelDescription description = withArchitecture("qwen3", TensorType::Q4_K);
    description.layers = 3;
    for (const bool isTied : {false, true}) {
        CAPTURE(isTied);
        description.isTied = isTied;
        const TestModel model(description);
        const int vocabulary = model.config.vocabularySize;
        const std::vector<Token> tokens = someTokens(150, vocabulary);
        const auto exact = logitsOf(*model.load(makeReferenceBackend()), tokens, vocabulary, 150);
        for (const int layers : {0, 1, 2, 3, 99}) {
            CAPTURE(layers);
            const auto loaded = loadShared(*facts, model, layers);
            const auto actual = logitsOf(*loaded, tokens, vocabulary, 150);
            CHECK(meanError(exact, actual) < 0.01);
            CHECK(loaded->device().backend == (layers == 0 ? "cpu" : "vulkan"));
            if (layers != 2)
                continue;
            CHECK(loaded->device().name.contains(", 2 of 3 layers; "));
            checkSlices(*loaded, tokens, vocabulary, actual);
        }
    }
}

TEST_CASE("a shared network can be stopped at any moment, and goes on from what was saved")
{
    const auto facts = support::neededVulkanDevice();
    if (!facts)
        return;
    const TestModel model(descriptionOf(TensorType::Q4_1));
    const int vocabulary = model.config.vocabularySize;
    const std::vector<Token> tokens = someTokens(150, vocabulary);
    const auto loaded = loadShared(*facts, model, 1);
    const auto context = loaded->makeContext(150);
    std::vector<float> expected(static_cast<std::size_t>(vocabulary));
    REQUIRE(context->append(std::span(tokens).first(10), {}, support::goesOn));
    const std::vector<std::byte> saved = bytesOf(*context, 10);
    REQUIRE(context->append(std::span(tokens).subspan(10), {.logits = expected}, support::goesOn));
    CHECK(support::checkWithdrawnStops(*context, std::span(tokens).subspan(10), expected) > 10);

    const auto other = loaded->makeContext(150);
    CHECK(other->memoryForm() == context->memoryForm());
    CHECK(other->memoryForm() != loadShared(*facts, model, 2)->makeContext(150)->memoryForm());
    fill(*other, 10, saved);
    std::vector<float> logits(expected.size());
    REQUIRE(other->append(std::span(tokens).subspan(10), {.logits = logits}, support::goesOn));
    CHECK(sameBits(logits, expected));
}

TEST_CASE("a graphics card has as many layers of a network as its memory takes")
{
    auto facts = support::neededVulkanDevice();
    if (!facts)
        return;
    facts->kind = VulkanDeviceKind::Discrete; // with a memory of its own
    support::ModelDescription description = descriptionOf(TensorType::Q8_0);
    description.layers = 6;
    description.contextLength = 1024;
    const support::TemporaryFolder folder;
    const std::filesystem::path file = folder.write("model.gguf", support::modelImage(description));
    std::vector<int> layers;
    for (std::uint64_t kilobytes = 512; kilobytes <= 10 << 10; kilobytes += kilobytes / 8) {
        CAPTURE(kilobytes);
        const auto device = limitedDevice(*facts, kilobytes);
        const auto loaded = Model::load(file, makeVulkanBackend(device), {}, {}, support::goesOn);
        const auto session = loaded->makeSession();
        checkThatItAnswers(*session);
        CHECK(loaded->facts().contextLength == 1024);
        const MemoryPlan &plan = loaded->facts().memory;
        layers.push_back(plan.deviceLayers.value_or(6));
        CHECK(plan.total(MemoryPlace::Device) <= kilobytes << 10);
        // What both see lies in the system's memory.
        if (layers.back() > 0)
            CHECK(device->heldBytes() >= plan.total(MemoryPlace::Device));
    }
    CHECK(std::ranges::is_sorted(layers));
    CHECK(layers.front() == 0);
    CHECK(layers.back() == 6);
    CHECK(std::ranges::unique(layers).begin() - layers.begin() == 7); // every number of layers
}

TEST_CASE("the memory plan is what the driver then has given")
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    const TestModel model(descriptionOf(TensorType::Q4_K));
    const auto opened = std::make_shared<const vulkan::Device>(vulkan::systemLoader(), *device);
    const MemoryPlan plan = makeVulkanBackend(opened)->planMemory(model.config, model.weights, 100, {});
    const auto loaded =
        vulkan::VulkanModel::load(opened, model.config, model.weights, 2, {}, support::goesOn);
    const auto held = [&] { return static_cast<double>(loaded->vulkan().heldBytes()); };
    CHECK(held() == doctest::Approx(plan.total() - plan.buffers.back().bytes).epsilon(0.02));
    const auto context = loaded->makeContext(100);
    CHECK(loaded->contextBytes(100) == plan.buffers.back().bytes);
    CHECK(held() == doctest::Approx(plan.total()).epsilon(0.02));
}

TEST_CASE("whatever memory a device has, a model answers on it or is refused with the reason")
{
    const auto facts = support::neededVulkanDevice();
    if (!facts)
        return;
    support::ModelDescription description = descriptionOf(TensorType::Q8_0);
    description.contextLength = 4096;
    const support::TemporaryFolder folder;
    const std::filesystem::path file = folder.write("model.gguf", support::modelImage(description));
    int answered = 0;
    int shortened = 0;
    int refused = 0;
    for (std::uint64_t kilobytes = 64; kilobytes <= 64 << 10; kilobytes += kilobytes / 2) {
        CAPTURE(kilobytes);
        const auto device = limitedDevice(*facts, kilobytes);
        CHECK(device->freeBytes() <= kilobytes << 10);
        try {
            const auto loaded = Model::load(file, makeVulkanBackend(device), {}, {}, support::goesOn);
            const auto session = loaded->makeSession();
            checkThatItAnswers(*session);
            ++answered;
            shortened += loaded->facts().contextLength < 4096;
        } catch (const MemoryShortage &shortage) {
            CHECK(shortage.neededBytes() > shortage.availableBytes());
            ++refused;
        }
        CHECK(device->heldBytes() == 0);
    }
    CHECK(answered > shortened);
    // Of what a device with its own memory cannot hold the processor computes the rest.
    const bool hasOwnMemory = facts->kind == VulkanDeviceKind::Discrete;
    CHECK((shortened > 0) == !hasOwnMemory);
    CHECK((refused > 0) == !hasOwnMemory);
}

TEST_CASE("a slow device gets little work at once, and as much as it can do in time")
{
    vulkan::Pace pace;
    CHECK(pace.partsAtOnce(1e6, 128) == 32); // of which a billion a second is assumed
    CHECK(pace.partsAtOnce(1e12, 128) == 1);
    CHECK(pace.partsAtOnce(1e6, 100) == 32);
    CHECK(pace.partsAtOnce(1, 100) == 64);
    pace.took(1e9, 100); // with what a driver compiles
    CHECK(pace.partsAtOnce(1e6, 128) == 32);
    pace.took(1e9, 0.1);
    CHECK(pace.partsAtOnce(1e6, 128) == 128);
    CHECK(pace.partsAtOnce(1e8, 128) == 4);
    pace.took(1e9, 0.3); // busy for a moment
    CHECK(pace.partsAtOnce(1e8, 128) == 2);
    for (int i = 0; i < 20; ++i)
        pace.took(1e9, 100);
    CHECK(pace.partsAtOnce(1e6, 128) == 1);
}

TEST_CASE("a device that turned slow is given a network in more parts, with the same bits")
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    support::ModelDescription description = descriptionOf(TensorType::Q4_1);
    description.layers = 5;
    const TestModel model(description);
    const int vocabulary = model.config.vocabularySize;
    const std::vector<Token> tokens = someTokens(70, vocabulary);
    const auto loaded = loadOn(*device, model);
    const std::vector<float> expected = logitsOf(*loaded, tokens, vocabulary, 70);

    const auto polls = [&](const std::vector<Token> &batch) {
        const auto context = loaded->makeContext(100);
        support::WithdrawnStop stop(1'000'000);
        REQUIRE(context->append(batch, {}, stop));
        return stop.polls();
    };
    const auto slow = [&](double secondsEach) {
        for (int i = 0; i < 200; ++i) {
            loaded->batchPace.took(1, secondsEach);
            loaded->tokenPace.took(1, secondsEach);
        }
    };
    for (const int count : {1, 4}) {
        CAPTURE(count);
        const std::vector<Token> few = someTokens(count, vocabulary);
        slow(1e-12);
        CHECK(polls(few) == 2); // before all layers, and behind them
        slow(1);
        CHECK(polls(few) == 6); // before each layer
    }
    slow(1);
    CHECK(polls(tokens) == 18 * 6); // four tokens at a time, and two at last
    slow(1);
    CHECK(sameBits(logitsOf(*loaded, tokens, vocabulary, 70), expected));
}
