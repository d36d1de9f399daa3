// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/attention_kernels.h"
#include "inference/cpu/key_value_cache.h"
#include "inference/model/half.h"
#include "inference/reference/reference_ops.h"
#include "tests/support/instruction_sets.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

using inference::Config;
using namespace inference::cpu;

namespace {

// Numbers that are 16-bit floats already, so that the cache stores them exactly.
std::vector<float> randomHalves(std::size_t count, unsigned seed, float scale)
{
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (float &value : values)
        value = inference::halfToFloat(
            inference::floatToHalf((static_cast<float>(random() % 20001) / 10000.0f - 1.0f) * scale));
    return values;
}

struct Problem {
    Config config;
    int positions;
    std::vector<float> queries; // [headCount, headSize]
    std::vector<float> keys;    // [positions, keyValueWidth]
    std::vector<float> values;  // [positions, keyValueWidth]

    Problem(int heads, int keyValueHeads, int headSize, int count) : positions(count)
    {
        config.layerCount = 1;
        config.headCount = heads;
        config.keyValueHeadCount = keyValueHeads;
        config.headSize = headSize;
        const auto keyValueCount = static_cast<std::size_t>(count * config.keyValueWidth());
        queries = randomHalves(static_cast<std::size_t>(config.queryWidth()), 1, 2);
        keys = randomHalves(keyValueCount, 2, 2);
        values = randomHalves(keyValueCount, 3, 1);
    }

    std::vector<double> expected() const
    {
        return inference::reference::attend(config, widened(queries), widened(keys), widened(values));
    }

    std::vector<double> widened(const std::vector<float> &narrow) const
    {
        return {narrow.begin(), narrow.end()};
    }
};

// The last position's attention by way of the kernels; `rowsAtOnce` queries of a group together.
std::vector<float> attendWithKernels(const Problem &problem, int rowsAtOnce)
{
    const Config &config = problem.config;
    const int headSize = config.headSize;
    const int stride = valueStrideOf(headSize);
    KeyValueCache cache(config, problem.positions + 3);
    for (int position = 0; position < problem.positions; ++position)
        for (int head = 0; head < config.keyValueHeadCount; ++head) {
            const int offset = position * config.keyValueWidth() + head * headSize;
            cache.store(0, head, position, problem.keys.data() + offset, problem.values.data() + offset);
        }

    std::vector<float> scaled = problem.queries;
    for (float &query : scaled)
        query *= static_cast<float>(1 / std::sqrt(static_cast<double>(headSize)));

    std::vector<float> out(problem.queries.size());
    const int group = config.headCount / config.keyValueHeadCount;
    for (int head = 0; head < config.headCount; head += rowsAtOnce) {
        const int rows = std::min(rowsAtOnce, group - head % group);
        const std::vector<int> positions(static_cast<std::size_t>(rows), problem.positions - 1);
        std::vector<float> scores(static_cast<std::size_t>(rows * ChunkPositions));
        std::vector<float> sums(static_cast<std::size_t>(2 * rows * stride));
        std::vector<Attended> totals;
        std::vector<Attended> parts;
        for (int row = 0; row < rows; ++row) {
            totals.push_back({0, 0, sums.data() + row * stride});
            parts.push_back({0, 0, sums.data() + (rows + row) * stride});
        }
        const AttentionQueries queries = {rows, scaled.data() + head * headSize, positions.data(), headSize,
                                          stride};
        const std::uint16_t *keys = cache.keys(0, head / group);
        const std::uint16_t *values = cache.values(0, head / group);
        attendChunk(queries, keys, values, 0, scores.data(), totals.data());
        for (int chunk = 1; chunk * ChunkPositions < problem.positions; ++chunk) {
            attendChunk(queries, keys, values, chunk, scores.data(), parts.data());
            for (std::size_t row = 0; row < totals.size(); ++row)
                mergeAttended(totals[row], parts[row], stride);
        }
        for (int row = 0; row < rows; ++row)
            finishAttended(totals[static_cast<std::size_t>(row)], headSize,
                           out.data() + (head + row) * headSize);
        if (rows < rowsAtOnce)
            head -= rowsAtOnce - rows; // the next group begins here
    }
    return out;
}

} // namespace

TEST_CASE("attention agrees with the formula, on every set of instructions")
{
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        for (const int headSize : {16, 20, 64, 80, 128})
            for (const int positions : {1, 2, 15, 16, 17, 33, 127, 128, 129, 300}) {
                const Problem problem(6, 2, headSize, positions);
                const std::vector<double> expected = problem.expected();
                const std::vector<float> actual = attendWithKernels(problem, 3);
                double error = 0;
                for (std::size_t i = 0; i < actual.size(); ++i)
                    error = std::max(error, std::abs(actual[i] - expected[i]));
                CAPTURE(instructionSet());
                CAPTURE(headSize);
                CAPTURE(positions);
                CHECK(error < 3e-6);
            }
    }
}

TEST_CASE("queries computed together have the bits of queries computed alone")
{
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        const Problem problem(26, 2, 48, 200);
        const std::vector<float> alone = attendWithKernels(problem, 1);
        for (const int rowsAtOnce : {2, 3, 4, 7, 13}) {
            const std::vector<float> together = attendWithKernels(problem, rowsAtOnce);
            CAPTURE(instructionSet());
            CAPTURE(rowsAtOnce);
            CHECK(std::memcmp(alone.data(), together.data(), alone.size() * sizeof(float)) == 0);
        }
    }
}

TEST_CASE("a key or a value that is not a number stays one in what is attended")
{
    const float none = std::numeric_limits<float>::quiet_NaN();
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        CAPTURE(instructionSet());
        for (const int positions : {1, 5, 129, 300})
            for (const int broken : {0, positions / 2, positions - 1}) {
                CAPTURE(positions);
                CAPTURE(broken);
                Problem withKey(1, 1, 32, positions);
                withKey.keys[static_cast<std::size_t>(broken * 32 + 7)] = none;
                for (const float number : attendWithKernels(withKey, 1))
                    CHECK(std::isnan(number));
                Problem withValue(1, 1, 32, positions);
                withValue.values[static_cast<std::size_t>(broken * 32 + 7)] = none;
                CHECK(std::isnan(attendWithKernels(withValue, 1)[7]));
            }
    }
}

TEST_CASE("a query sees nothing after its own position")
{
    Problem problem(1, 1, 32, 40);
    const std::vector<double> expected = inference::reference::attend(
        problem.config, problem.widened(problem.queries),
        std::vector<double>(problem.keys.begin(), problem.keys.begin() + 20 * 32),
        std::vector<double>(problem.values.begin(), problem.values.begin() + 20 * 32));
    KeyValueCache cache(problem.config, 40);
    for (int position = 0; position < 40; ++position)
        cache.store(0, 0, position, problem.keys.data() + position * 32,
                    problem.values.data() + position * 32);
    for (float &query : problem.queries)
        query /= std::sqrt(32.0f);
    const int position = 19;
    std::vector<float> scores(ChunkPositions);
    std::vector<float> sum(32);
    Attended attended{0, 0, sum.data()};
    attendChunk({1, problem.queries.data(), &position, 32, 32}, cache.keys(0, 0), cache.values(0, 0), 0,
                scores.data(), &attended);
    std::vector<float> out(32);
    finishAttended(attended, 32, out.data());
    for (std::size_t i = 0; i < 32; ++i)
        CHECK(out[i] == doctest::Approx(expected[i]).epsilon(1e-5));
}

TEST_CASE("numbers become the nearest 16-bit floats, and the largest one beyond their range")
{
    std::vector<float> values = {0.0f,      -0.0f, 1.0f,          1.0f / 3, 65504.0f,
                                 -65519.9f, 1e-7f, 5.9604645e-8f, 2e-8f,    1.0009765f};
    for (unsigned seed = 0; seed < 50; ++seed)
        for (const float value : randomHalves(20, seed, 1000.0f))
            values.push_back(value * 1.0003f);
    for (const std::int64_t set : support::instructionSets()) {
        const support::ForcedInstructionSet forced(set);
        std::vector<std::uint16_t> halves(values.size());
        toHalves(values.data(), static_cast<int>(values.size()), halves.data());
        CAPTURE(instructionSet());
        for (std::size_t i = 0; i < values.size(); ++i) {
            CAPTURE(values[i]);
            CHECK(halves[i] == inference::floatToHalf(std::clamp(values[i], -65504.0f, 65504.0f)));
        }
        const float beyond[] = {1e6f, -1e30f, std::numeric_limits<float>::infinity()};
        std::uint16_t clamped[3];
        toHalves(beyond, 3, clamped);
        CHECK(inference::halfToFloat(clamped[0]) == 65504.0f);
        CHECK(inference::halfToFloat(clamped[1]) == -65504.0f);
        CHECK(inference::halfToFloat(clamped[2]) == 65504.0f);
        const float none = std::numeric_limits<float>::quiet_NaN();
        toHalves(&none, 1, clamped);
        CHECK(std::isnan(inference::halfToFloat(clamped[0])));
    }
}
