// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/cpu_backend.h"
#include "inference/cpu/working_memory.h"
#include "inference/reference/reference_backend.h"
#include "tests/support/generated_model.h"
#include "tests/support/instruction_sets.h"
#include "tests/support/stops.h"
#include "tests/support/supported_types.h"
#include "tests/support/test_model.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#ifdef __linux__
#include <unistd.h>
#endif

using inference::Stop;
using inference::Token;
using inference::gguf::TensorType;
using support::checkLikeliest;
using support::descriptionOf;
using support::logitsOf;
using support::meanError;
using support::sameBits;
using support::someTokens;
using support::TestModel;

TEST_CASE("logits are those of the formulas, for every type of weights")
{
    for (const TensorType type : support::supportedTypes()) {
        const TestModel model(descriptionOf(type));
        const int vocabulary = model.config.vocabularySize;
        const std::vector<Token> tokens = someTokens(40, vocabulary);
        const auto exact = logitsOf(*model.load(inference::makeReferenceBackend()), tokens, vocabulary, 40);
        const auto actual = logitsOf(*model.load(inference::makeCpuBackend(2)), tokens, vocabulary, 40);
        double largest = 0;
        for (std::size_t i = 0; i < exact.size(); ++i)
            largest = std::max(largest, static_cast<double>(std::abs(exact[i] - actual[i])));
        CAPTURE(std::string(inference::gguf::traits(type).name));
        CHECK(meanError(exact, actual) < 0.002);
        CHECK(largest < 0.02);
    }
}

TEST_CASE(
    "networks of other architectures agree with the formulas, and stay the same in slices and one by one")
{
    for (const char *architecture : {"qwen2", "qwen3"})
        for (const TensorType type : {TensorType::F32, TensorType::Q8_0}) {
            support::ModelDescription description = descriptionOf(type);
            description.architecture = architecture;
            const TestModel model(description);
            const int vocabulary = model.config.vocabularySize;
            const std::vector<Token> tokens = someTokens(150, vocabulary);
            const auto exact =
                logitsOf(*model.load(inference::makeReferenceBackend()), tokens, vocabulary, 150);
            const auto loaded = model.load(inference::makeCpuBackend(2));
            const auto actual = logitsOf(*loaded, tokens, vocabulary, 150);
            CAPTURE(std::string(architecture));
            CAPTURE(std::string(inference::gguf::traits(type).name));
            CHECK(meanError(exact, actual) < 0.01); // keys of 10 and more in 16 bits
            for (const int slice : {1, 7})
                CHECK(sameBits(logitsOf(*loaded, tokens, vocabulary, slice), actual));
        }
}

TEST_CASE("networks of other shapes agree with the formulas too")
{
    support::ModelDescription shapes[5];
    shapes[0].keyValueHeads = 4; // no groups
    shapes[1].keyValueHeads = 1; // one group
    shapes[2].headSize = 24;     // not a multiple of 16
    shapes[3].hasRopeFactors = true;
    shapes[3].isTied = true;
    shapes[4].vocabulary = 301; // does not fill the last tile
    shapes[4].positionFactor = 4;
    for (support::ModelDescription &shape : shapes) {
        shape.type = TensorType::Q8_0;
        const TestModel model(shape);
        const int vocabulary = model.config.vocabularySize;
        const std::vector<Token> tokens = someTokens(300, vocabulary);
        const auto exact = logitsOf(*model.load(inference::makeReferenceBackend()), tokens, vocabulary, 300);
        const auto actual = logitsOf(*model.load(inference::makeCpuBackend(2)), tokens, vocabulary, 300);
        CAPTURE(&shape - shapes);
        CHECK(meanError(exact, actual) < 0.005);
    }
}

TEST_CASE("logits have the same bits whatever the threads and the slices, and one token at a time")
{
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        for (const TensorType type : {TensorType::Q4_1, TensorType::Q6_K, TensorType::F16}) {
            const TestModel model(descriptionOf(type));
            const int vocabulary = model.config.vocabularySize;
            const std::vector<Token> tokens = someTokens(300, vocabulary);
            const auto expected =
                logitsOf(*model.load(inference::makeCpuBackend(1)), tokens, vocabulary, 300);
            CAPTURE(std::string(hwy::TargetName(set)));
            CAPTURE(std::string(inference::gguf::traits(type).name));
            for (const int threads : {2, 3, 5})
                CHECK(sameBits(
                    logitsOf(*model.load(inference::makeCpuBackend(threads)), tokens, vocabulary, 300),
                    expected));
            const auto two = model.load(inference::makeCpuBackend(2));
            for (const int slice : {1, 2, 5, 64, 257})
                CHECK(sameBits(logitsOf(*two, tokens, vocabulary, slice), expected));
        }
    }
}

TEST_CASE("the largest logits that are asked for are those among all, however many tokens are asked about")
{
    const TestModel model(descriptionOf(TensorType::Q4_0));
    const int vocabulary = model.config.vocabularySize;
    const std::vector<Token> tokens = someTokens(300, vocabulary);
    for (const bool isReference : {true, false}) {
        CAPTURE(isReference);
        const auto loaded =
            model.load(isReference ? inference::makeReferenceBackend() : inference::makeCpuBackend(2));
        const std::vector<float> logits = logitsOf(*loaded, tokens, vocabulary, 300);
        const auto context = loaded->makeContext(300);
        for (const std::size_t rows : {1, 7, 8, 9, 300})
            for (const int count : {1, 10, 1000}) {
                CAPTURE(rows);
                CAPTURE(count);
                context->truncate(0);
                checkLikeliest(*context, tokens, rows, count, logits);
            }
    }
}

TEST_CASE("a context that was cut back computes the bits of a fresh one")
{
    const TestModel model(descriptionOf(TensorType::Q4_0));
    const int vocabulary = model.config.vocabularySize;
    const auto loaded = model.load(inference::makeCpuBackend(2));
    const std::vector<Token> tokens = someTokens(200, vocabulary);
    const std::vector<float> expected = logitsOf(*loaded, tokens, vocabulary, 200);

    const auto context = loaded->makeContext(200);
    std::vector<Token> other = tokens;
    std::fill(other.begin() + 70, other.end(), 5);
    REQUIRE(context->append(other, {}, support::goesOn));
    context->truncate(70);
    CHECK(context->length() == 70);
    std::vector<float> logits(static_cast<std::size_t>(130 * vocabulary));
    REQUIRE(context->append(std::span(tokens).subspan(70), {.logits = logits}, support::goesOn));
    CHECK(std::memcmp(logits.data(), expected.data() + 70 * vocabulary, logits.size() * sizeof(float)) == 0);
}

TEST_CASE("a stopped prompt leaves the context as it was")
{
    const TestModel model(descriptionOf(TensorType::Q4_0));
    const int vocabulary = model.config.vocabularySize;
    const auto loaded = model.load(inference::makeCpuBackend(2));
    const std::vector<Token> tokens = someTokens(500, vocabulary);
    const auto context = loaded->makeContext(500);
    std::vector<float> logits(static_cast<std::size_t>(vocabulary));
    REQUIRE(context->append(std::span(tokens).first(100), {.logits = logits}, support::goesOn));

    Stop stopped;
    stopped.request();
    CHECK_FALSE(context->append(std::span(tokens).subspan(100), {.logits = logits}, stopped));
    CHECK(context->length() == 100);
    CHECK_FALSE(context->append(std::span(tokens).first(1), {.logits = logits}, stopped));
    CHECK(context->length() == 100);

    // And at moments nobody chose, from another thread.
    for (int delay = 0; delay < 20; ++delay) {
        Stop stop;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::microseconds(100 * delay));
            stop.request();
        });
        const bool done = context->append(std::span(tokens).subspan(100), {}, stop);
        CHECK(context->length() == (done ? 500 : 100));
        context->truncate(100);
    }

    REQUIRE(context->append(std::span(tokens).subspan(100), {.logits = logits}, support::goesOn));
    const std::vector<float> expected = logitsOf(*loaded, tokens, vocabulary, 500);
    CHECK(std::memcmp(logits.data(), expected.data() + 499 * vocabulary, logits.size() * sizeof(float)) == 0);
}

// Of one token and of many, which are computed in different ways.
TEST_CASE("a stop that is withdrawn at any poll has stopped the prompt, or left it whole")
{
    const TestModel model(descriptionOf(TensorType::Q4_0));
    const int vocabulary = model.config.vocabularySize;
    const auto loaded = model.load(inference::makeCpuBackend(2));
    for (const int count : {1, 70}) {
        CAPTURE(count);
        const std::vector<Token> tokens = someTokens(100 + count, vocabulary);
        const auto context = loaded->makeContext(100 + count);
        std::vector<float> expected(static_cast<std::size_t>(vocabulary));
        REQUIRE(context->append(std::span(tokens).first(100), {}, support::goesOn));
        REQUIRE(context->append(std::span(tokens).subspan(100), {.logits = expected}, support::goesOn));
        const int stops = support::checkWithdrawnStops(*context, std::span(tokens).subspan(100), expected);
        CHECK(stops > 20);
    }
}

TEST_CASE("a stop that is withdrawn at any poll has stopped the loading, or left it whole")
{
    const TestModel model(descriptionOf(TensorType::Q4_K));
    const int vocabulary = model.config.vocabularySize;
    const std::vector<Token> tokens = someTokens(20, vocabulary);
    const auto expected = logitsOf(*model.load(inference::makeCpuBackend(2)), tokens, vocabulary, 20);
    for (int poll = 1;; ++poll) {
        CAPTURE(poll);
        support::WithdrawnStop stop(poll);
        const auto loaded = inference::makeCpuBackend(2)->load(model.config, model.weights, {}, {}, stop);
        if (loaded)
            CHECK(sameBits(logitsOf(*loaded, tokens, vocabulary, 20), expected));
        else
            CHECK(stop.wasWanted());
        if (!stop.wasWanted())
            break;
    }
}

TEST_CASE("loading reports its progress and can be stopped")
{
    const TestModel model(descriptionOf(TensorType::Q4_K));
    const auto backend = inference::makeCpuBackend(2);
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
    const auto stopped = backend->load(model.config, model.weights, {}, stopAtThird, stop);
    CHECK_FALSE(stopped);
    CHECK(calls == 3);
}

#ifdef __linux__

namespace {

// Of the process: what is mapped, whether it is real yet or not.
std::uint64_t addressSpaceBytes()
{
    std::uint64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

} // namespace

TEST_CASE("the memory plan is what loading and a context then take from the system, within 2 %")
{
    support::ModelDescription description = descriptionOf(TensorType::Q4_0);
    description.width = 512;
    description.feedForward = 2048;
    description.vocabulary = 8000;
    description.contextLength = 8192;
    for (const TensorType type : {TensorType::Q4_0, TensorType::Q6_K, TensorType::F16, TensorType::F32,
                                  TensorType::Q8_0, TensorType::Q4_K, TensorType::Q2_K})
        for (const char *architecture : {"llama", "qwen2", "qwen3"}) {
            description.type = type;
            description.architecture = architecture;
            CAPTURE(architecture);
            const TestModel model(description);
            const auto backend = inference::makeCpuBackend(1); // further threads would have stacks
            const auto plan = backend->planMemory(model.config, model.weights, description.contextLength, {});
            REQUIRE(plan.buffers.size() == 3);
            CAPTURE(std::string(inference::gguf::traits(type).name));
            const auto isNear = [](std::uint64_t actual, std::uint64_t planned) {
                const auto difference = static_cast<double>(actual) - static_cast<double>(planned);
                return std::abs(difference) <=
                       0.02 * static_cast<double>(planned) + 65536; // pages, and the heap
            };

            const std::uint64_t before = addressSpaceBytes();
            const auto loaded = backend->load(model.config, model.weights, {}, {}, support::goesOn);
            const std::uint64_t withWeights = addressSpaceBytes();
            const auto context = loaded->makeContext(description.contextLength);
            const std::uint64_t withContext = addressSpaceBytes();
            CHECK(isNear(withWeights - before, plan.buffers[0].bytes + plan.buffers[1].bytes));
            CHECK(isNear(withContext - withWeights, plan.buffers[2].bytes));
            CHECK(loaded->contextBytes(description.contextLength) == plan.buffers[2].bytes);
            const std::vector<Token> token = {5};
            CHECK(context->append(token, {}, support::goesOn));
            CHECK(isNear(addressSpaceBytes() - before, plan.total())); // nothing more for the first token
        }
}

#endif

TEST_CASE("the memory plan grows with the context in the context's part only")
{
    const TestModel model(descriptionOf(TensorType::Q4_0));
    const auto backend = inference::makeCpuBackend(3);
    const auto shorter = backend->planMemory(model.config, model.weights, 1000, {});
    const auto longer = backend->planMemory(model.config, model.weights, 2000, {});
    CHECK(longer.buffers[0].bytes == shorter.buffers[0].bytes);
    CHECK(longer.buffers[1].bytes == shorter.buffers[1].bytes);
    CHECK(longer.buffers[2].bytes > shorter.buffers[2].bytes);
    CHECK(longer.total() == longer.buffers[0].bytes + longer.buffers[1].bytes + longer.buffers[2].bytes);
}
