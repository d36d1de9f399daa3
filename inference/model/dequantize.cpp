// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model/dequantize.h"

#include "inference/model/half.h"

#include <bit>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace inference {

namespace {

using gguf::TensorType;

// Blocks lie unaligned in the file and are little-endian, so numbers are put together from bytes.
std::uint8_t byteAt(const std::byte *from)
{
    return std::to_integer<std::uint8_t>(*from);
}

int signedByteAt(const std::byte *from)
{
    return static_cast<std::int8_t>(byteAt(from));
}

std::uint16_t wordAt(const std::byte *from)
{
    return static_cast<std::uint16_t>(byteAt(from) | byteAt(from + 1) << 8);
}

float halfAt(const std::byte *from)
{
    return halfToFloat(wordAt(from));
}

void fromF32(const std::byte *block, float *y)
{
    *y = std::bit_cast<float>(static_cast<std::uint32_t>(wordAt(block)) |
                              static_cast<std::uint32_t>(wordAt(block + 2)) << 16);
}

void fromF16(const std::byte *block, float *y)
{
    *y = halfAt(block);
}

void fromBf16(const std::byte *block, float *y)
{
    *y = bfloat16ToFloat(wordAt(block));
}

// 32 numbers: scale d, 16 bytes with number j in the low and number j + 16 in the high half. y = d (q - 8)
void fromQ4_0(const std::byte *block, float *y)
{
    const float d = halfAt(block);
    for (int j = 0; j < 16; ++j) {
        const int q = byteAt(block + 2 + j);
        y[j] = d * static_cast<float>((q & 15) - 8);
        y[j + 16] = d * static_cast<float>((q >> 4) - 8);
    }
}

// As Q4_0 with a minimum m after the scale. y = d q + m
void fromQ4_1(const std::byte *block, float *y)
{
    const float d = halfAt(block);
    const float m = halfAt(block + 2);
    for (int j = 0; j < 16; ++j) {
        const int q = byteAt(block + 4 + j);
        y[j] = d * static_cast<float>(q & 15) + m;
        y[j + 16] = d * static_cast<float>(q >> 4) + m;
    }
}

// 32 numbers: four bytes with the fifth bits, 16 as in Q4_0; number j.
int fiveBitsAt(const std::byte *highBits, int j)
{
    const int low = byteAt(highBits + 4 + j % 16) >> j / 16 * 4 & 15;
    return low | (byteAt(highBits + j / 8) >> j % 8 & 1) << 4;
}

// As Q4_0 with five bits. y = d (q - 16)
void fromQ5_0(const std::byte *block, float *y)
{
    const float d = halfAt(block);
    for (int j = 0; j < 32; ++j)
        y[j] = d * static_cast<float>(fiveBitsAt(block + 2, j) - 16);
}

// As Q4_1 with five bits. y = d q + m
void fromQ5_1(const std::byte *block, float *y)
{
    const float d = halfAt(block);
    const float m = halfAt(block + 2);
    for (int j = 0; j < 32; ++j)
        y[j] = d * static_cast<float>(fiveBitsAt(block + 4, j)) + m;
}

// 32 numbers: scale d, 32 signed bytes. y = d q
void fromQ8_0(const std::byte *block, float *y)
{
    const float d = halfAt(block);
    for (int j = 0; j < 32; ++j)
        y[j] = d * static_cast<float>(signedByteAt(block + 2 + j));
}

// 256 numbers in 8 groups of 32: scales d and dmin, 12 bytes with a 6-bit scale s and a 6-bit minimum m for
// each group, 128 bytes of 4-bit q: of every 32 bytes the low halves are one group, the high halves the next.
// y = d s q - dmin m; in Q5_K 32 bytes before the q hold a fifth bit of each, bit g for group g.
void fromK(const std::byte *block, const std::byte *fifthBits, const std::byte *quants, float *y)
{
    const float d = halfAt(block);
    const float dmin = halfAt(block + 2);
    const std::byte *packed = block + 4;

    for (int group = 0; group < 8; ++group) {
        int scale = 0;
        int minimum = 0;
        if (group < 4) { // the low 6 bits of a byte each
            scale = byteAt(packed + group) & 63;
            minimum = byteAt(packed + group + 4) & 63;
        } else { // 4 bits share a byte, the other 2 are on top of the bytes above
            const int low = byteAt(packed + group + 4);
            scale = (low & 15) | byteAt(packed + group - 4) >> 6 << 4;
            minimum = low >> 4 | byteAt(packed + group) >> 6 << 4;
        }
        const float groupScale = d * static_cast<float>(scale);
        const float groupMinimum = dmin * static_cast<float>(minimum);
        const int shift = group % 2 * 4;
        for (int j = 0; j < 32; ++j) {
            const int low = byteAt(quants + group / 2 * 32 + j) >> shift & 15;
            const int high = fifthBits ? byteAt(fifthBits + j) >> group & 1 : 0;
            y[group * 32 + j] = groupScale * static_cast<float>(low | high << 4) - groupMinimum;
        }
    }
}

void fromQ4_K(const std::byte *block, float *y)
{
    fromK(block, nullptr, block + 16, y);
}

void fromQ5_K(const std::byte *block, float *y)
{
    fromK(block, block + 16, block + 48, y);
}

// 256 numbers: number i of 64 bytes. Each half of the block has four quarters of 32 numbers, and quarter k
// takes bits 2k, 2k + 1 of the bytes.
int twoBitsAt(const std::byte *quants, int i)
{
    return byteAt(quants + i / 128 * 32 + i % 32) >> i % 128 / 32 * 2 & 3;
}

// 256 numbers in 16 groups of 16: a byte for each group with a scale s in the low and a minimum m in the high
// half, 64 bytes of 2-bit q, scales d and dmin. y = d s q - dmin m
void fromQ2_K(const std::byte *block, float *y)
{
    const float d = halfAt(block + 80);
    const float dmin = halfAt(block + 82);
    for (int i = 0; i < 256; ++i) {
        const int factors = byteAt(block + i / 16);
        const float groupScale = d * static_cast<float>(factors & 15);
        const float groupMinimum = dmin * static_cast<float>(factors >> 4);
        y[i] = groupScale * static_cast<float>(twoBitsAt(block + 16, i)) - groupMinimum;
    }
}

// 256 numbers in 16 groups of 16: 32 bytes with the third bits, bit g of each for numbers 32 g on, 64 bytes
// of low 2 bits, 12 bytes of 6-bit scales s, scale d. The low 4 bits of s are in the halves of 8 bytes, first
// the low ones, the high 2 bits in 4 bytes behind them. y = d (s - 32) (q - 4)
void fromQ3_K(const std::byte *block, float *y)
{
    const std::byte *scales = block + 96;
    const float d = halfAt(block + 108);
    for (int i = 0; i < 256; ++i) {
        const int group = i / 16;
        const int low = byteAt(scales + group % 8) >> group / 8 * 4 & 15;
        const int high = byteAt(scales + 8 + group % 4) >> group / 4 * 2 & 3;
        const float groupScale = d * static_cast<float>((low | high << 4) - 32);
        const int third = byteAt(block + i % 32) >> i / 32 & 1;
        y[i] = groupScale * static_cast<float>((twoBitsAt(block + 32, i) | third << 2) - 4);
    }
}

// 256 numbers in 16 groups of 16: 128 bytes of low 4 bits, 64 bytes of high 2 bits, 16 signed scales s, scale
// d. Each half of the block has four quarters of 32: quarters 0 and 1 take the low halves of the bytes, 2 and
// 3 the high halves, and quarter k takes bits 2k, 2k + 1 of the high bytes. y = d s (q - 32)
void fromQ6_K(const std::byte *block, float *y)
{
    const std::byte *low = block;
    const std::byte *high = block + 128;
    const std::byte *scales = block + 192;
    const float d = halfAt(block + 208);

    for (int i = 0; i < 256; ++i) {
        const int half = i / 128;
        const int quarter = i % 128 / 32;
        const int j = i % 32;
        const int lowBits = byteAt(low + half * 64 + quarter % 2 * 32 + j) >> quarter / 2 * 4 & 15;
        const int highBits = byteAt(high + half * 32 + j) >> quarter * 2 & 3;
        const float groupScale = d * static_cast<float>(signedByteAt(scales + i / 16));
        y[i] = groupScale * static_cast<float>((lowBits | highBits << 4) - 32);
    }
}

// 32 numbers as in Q4_0. y = d v[q]
void fromIQ4_NL(const std::byte *block, float *y)
{
    const float d = halfAt(block);
    for (int j = 0; j < 32; ++j)
        y[j] =
            d * static_cast<float>(
                    CodebookValues[static_cast<std::size_t>(byteAt(block + 2 + j % 16) >> j / 16 * 4 & 15)]);
}

// 256 numbers in 8 groups of 32: scale d, 16 bits with the 2 high bits of each group's factor s, 4 bytes with
// the 4 low ones, 16 bytes of q for each group. y = d (s - 32) v[q]
void fromIQ4_XS(const std::byte *block, float *y)
{
    const float d = halfAt(block);
    const int high = wordAt(block + 2);
    for (int group = 0; group < 8; ++group) {
        const int low = byteAt(block + 4 + group / 2) >> group % 2 * 4 & 15;
        const float groupScale = d * static_cast<float>((low | (high >> 2 * group & 3) << 4) - 32);
        for (int j = 0; j < 32; ++j) {
            const int q = byteAt(block + 8 + 16 * group + j % 16) >> j / 16 * 4 & 15;
            y[32 * group + j] = groupScale * static_cast<float>(CodebookValues[static_cast<std::size_t>(q)]);
        }
    }
}

using BlockFunction = void (*)(const std::byte *, float *);

BlockFunction blockFunction(TensorType type)
{
    switch (type) {
    case TensorType::F32: return fromF32;
    case TensorType::F16: return fromF16;
    case TensorType::BF16: return fromBf16;
    case TensorType::Q4_0: return fromQ4_0;
    case TensorType::Q4_1: return fromQ4_1;
    case TensorType::Q5_0: return fromQ5_0;
    case TensorType::Q5_1: return fromQ5_1;
    case TensorType::Q8_0: return fromQ8_0;
    case TensorType::Q2_K: return fromQ2_K;
    case TensorType::Q3_K: return fromQ3_K;
    case TensorType::Q4_K: return fromQ4_K;
    case TensorType::Q5_K: return fromQ5_K;
    case TensorType::Q6_K: return fromQ6_K;
    case TensorType::IQ4_NL: return fromIQ4_NL;
    case TensorType::IQ4_XS: return fromIQ4_XS;
    default:
        throw std::invalid_argument("there is no dequantiser for tensor type " +
                                    std::to_string(static_cast<std::uint32_t>(type)));
    }
}

} // namespace

void dequantize(TensorType type, std::span<const std::byte> blocks, std::span<float> values)
{
    const BlockFunction function = blockFunction(type);
    const gguf::TensorTypeTraits &block = gguf::traits(type);
    const std::size_t count = blocks.size() / block.blockBytes;
    if (blocks.size() != count * block.blockBytes || values.size() != count * block.blockElements)
        throw std::invalid_argument("the bytes are not the blocks of as many numbers as asked for");
    for (std::size_t i = 0; i < count; ++i)
        function(blocks.data() + i * block.blockBytes, values.data() + i * block.blockElements);
}

} // namespace inference
