// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/packed/file_form.h"

#include "inference/packed/bytes.h"

#include <algorithm>
#include <bit>
#include <cstring>

static_assert(std::endian::native == std::endian::little, "words of quants are put together from bytes");

namespace inference {

using gguf::TensorType;

namespace {

// --- The quants of one row, as unsigned numbers in the order of its columns ---

// Blocks of 32: `offset` bytes of scales, then 16 bytes, low halves for the first 16 columns.
void readNibbles(const std::byte *row, int columns, std::size_t blockBytes, std::size_t offset,
                 std::uint8_t *quants)
{
    for (int block = 0; block < columns / 32; ++block, row += blockBytes, quants += 32)
        for (int i = 0; i < 16; ++i) {
            quants[i] = byteAt(row + offset, i) & 15;
            quants[16 + i] = byteAt(row + offset, i) >> 4;
        }
}

void readQ4_0(const std::byte *row, int columns, std::uint8_t *quants)
{
    readNibbles(row, columns, 18, 2, quants);
}

void readQ4_1(const std::byte *row, int columns, std::uint8_t *quants)
{
    readNibbles(row, columns, 20, 4, quants);
}

// Bit i of a byte as bit 4 of byte i: a product puts the byte into each of eight, a mask leaves bit i in byte
// i, and a sum carries it to bit 7.
std::uint64_t spread(std::uint8_t bits)
{
    constexpr std::uint64_t masks = 0x8040201008040201;
    constexpr std::uint64_t tops = 0x8080808080808080;
    return (((bits * std::uint64_t{0x0101010101010101} & masks) + (tops - masks)) & tops) >> 3;
}

// Blocks of 32: `offset` bytes of scales, four with the fifth bits of the 32 columns, then as readNibbles().
void readFives(const std::byte *row, int columns, std::size_t blockBytes, std::size_t offset,
               std::uint8_t *quants)
{
    readNibbles(row, columns, blockBytes, offset + 4, quants);
    for (int block = 0; block < columns / 32; ++block, row += blockBytes)
        for (std::size_t i = 0; i < 4; ++i, quants += 8) {
            const std::uint64_t eight = numberAt<std::uint64_t>(quants) | spread(byteAt(row + offset, i));
            std::memcpy(quants, &eight, 8);
        }
}

void readQ5_0(const std::byte *row, int columns, std::uint8_t *quants)
{
    readFives(row, columns, 22, 2, quants);
}

void readQ5_1(const std::byte *row, int columns, std::uint8_t *quants)
{
    readFives(row, columns, 24, 4, quants);
}

// Blocks of 256 that end with four times 32 bytes, low halves for the first 32 of 64 columns. Behind 16 bytes
// of scales may stand 32 with the fifth bits, bit g of each for group g of 32 columns.
void readK(const std::byte *row, int columns, std::size_t blockBytes, bool hasFifthBits, std::uint8_t *quants)
{
    for (int block = 0; block < columns / 256; ++block, row += blockBytes)
        for (int group = 0; group < 8; ++group, quants += 32)
            for (std::size_t i = 0; i < 32; ++i) {
                const std::size_t part = 32 * static_cast<std::size_t>(group / 2);
                quants[i] = byteAt(row + blockBytes - 128 + part, i) >> group % 2 * 4 & 15;
                if (hasFifthBits)
                    quants[i] |= (byteAt(row + 16, i) >> group & 1) << 4;
            }
}

void readQ4_K(const std::byte *row, int columns, std::uint8_t *quants)
{
    readK(row, columns, 144, false, quants);
}

void readQ5_K(const std::byte *row, int columns, std::uint8_t *quants)
{
    readK(row, columns, 176, true, quants);
}

void readQ8_0(const std::byte *row, int columns, std::uint8_t *quants)
{
    for (int block = 0; block < columns / 32; ++block, row += 34, quants += 32)
        for (int i = 0; i < 32; ++i)
            quants[i] = byteAt(row + 2, i) ^ 0x80; // adds 128
}

// Blocks of 256: 8 bytes of scales, then for every 32 columns as readNibbles().
void readIQ4_XS(const std::byte *row, int columns, std::uint8_t *quants)
{
    for (int block = 0; block < columns / 256; ++block, row += 136, quants += 256)
        readNibbles(row + 8, 256, 16, 0, quants);
}

// Blocks of 256: 64 bytes at `offset`, of which each 32 hold four groups of 32 columns, two bits above the
// other. The block may begin with 32 bytes of third bits, bit g of each for group g.
void readTwos(const std::byte *row, int columns, std::size_t blockBytes, std::size_t offset,
              bool hasThirdBits, std::uint8_t *quants)
{
    for (int block = 0; block < columns / 256; ++block, row += blockBytes)
        for (int group = 0; group < 8; ++group, quants += 32)
            for (std::size_t i = 0; i < 32; ++i) {
                const std::size_t half = 32 * static_cast<std::size_t>(group / 4);
                quants[i] = byteAt(row + offset + half, i) >> group % 4 * 2 & 3;
                if (hasThirdBits)
                    quants[i] |= (byteAt(row, i) >> group & 1) << 2;
            }
}

void readQ2_K(const std::byte *row, int columns, std::uint8_t *quants)
{
    readTwos(row, columns, 84, 16, false, quants);
}

void readQ3_K(const std::byte *row, int columns, std::uint8_t *quants)
{
    readTwos(row, columns, 110, 32, true, quants);
}

// Blocks of 256: 128 bytes of low halves, 64 of high quarters, 16 of scales, one scale. Two runs of 128
// columns, each four times 32 columns that share the same bytes.
void readQ6_K(const std::byte *row, int columns, std::uint8_t *quants)
{
    for (int block = 0; block < columns / 256; ++block, row += 210)
        for (int run = 0; run < 2; ++run, quants += 128) {
            const std::byte *low = row + 64 * run;
            const std::byte *high = row + 128 + 32 * run;
            for (int i = 0; i < 32; ++i) {
                const std::uint8_t top = byteAt(high, i);
                quants[i] = (byteAt(low, i) & 15) | (top & 3) << 4;
                quants[32 + i] = (byteAt(low, 32 + i) & 15) | (top >> 2 & 3) << 4;
                quants[64 + i] = byteAt(low, i) >> 4 | (top >> 4 & 3) << 4;
                quants[96 + i] = byteAt(low, 32 + i) >> 4 | (top >> 6) << 4;
            }
        }
}

// --- Factors of scales ---

std::uint8_t factorOfQ6_K(const std::byte *block, std::size_t group)
{
    return byteAt(block, 192 + group);
}

// 6 bits, less 32: four low ones in the halves of 8 bytes, two high ones in 4 behind them.
std::uint8_t factorOfQ3_K(const std::byte *block, std::size_t group)
{
    const int low = byteAt(block, 96 + group % 8) >> group / 8 * 4 & 15;
    const int high = byteAt(block, 104 + group % 4) >> group / 4 * 2 & 3;
    return static_cast<std::uint8_t>((low | high << 4) - 32);
}

// 6 bits, less 32: four low ones in a half of a byte, two high ones in 16 bits that are common to all.
std::uint8_t factorOfIQ4_XS(const std::byte *block, std::size_t group)
{
    const int low = byteAt(block, 4 + group / 2) >> group % 2 * 4 & 15;
    const int high = byteAt(block, 2 + group / 4) >> group % 4 * 2 & 3;
    return static_cast<std::uint8_t>((low | high << 4) - 32);
}

constexpr FileForm FileForms[] = {
    {TensorType::Q4_0, readQ4_0},
    {TensorType::Q4_1, readQ4_1},
    {TensorType::Q5_0, readQ5_0},
    {TensorType::Q5_1, readQ5_1},
    {TensorType::Q8_0, readQ8_0},
    {TensorType::Q2_K, readQ2_K, 80, byteAt},
    {TensorType::Q3_K, readQ3_K, 108, factorOfQ3_K},
    {TensorType::Q4_K, readQ4_K},
    {TensorType::Q5_K, readQ5_K},
    {TensorType::Q6_K, readQ6_K, 208, factorOfQ6_K},
    {TensorType::IQ4_NL, readQ4_0},
    {TensorType::IQ4_XS, readIQ4_XS, 0, factorOfIQ4_XS},
};

} // namespace

const FileForm &fileForm(TensorType type)
{
    return *std::ranges::find(FileForms, type, &FileForm::type); // findWeights() lets no other type through
}

std::pair<std::uint8_t, std::uint8_t> scaleAndMinimumQ4K(const std::byte *packed, int eighth)
{
    const auto at = [packed](int index) { return byteAt(packed, static_cast<std::size_t>(index)); };
    if (eighth < 4)
        return {at(eighth) & 63, at(eighth + 4) & 63};
    return {(at(eighth + 4) & 15) | (at(eighth - 4) >> 6) << 4, at(eighth + 4) >> 4 | (at(eighth) >> 6) << 4};
}

} // namespace inference
