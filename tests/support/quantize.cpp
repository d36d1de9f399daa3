// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/quantize.h"

#include "inference/model/half.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <stdexcept>

using inference::floatToBfloat16;
using inference::floatToHalf;
using inference::halfToFloat;
using inference::gguf::TensorType;

namespace support {

namespace {

std::byte toByte(int value)
{
    return static_cast<std::byte>(value);
}

void putWord(std::byte *to, std::uint16_t word)
{
    to[0] = toByte(word & 255);
    to[1] = toByte(word >> 8);
}

// Stores a scale and returns the value that a reader will see.
float putHalf(std::byte *to, float value)
{
    const std::uint16_t half = floatToHalf(value);
    putWord(to, half);
    return halfToFloat(half);
}

float inverse(float scale)
{
    return scale == 0 ? 0 : 1 / scale;
}

// Nearest whole number in [least, most]; `value` is of moderate size.
int nearest(float value, int least, int most)
{
    return std::clamp(static_cast<int>(std::floor(value + 0.5f)), least, most);
}

// The value that lies farthest from 0, with its sign.
float farthest(std::span<const float> x)
{
    return *std::ranges::max_element(x, {}, [](float value) { return std::abs(value); });
}

void toF32(std::span<const float> x, std::byte *block)
{
    const auto bits = std::bit_cast<std::uint32_t>(x[0]);
    putWord(block, static_cast<std::uint16_t>(bits));
    putWord(block + 2, static_cast<std::uint16_t>(bits >> 16));
}

void toF16(std::span<const float> x, std::byte *block)
{
    putWord(block, floatToHalf(x[0]));
}

void toBf16(std::span<const float> x, std::byte *block)
{
    putWord(block, floatToBfloat16(x[0]));
}

// The scale has the sign that puts the farthest value at -8, which +7 could not reach.
void toQ4_0(std::span<const float> x, std::byte *block)
{
    const float scale = inverse(putHalf(block, farthest(x) / -8));
    for (std::size_t j = 0; j < 16; ++j)
        block[2 + j] = toByte(nearest(x[j] * scale + 8, 0, 15) | nearest(x[j + 16] * scale + 8, 0, 15) << 4);
}

void toQ4_1(std::span<const float> x, std::byte *block)
{
    const auto [least, most] = std::ranges::minmax(x);
    const float scale = inverse(putHalf(block, (most - least) / 15));
    const float minimum = putHalf(block + 2, least);
    for (std::size_t j = 0; j < 16; ++j)
        block[4 + j] = toByte(nearest((x[j] - minimum) * scale, 0, 15) |
                              nearest((x[j + 16] - minimum) * scale, 0, 15) << 4);
}

// Five bits of 32 numbers: the fifth ones, then as Q4_0.
void putFives(std::span<const int> quants, std::byte *to)
{
    for (std::size_t j = 0; j < 32; ++j) {
        to[j / 8] |= toByte(quants[j] >> 4 << j % 8);
        to[4 + j % 16] |= toByte((quants[j] & 15) << j / 16 * 4);
    }
}

void toQ5_0(std::span<const float> x, std::byte *block)
{
    const float scale = inverse(putHalf(block, farthest(x) / -16));
    std::array<int, 32> quants;
    std::ranges::transform(x, quants.begin(),
                           [&](float value) { return nearest(value * scale + 16, 0, 31); });
    putFives(quants, block + 2);
}

void toQ5_1(std::span<const float> x, std::byte *block)
{
    const auto [least, most] = std::ranges::minmax(x);
    const float scale = inverse(putHalf(block, (most - least) / 31));
    const float minimum = putHalf(block + 2, least);
    std::array<int, 32> quants;
    std::ranges::transform(x, quants.begin(),
                           [&](float value) { return nearest((value - minimum) * scale, 0, 31); });
    putFives(quants, block + 4);
}

void toQ8_0(std::span<const float> x, std::byte *block)
{
    const float scale = inverse(putHalf(block, farthest(x) / 127));
    for (std::size_t j = 0; j < 32; ++j)
        block[2 + j] = toByte(nearest(x[j] * scale, -127, 127));
}

// Q4_K, and Q5_K where there is a place for the fifth bits.
void toK(std::span<const float> x, std::byte *block, std::byte *fifthBits, std::byte *quants)
{
    const int most = fifthBits ? 31 : 15;
    std::array<float, 8> scales{};
    std::array<float, 8> minima{}; // subtracted, so never negative
    for (std::size_t group = 0; group < 8; ++group) {
        const auto [lowest, highest] = std::ranges::minmax(x.subspan(group * 32, 32));
        minima[group] = std::max(0.0f, -lowest);
        scales[group] = (highest + minima[group]) / static_cast<float>(most);
    }
    const float d = putHalf(block, std::max(0.0f, std::ranges::max(scales)) / 63);
    const float dmin = putHalf(block + 2, std::ranges::max(minima) / 63);

    for (std::size_t group = 0; group < 8; ++group) {
        const int scale = nearest(scales[group] * inverse(d), 0, 63);
        const int minimum = nearest(minima[group] * inverse(dmin), 0, 63);
        if (group < 4) {
            block[4 + group] |= toByte(scale);
            block[8 + group] |= toByte(minimum);
        } else {
            block[8 + group] |= toByte((scale & 15) | (minimum & 15) << 4);
            block[group] |= toByte(scale >> 4 << 6);
            block[4 + group] |= toByte(minimum >> 4 << 6);
        }
        const float step = inverse(d * static_cast<float>(scale));
        const float offset = dmin * static_cast<float>(minimum);
        for (std::size_t j = 0; j < 32; ++j) {
            const int q = nearest((x[group * 32 + j] + offset) * step, 0, most);
            quants[group / 2 * 32 + j] |= toByte((q & 15) << group % 2 * 4);
            if (fifthBits)
                fifthBits[j] |= toByte(q >> 4 << group);
        }
    }
}

void toQ4_K(std::span<const float> x, std::byte *block)
{
    toK(x, block, nullptr, block + 16);
}

void toQ5_K(std::span<const float> x, std::byte *block)
{
    toK(x, block, block + 16, block + 48);
}

void putTwoBits(std::byte *quants, std::size_t i, int value)
{
    quants[i / 128 * 32 + i % 32] |= toByte(value << i % 128 / 32 * 2);
}

void toQ2_K(std::span<const float> x, std::byte *block)
{
    std::array<float, 16> scales{};
    std::array<float, 16> minima{}; // subtracted, so never negative
    for (std::size_t group = 0; group < 16; ++group) {
        const auto [lowest, highest] = std::ranges::minmax(x.subspan(group * 16, 16));
        minima[group] = std::max(0.0f, -lowest);
        scales[group] = std::max(0.0f, highest + minima[group]) / 3;
    }
    const float d = putHalf(block + 80, std::ranges::max(scales) / 15);
    const float dmin = putHalf(block + 82, std::ranges::max(minima) / 15);
    for (std::size_t i = 0; i < 256; ++i) {
        const int scale = nearest(scales[i / 16] * inverse(d), 0, 15);
        const int minimum = nearest(minima[i / 16] * inverse(dmin), 0, 15);
        block[i / 16] = toByte(scale | minimum << 4);
        const float step = inverse(d * static_cast<float>(scale));
        putTwoBits(block + 16, i, nearest((x[i] + dmin * static_cast<float>(minimum)) * step, 0, 3));
    }
}

void toQ3_K(std::span<const float> x, std::byte *block)
{
    std::array<float, 16> scales{};
    for (std::size_t group = 0; group < 16; ++group)
        scales[group] = farthest(x.subspan(group * 16, 16)) / -4;
    const float d = putHalf(block + 108, std::abs(farthest(scales)) / 31);
    for (std::size_t group = 0; group < 16; ++group) {
        const int scale = nearest(scales[group] * inverse(d), -32, 31);
        block[96 + group % 8] |= toByte(((scale + 32) & 15) << group / 8 * 4);
        block[104 + group % 4] |= toByte((scale + 32) >> 4 << group / 4 * 2);
        const float step = inverse(d * static_cast<float>(scale));
        for (std::size_t i = 16 * group; i < 16 * group + 16; ++i) {
            const int q = nearest(x[i] * step, -4, 3) + 4;
            putTwoBits(block + 32, i, q & 3);
            block[i % 32] |= toByte(q >> 2 << i / 32);
        }
    }
}

void toQ6_K(std::span<const float> x, std::byte *block)
{
    std::array<float, 16> scales{};
    for (std::size_t group = 0; group < 16; ++group)
        scales[group] = farthest(x.subspan(group * 16, 16)) / -32;
    const float d = putHalf(block + 208, std::abs(farthest(scales)) / 127);

    for (std::size_t i = 0; i < 256; ++i) {
        const int scale = nearest(scales[i / 16] * inverse(d), -127, 127);
        block[192 + i / 16] = toByte(scale);
        const int q = nearest(x[i] * inverse(d * static_cast<float>(scale)), -32, 31) + 32;
        const std::size_t half = i / 128;
        const std::size_t quarter = i % 128 / 32;
        block[half * 64 + quarter % 2 * 32 + i % 32] |= toByte((q & 15) << quarter / 2 * 4);
        block[128 + half * 32 + i % 32] |= toByte(q >> 4 << quarter * 2);
    }
}

constexpr std::array CodebookValues = {-127, -104, -83, -65, -49, -35, -22, -10,
                                       1,    13,   25,  38,  53,  69,  89,  113};

int nearestInCodebook(float value)
{
    const auto distance = [value](int entry) { return std::abs(static_cast<float>(entry) - value); };
    return static_cast<int>(std::ranges::min_element(CodebookValues, {}, distance) - CodebookValues.begin());
}

void putCodebookQuants(std::span<const float> x, float scale, std::byte *to)
{
    for (std::size_t j = 0; j < 16; ++j)
        to[j] = toByte(nearestInCodebook(x[j] * scale) | nearestInCodebook(x[j + 16] * scale) << 4);
}

void toIQ4_NL(std::span<const float> x, std::byte *block)
{
    putCodebookQuants(x, inverse(putHalf(block, farthest(x) / -127)), block + 2);
}

void toIQ4_XS(std::span<const float> x, std::byte *block)
{
    std::array<float, 8> scales{};
    for (std::size_t group = 0; group < 8; ++group)
        scales[group] = farthest(x.subspan(group * 32, 32)) / -127;
    const float d = putHalf(block, std::abs(farthest(scales)) / 31);
    std::uint16_t high = 0;
    for (std::size_t group = 0; group < 8; ++group) {
        const int factor = nearest(scales[group] * inverse(d), -32, 31);
        block[4 + group / 2] |= toByte(((factor + 32) & 15) << group % 2 * 4);
        high |= static_cast<std::uint16_t>((factor + 32) >> 4 << 2 * group);
        putCodebookQuants(x.subspan(group * 32, 32), inverse(d * static_cast<float>(factor)),
                          block + 8 + 16 * group);
    }
    putWord(block + 2, high);
}

using BlockFunction = void (*)(std::span<const float>, std::byte *);

BlockFunction blockFunction(TensorType type)
{
    switch (type) {
    case TensorType::F32: return toF32;
    case TensorType::F16: return toF16;
    case TensorType::BF16: return toBf16;
    case TensorType::Q4_0: return toQ4_0;
    case TensorType::Q4_1: return toQ4_1;
    case TensorType::Q5_0: return toQ5_0;
    case TensorType::Q5_1: return toQ5_1;
    case TensorType::Q8_0: return toQ8_0;
    case TensorType::Q2_K: return toQ2_K;
    case TensorType::Q3_K: return toQ3_K;
    case TensorType::Q4_K: return toQ4_K;
    case TensorType::Q5_K: return toQ5_K;
    case TensorType::Q6_K: return toQ6_K;
    case TensorType::IQ4_NL: return toIQ4_NL;
    case TensorType::IQ4_XS: return toIQ4_XS;
    default: throw std::invalid_argument("there is no quantiser for this tensor type");
    }
}

} // namespace

std::vector<std::byte> quantize(TensorType type, std::span<const float> values)
{
    const BlockFunction function = blockFunction(type);
    const inference::gguf::TensorTypeTraits &format = inference::gguf::traits(type);
    if (values.size() % format.blockElements != 0)
        throw std::invalid_argument("the values are no whole number of blocks");
    const std::size_t count = values.size() / format.blockElements;
    std::vector<std::byte> blocks(count * format.blockBytes);
    for (std::size_t i = 0; i < count; ++i)
        function(values.subspan(i * format.blockElements, format.blockElements),
                 blocks.data() + i * format.blockBytes);
    return blocks;
}

} // namespace support
