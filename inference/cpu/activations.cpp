// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/activations.h"

namespace inference::cpu {

namespace {

std::size_t aligned(std::size_t bytes)
{
    return (bytes + 63) / 64 * 64;
}

} // namespace

std::size_t activationBytes(int rows, int columns)
{
    const std::size_t count = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
    return aligned(count * 4) + aligned(count * 2) + aligned(count / 16 * 4) + 2 * aligned(count / 32 * 4);
}

Activations makeActivations(std::byte *memory, int rows, int columns)
{
    const std::size_t count = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
    const auto take = [&memory](std::size_t bytes) {
        std::byte *part = memory;
        memory += aligned(bytes);
        return part;
    };
    Activations x;
    x.rows = rows;
    x.columns = columns;
    x.values = reinterpret_cast<float *>(take(count * 4));
    x.quants = reinterpret_cast<std::int16_t *>(take(count * 2));
    x.sums = reinterpret_cast<std::int32_t *>(take(count / 16 * 4));
    x.scales = reinterpret_cast<float *>(take(count / 32 * 4));
    x.scaledSums = reinterpret_cast<float *>(take(count / 32 * 4));
    return x;
}

} // namespace inference::cpu
