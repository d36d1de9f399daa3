// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/activations.h"

#include "inference/packed/cache_line.h"

namespace inference::cpu {

std::size_t activationBytes(int rows, int columns)
{
    const std::size_t count = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
    return wholeLines(count * 4) + wholeLines(count * 2) + wholeLines(count / 16 * 4) +
           2 * wholeLines(count / 32 * 4);
}

Activations makeActivations(std::byte *memory, int rows, int columns)
{
    const std::size_t count = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
    const auto take = [&memory](std::size_t bytes) {
        std::byte *part = memory;
        memory += wholeLines(bytes);
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
