// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstdint>

namespace inference {

// The 16-bit floats of model files, as bits. Both directions agree with IEEE 754: widening is exact,
// narrowing rounds to nearest, ties to even, keeps subnormal numbers, infinities and that a number is NaN.

// binary16: 1 sign, 5 exponent and 10 fraction bits.
constexpr float halfToFloat(std::uint16_t bits)
{
    const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x8000u) << 16;
    const std::uint32_t magnitude = bits & 0x7fffu;
    if (magnitude >= 0x7c00u) // infinity or NaN
        return std::bit_cast<float>(sign | 0x7f800000u | (magnitude & 0x3ffu) << 13);
    if (magnitude < 0x0400u) { // subnormal: a whole number of the smallest steps, 2^-24
        const float value = static_cast<float>(magnitude) * 0x1p-24f;
        return sign != 0 ? -value : value;
    }
    return std::bit_cast<float>(sign | ((magnitude << 13) + (112u << 23))); // 112: difference of the biases
}

constexpr std::uint16_t floatToHalf(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>(bits >> 16 & 0x8000u);
    const std::uint32_t magnitude = bits & 0x7fffffffu;
    if (magnitude > 0x7f800000u) // NaN: keep it quiet, so that it cannot become an infinity
        return static_cast<std::uint16_t>(sign | 0x7e00u | (magnitude >> 13 & 0x3ffu));
    if (magnitude >= 0x477ff000u) // 65520 and above round to infinity
        return static_cast<std::uint16_t>(sign | 0x7c00u);

    // The fraction with its leading one, and how many of its bits do not fit.
    const bool isNormal = magnitude >= 0x38800000u; // 2^-14
    const std::uint32_t exponent = magnitude >> 23;
    const std::uint32_t fraction =
        isNormal ? magnitude - (112u << 23) : ((magnitude & 0x7fffffu) | 0x800000u);
    const std::uint32_t dropped = isNormal ? 13u : 126u - exponent;
    if (dropped > 24u) // below half of the smallest step
        return sign;
    const std::uint32_t kept = fraction >> dropped;
    const std::uint32_t rest = fraction & ((1u << dropped) - 1u);
    const std::uint32_t half = 1u << (dropped - 1u);
    const bool up = rest > half || (rest == half && (kept & 1u) != 0);
    return static_cast<std::uint16_t>(sign | (kept + (up ? 1u : 0u))); // a carry moves into the exponent
}

// bfloat16: the upper half of a float.
constexpr float bfloat16ToFloat(std::uint16_t bits)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
}

constexpr std::uint16_t floatToBfloat16(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    if ((bits & 0x7fffffffu) > 0x7f800000u)
        return static_cast<std::uint16_t>(bits >> 16 | 0x40u);
    return static_cast<std::uint16_t>((bits + 0x7fffu + (bits >> 16 & 1u)) >> 16);
}

} // namespace inference
