// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model/config.h"
#include "inference/model/weights.h"
#include "inference/stop.h"
#include "inference/vulkan/device.h"

#include <memory>

namespace inference::vulkan {

// Throws Error(NoDevice) when the device does not compute what the processor does: drivers that compile a
// shader wrongly answer with nonsense and without an error. Both compute a network of the embedding and the
// first layer, on prompts and on single tokens. It takes a moment, and the memory of two such networks
// meanwhile.
void requireRightNumbers(const std::shared_ptr<const Device> &device, const Config &config,
                         const Weights &weights, int threads, Stop &stop);

} // namespace inference::vulkan
