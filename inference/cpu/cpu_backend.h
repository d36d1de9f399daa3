// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/backend.h"

#include <memory>

namespace inference {

// The network on this machine's processor cores: 16-bit activations against the weights as they are
// quantised, float sums in a fixed order. Logits are the same bits whatever the number of threads, the size
// of the slices a prompt comes in, and whether they came one by one. `threads`: 0 is one a processor core.
std::unique_ptr<Backend> makeCpuBackend(int threads);

// The processor's name, the instructions that the kernels use on it, and the threads; 0 as above.
DeviceInfo cpuDevice(int threads);

} // namespace inference
