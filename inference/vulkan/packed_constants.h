// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/tensor_type.h"

#include <cstdint>
#include <vector>

namespace inference::vulkan {

// The constants of packed.glsl, behind the size of a group.
std::vector<std::uint32_t> packedConstants(std::uint32_t groupSize, gguf::TensorType type);

} // namespace inference::vulkan
