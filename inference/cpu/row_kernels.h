// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/cpu/activations.h"

#include <span>

// Operations on one row of numbers, for one thread.
namespace inference::cpu {

// out[i] = x[i] / sqrt(mean(x^2) + epsilon) * gain[i]. All of one size; `out` may be `x`.
void rmsNorm(std::span<const float> x, std::span<const float> gain, float epsilon, float *out);

// out[i] = silu(gate[i]) * up[i], silu(z) = z / (1 + exp(-z)).
void swiglu(std::span<const float> gate, const float *up, float *out);

// Rounds values of row `row` to 16 bits: fills the other parts of `x`. Columns are a multiple of 32.
void quantizeRow(const Activations &x, int row);

// Turns each pair (2i, 2i+1) of the first `2 * angles` numbers of a head by an angle, given as {cosine,
// sine}.
void rotate(float *head, std::span<const float> cosinesAndSines);

} // namespace inference::cpu
