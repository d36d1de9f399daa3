// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace inference {

// Buffers begin and end at whole cache lines, which are also the widest vectors.
constexpr std::size_t wholeLines(std::size_t bytes)
{
    return (bytes + 63) / 64 * 64;
}

} // namespace inference
