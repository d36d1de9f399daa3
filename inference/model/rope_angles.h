// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model/config.h"

#include <span>
#include <vector>

namespace inference {

// The angles by which a position turns the pairs of a head, [d / 2] with d = ropeDimensions:
// ropePositionScale ropeBase^(-2 i / d) / factors[i]; `factors` is empty (all 1) or [d / 2].
std::vector<double> ropeFrequencies(const Config &config, std::span<const float> factors);

// Pairs of cosine and sine of position frequencies[i], [2 * frequencies]; rounded once, at the end.
void ropeAngles(std::span<const double> frequencies, int position, float *angles);

} // namespace inference
