// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace inference::cpu {

// Rows of numbers that are multiplied with weights: as floats for weights that are floats, and rounded to 16
// bits with one scale for each 32 columns for quantised ones (relative error of a product 3.5e-5,
// against 9.4e-3 with the 8 bits that are usual elsewhere). A view: the memory belongs to the context.
struct Activations {
    int rows = 0;
    int columns = 0;
    float *values = nullptr;        // [rows, columns]
    std::int16_t *quants = nullptr; // [rows, columns], -32767 to 32767; value = quant * scale
    std::int32_t *sums = nullptr;   // [rows, columns / 16] of quants, for weights whose quants have an offset
    float *scales = nullptr;        // [rows, columns / 32]
    float *scaledSums = nullptr;    // [rows, columns / 32] scale * sum of 32, for weights that have minima
};

// What makeActivations() needs.
std::size_t activationBytes(int rows, int columns);

// Lays the parts out in `memory`, which has activationBytes() and is aligned to 64.
Activations makeActivations(std::byte *memory, int rows, int columns);

} // namespace inference::cpu
