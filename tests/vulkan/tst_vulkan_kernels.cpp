// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/reference/reference_ops.h"
#include "inference/vulkan/commands.h"
#include "inference/vulkan/operations.h"
#include "tests/vulkan/test_device.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <vector>

using namespace inference;
using namespace inference::vulkan;
using support::TestNumbers;

namespace {

std::vector<float> randomFloats(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (float &value : values) {
        // Mostly small, some a hundred times larger, as activations are.
        value = static_cast<float>(random() % 20001) / 10000.0f - 1.0f;
        if (random() % 50 == 0)
            value *= 100.0f;
    }
    return values;
}

std::vector<float> unwritten(std::size_t count)
{
    return std::vector<float>(count, std::numeric_limits<float>::quiet_NaN());
}

std::vector<double> doubles(std::span<const float> values)
{
    return {values.begin(), values.end()};
}

// The largest difference of what was computed from the truth, as a share of the truth's largest number.
double relativeError(std::span<const float> computed, std::span<const double> truth)
{
    REQUIRE(computed.size() == truth.size());
    double error = 0;
    double largest = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        // NaN would be lost in max().
        REQUIRE(std::isfinite(computed[i]));
        error = std::max(error, std::abs(static_cast<double>(computed[i]) - truth[i]));
        largest = std::max(largest, std::abs(truth[i]));
    }
    return error / largest;
}

} // namespace

TEST_CASE("rows are normalised as the formula says")
{
    const auto device = support::openTestDevice();
    if (!device)
        return;
    const Operations operations(*device);
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
    const Operations operations(*device);
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
