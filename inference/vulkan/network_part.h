// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model/config.h"
#include "inference/model/weights.h"

namespace inference::vulkan {

// Some layers of a network as a network of their own.
struct NetworkPart {
    Config config;
    Weights weights;
};

// The layers from `first` up to `last`, with `end` for an embedding and for an output, so that nothing is
// kept of the other.
inline NetworkPart partOf(const Config &config, const Weights &weights, int first, int last,
                          const Matrix &end)
{
    NetworkPart part{config, {}};
    part.config.layerCount = last - first;
    part.weights.embedding = end;
    part.weights.layers.assign(weights.layers.begin() + first, weights.layers.begin() + last);
    part.weights.outputNorm = weights.outputNorm;
    part.weights.output = end;
    part.weights.ropeFactors = weights.ropeFactors;
    return part;
}

} // namespace inference::vulkan
