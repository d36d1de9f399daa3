// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/tensor_type.h"

#include <cstddef>
#include <span>
#include <vector>

namespace support {

// `values`, whole blocks of them, in any type that the engine can compute with. Every quantiser takes the
// scale that covers the largest value of a group and rounds to nearest: sound blocks that use the whole range
// of their numbers, not the best ones. Throws std::invalid_argument for other types and broken blocks.
std::vector<std::byte> quantize(inference::gguf::TensorType type, std::span<const float> values);

} // namespace support
