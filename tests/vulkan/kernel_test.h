// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/commands.h"
#include "inference/vulkan/operations.h"
#include "tests/vulkan/test_device.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

// What tests of kernels compute with, and how they compare.
namespace support {

using inference::Config;

inline std::vector<float> unwritten(std::size_t count)
{
    return std::vector<float>(count, std::numeric_limits<float>::quiet_NaN());
}

inline std::vector<double> doubles(std::span<const float> values)
{
    return {values.begin(), values.end()};
}

// The largest difference of what was computed from the truth, as a share of the truth's largest number.
inline double relativeError(std::span<const float> computed, std::span<const double> truth)
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

inline std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

template <typename Record>
void run(const inference::vulkan::Device &device, const Record &record)
{
    inference::vulkan::Recorder recorder;
    record(recorder);
    inference::vulkan::Commands(device, recorder.steps()).run();
}

// One head configuration with odd numbers of everything that may be odd.
inline Config headConfig(int headSize, int rotated)
{
    Config config;
    config.headCount = 6;
    config.keyValueHeadCount = 2;
    config.headSize = headSize;
    config.ropeDimensions = rotated;
    config.normEpsilon = 0.01f;
    return config;
}

} // namespace support
