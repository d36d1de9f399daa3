// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model/rope_angles.h"

#include <cmath>
#include <cstddef>

namespace inference {

std::vector<double> ropeFrequencies(const Config &config, std::span<const float> factors)
{
    std::vector<double> frequencies;
    for (int i = 0; i < config.ropeDimensions / 2; ++i) {
        const double factor = factors.empty() ? 1.0 : factors[static_cast<std::size_t>(i)];
        const double exponent = -2.0 * i / config.ropeDimensions;
        frequencies.push_back(std::pow(config.ropeBase, exponent) / factor * config.ropePositionScale);
    }
    return frequencies;
}

void ropeAngles(std::span<const double> frequencies, int position, float *angles)
{
    for (const double frequency : frequencies) {
        const double angle = position * frequency;
        *angles++ = static_cast<float>(std::cos(angle));
        *angles++ = static_cast<float>(std::sin(angle));
    }
}

} // namespace inference
