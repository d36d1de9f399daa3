// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <random>
#include <vector>

namespace support {

// Numbers as activations are: mostly small, some a hundred times larger. The same seed gives the same.
inline std::vector<float> randomFloats(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (float &value : values) {
        value = static_cast<float>(random() % 20001) / 10000.0f - 1.0f;
        if (random() % 50 == 0)
            value *= 100.0f;
    }
    return values;
}

} // namespace support
