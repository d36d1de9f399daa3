// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

// Arithmetic on numbers that come from a file: empty where the result would not fit. Every size and position
// of this module is computed here, so that no expression elsewhere can wrap around.
namespace inference::gguf::checked {

constexpr std::optional<std::uint64_t> add(std::uint64_t a, std::uint64_t b)
{
    if (b > std::numeric_limits<std::uint64_t>::max() - a)
        return std::nullopt;
    return a + b;
}

constexpr std::optional<std::uint64_t> multiply(std::uint64_t a, std::uint64_t b)
{
    if (a != 0 && b > std::numeric_limits<std::uint64_t>::max() / a)
        return std::nullopt;
    return a * b;
}

// The least multiple of `alignment`, a power of two, that is not below `value`.
constexpr std::optional<std::uint64_t> alignUp(std::uint64_t value, std::uint64_t alignment)
{
    const std::optional<std::uint64_t> sum = add(value, alignment - 1);
    return sum ? std::optional(*sum & ~(alignment - 1)) : std::nullopt;
}

} // namespace inference::gguf::checked
