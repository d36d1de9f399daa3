// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model/rope_angles.h"
#include "inference/reference/reference_ops.h"
#include "tests/support/random_floats.h"
#include "tests/vulkan/kernel_test.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>
#include <random>
#include <span>
#include <vector>

using namespace inference;
using namespace inference::vulkan;
using namespace support;
using gguf::TensorType;

namespace {

std::vector<float> evenFloats(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (float &value : values)
        value = static_cast<float>(random() % 20001) / 5000.0f - 2.0f;
    return values;
}

// A cache that begins with nonsense, so that what is read without having been written is seen.
struct TestCache {
    TestNumbers keys;
    TestNumbers values;
    LayerCache layer;

    TestCache(const Device &device, const Config &config, std::uint32_t capacity)
        : keys(device, unwritten(words(config, capacity))), values(device, unwritten(words(config, capacity)))
    {
        layer = {keys.region(), values.region(), capacity};
    }

    static std::size_t words(const Config &config, std::uint32_t capacity)
    {
        return at(config.keyValueHeadCount) * capacity * at((config.headSize + 1) / 2);
    }
};

TestNumbers word(const Device &device, int value)
{
    return TestNumbers(device, std::vector<float>{std::bit_cast<float>(value)});
}

} // namespace

TEST_CASE("rows are normalised as the formula says")
{
    const auto device = support::openTestDevice();
    if (!device)
        return;
    const Operations operations(*device, headConfig(64, 64), TensorType::F32, {});
    for (const std::uint32_t width : {1u, 7u, 64u, 576u, 2049u}) {
        for (const std::uint32_t rows : {1u, 4u, 23u}) {
            CAPTURE(width);
            CAPTURE(rows);
            const std::vector<float> x = randomFloats(rows * width, width);
            const std::vector<float> gain = randomFloats(width, rows);
            const TestNumbers deviceX(*device, x);
            const TestNumbers deviceGain(*device, gain);
            const TestNumbers y(*device, unwritten(rows * width));
            Recorder recorder;
            operations.rmsNorm(recorder, deviceX.region(), deviceGain.region(), y.region(), rows, width,
                               0.1f);
            Commands(*device, recorder.steps()).run();

            const std::vector<float> computed = y.values();
            for (std::uint32_t row = 0; row < rows; ++row) {
                const auto rowX = std::span(x).subspan(row * width, width);
                const auto truth = reference::rmsNorm(doubles(rowX), gain, static_cast<double>(0.1f));
                CHECK(relativeError(std::span(computed).subspan(row * width, width), truth) < 1e-6);
            }
        }
    }
}

TEST_CASE("gates open as the formula says, also where they are far open or shut")
{
    const auto device = support::openTestDevice();
    if (!device)
        return;
    const Operations operations(*device, headConfig(64, 64), TensorType::F32, {});
    for (const std::uint32_t count : {1u, 33u, 1536u}) {
        std::vector<float> gate = randomFloats(count, 1);
        gate.front() = -200; // exp(200) is infinite
        const std::vector<float> up = randomFloats(count, 2);
        const TestNumbers deviceGate(*device, gate);
        const TestNumbers deviceUp(*device, up);
        const TestNumbers y(*device, unwritten(count + 1));
        Recorder recorder;
        operations.swiglu(recorder, deviceGate.region(), deviceUp.region(), y.region(), count);
        Commands(*device, recorder.steps()).run();

        std::vector<float> computed = y.values();
        CHECK(std::isnan(computed.back())); // nothing was written behind the end
        computed.pop_back();
        const std::vector<double> truth = reference::swiglu(doubles(gate), doubles(up));
        for (std::uint32_t i = 0; i < count; ++i) {
            // Vulkan allows exp(z) an error that grows with z: 3 + 2 |z| in the last place.
            const double bound = 4e-7 * (1 + std::abs(static_cast<double>(gate[i])));
            CHECK(std::abs(static_cast<double>(computed[i]) - truth[i]) <=
                  bound * std::abs(truth[i]) + 1e-30);
        }
    }
}

TEST_CASE("heads are turned, kept and attended to as the formulas say")
{
    const auto device = support::openTestDevice();
    if (!device)
        return;
    struct Case {
        int headSize;
        int rotated;
        bool isNormed;
    };
    for (const auto &[headSize, rotated, isNormed] :
         {Case{64, 64, false}, Case{64, 32, true}, Case{17, 16, true}, Case{128, 128, false}}) {
        CAPTURE(headSize);
        const Config config = headConfig(headSize, rotated);
        const Operations operations(*device, config, TensorType::F32, {});
        constexpr std::uint32_t capacity = 320;
        const TestCache cache(*device, config, capacity);
        const std::vector<double> frequencies = ropeFrequencies(config, {});
        const std::vector<float> queryGain = evenFloats(at(headSize), 8);
        const std::vector<float> keyGain = evenFloats(at(headSize), 9);
        const TestNumbers deviceQueryGain(*device, queryGain);
        const TestNumbers deviceKeyGain(*device, keyGain);
        std::optional<HeadGains> gains;
        if (isNormed)
            gains = {deviceQueryGain.region(), deviceKeyGain.region()};

        // The cache of the reference, in numbers of 16 bits as the device keeps them.
        std::vector<double> keys;
        std::vector<double> values;
        int position = 0;
        for (const int tokens : {1, 23, 150, 128, 1}) {
            CAPTURE(tokens);
            const auto queryWidth = at(config.queryWidth());
            const auto keyWidth = at(config.keyValueWidth());
            const auto seed = static_cast<unsigned>(10 * tokens);
            const std::vector<float> query = evenFloats(at(tokens) * queryWidth, seed);
            const std::vector<float> key = evenFloats(at(tokens) * keyWidth, seed + 1);
            const std::vector<float> value = randomFloats(at(tokens) * keyWidth, seed + 2);
            std::vector<float> angles(at(tokens * rotated));
            for (int i = 0; i < tokens; ++i)
                ropeAngles(frequencies, position + i, angles.data() + i * rotated);

            const TestNumbers deviceQuery(*device, query);
            const TestNumbers deviceKey(*device, key);
            const TestNumbers deviceValue(*device, value);
            const TestNumbers deviceAngles(*device, angles);
            const TestNumbers devicePosition = word(*device, position);
            const TestNumbers y(*device, unwritten(query.size()));
            run(*device, [&](Recorder &recorder) {
                const auto count = static_cast<std::uint32_t>(tokens);
                operations.turn(recorder, {deviceQuery.region(), deviceKey.region(), deviceValue.region()},
                                gains, deviceAngles.region(), devicePosition.region(), cache.layer, count);
                operations.attend(recorder, deviceQuery.region(), devicePosition.region(), cache.layer,
                                  y.region(), count);
            });

            const std::vector<float> computed = y.values();
            if (tokens == 1) {
                // All chunks at the same time give the same bits as one after the other.
                const Groups groups = operations.attendGroups(position);
                const TestNumbers deviceGroups(*device, {reinterpret_cast<const float *>(&groups), 3});
                const TestNumbers chunks(*device, unwritten(at(config.headCount) * 3 * at(headSize + 2)));
                const TestNumbers split(*device, unwritten(query.size()));
                run(*device, [&](Recorder &recorder) {
                    operations.attendToken(recorder, deviceQuery.region(), devicePosition.region(),
                                           cache.layer, {chunks.region(), deviceGroups.region()},
                                           split.region());
                });
                CHECK(split.values() == computed);
            }
            const auto ready = [&](std::span<const float> heads, std::span<const float> gain, int at) {
                std::vector<double> result;
                for (std::size_t head = 0; head < heads.size(); head += gain.size()) {
                    const std::vector<double> numbers = doubles(heads.subspan(head, gain.size()));
                    const auto normed =
                        isNormed ? reference::rmsNorm(numbers, gain, static_cast<double>(config.normEpsilon))
                                 : numbers;
                    result.insert(result.end(), normed.begin(), normed.end());
                }
                reference::rope(result, headSize, frequencies, at);
                return result;
            };
            for (int i = 0; i < tokens; ++i, ++position) {
                const auto queries =
                    ready(std::span(query).subspan(at(i) * queryWidth, queryWidth), queryGain, position);
                const auto newKeys =
                    ready(std::span(key).subspan(at(i) * keyWidth, keyWidth), keyGain, position);
                const auto newValues = doubles(std::span(value).subspan(at(i) * keyWidth, keyWidth));
                keys.insert(keys.end(), newKeys.begin(), newKeys.end());
                values.insert(values.end(), newValues.begin(), newValues.end());
                const std::vector<double> truth = reference::attend(config, queries, keys, values);
                // Keys and values have 11 bits, and scores go up to 20.
                CHECK(relativeError(std::span(computed).subspan(at(i) * queryWidth, queryWidth), truth) <
                      2e-3);
            }
        }
    }
}
