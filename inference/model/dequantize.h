// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/tensor_type.h"

#include <array>
#include <cstddef>
#include <span>

namespace inference {

// The values v of the types IQ4, whose quants are places in this list.
// https://github.com/ggml-org/ggml/blob/master/src/ggml-common.h (kvalues_iq4nl)
constexpr std::array<int, 16> CodebookValues = {-127, -104, -83, -65, -49, -35, -22, -10,
                                                1,    13,   25,  38,  53,  69,  89,  113};

// Writes the numbers that `blocks` (whole blocks of `type`, as in a file) stand for. Scalar and exact: every
// product is rounded once to float, as the formats define. Throws std::invalid_argument for a type without
// kernels. Formats: https://github.com/ggml-org/ggml/blob/master/src/ggml-common.h (layouts of the blocks).
void dequantize(gguf::TensorType type, std::span<const std::byte> blocks, std::span<float> values);

} // namespace inference
