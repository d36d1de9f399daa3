// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/packed_matrix.h"

#include "inference/cpu/cache_line.h"
#include "inference/model/half.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <utility>

static_assert(std::endian::native == std::endian::little, "words of quants are put together from bytes");

namespace inference::cpu {

using gguf::TensorType;

namespace {

std::uint8_t byteAt(const std::byte *data, std::size_t index)
{
    return std::to_integer<std::uint8_t>(data[index]);
}

// --- One row of the file: its quants as unsigned numbers in the order of the columns ---

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

// Blocks of 256: 16 bytes of scales, then four times 32 bytes, low halves for the first 32 of 64 columns.
void readNibblesQ4K(const std::byte *row, int columns, std::uint8_t *quants)
{
    for (int block = 0; block < columns / 256; ++block, row += 144)
        for (int part = 0; part < 4; ++part, quants += 64)
            for (int i = 0; i < 32; ++i) {
                quants[i] = byteAt(row + 16 + 32 * part, i) & 15;
                quants[32 + i] = byteAt(row + 16 + 32 * part, i) >> 4;
            }
}

void readQ8(const std::byte *row, int columns, std::uint8_t *quants)
{
    for (int block = 0; block < columns / 32; ++block, row += 34, quants += 32)
        for (int i = 0; i < 32; ++i)
            quants[i] = byteAt(row + 2, i) ^ 0x80; // adds 128
}

// Blocks of 256: 128 bytes of low halves, 64 of high quarters, 16 of scales, one scale. Two runs of 128
// columns, each four times 32 columns that share the same bytes.
void readQ6K(const std::byte *row, int columns, std::uint8_t *quants)
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

// --- Words of a lane ---

// Eight quants of 4 bits, pair i in nibble i of both halves.
std::uint32_t nibbleWord(const std::uint8_t *quants)
{
    std::uint64_t bytes;
    std::memcpy(&bytes, quants, 8);
    bytes &= 0x0f0f0f0f0f0f0f0f;
    const std::uint64_t pairs =
        bytes | bytes >> 12; // per 32 bits: byte 0 holds columns 0 and 2, byte 1 columns 1 and 3
    const auto first = static_cast<std::uint32_t>(pairs);
    const auto second = static_cast<std::uint32_t>(pairs >> 32);
    return (first & 0xff) | (second & 0xff) << 8 | (first & 0xff00) << 8 | (second & 0xff00) << 16;
}

std::uint32_t byteWord(const std::uint8_t *quants)
{
    return quants[0] | quants[2] << 8 | quants[1] << 16 | static_cast<std::uint32_t>(quants[3]) << 24;
}

constexpr int BitOfPair[] = {4, 8, 12, 0, 6, 10, 14, 2};

// The high two bits of 16 quants of 6 bits. Of the first eight, pairs 0, 1, 2 stand at bits 4, 8, 12, just
// above where the low word holds their nibbles, and pair 3 at bit 0; the second eight stand two bits higher.
std::uint32_t highBitsWord(const std::uint8_t *quants)
{
    std::uint32_t word = 0;
    for (int pair = 0; pair < 8; ++pair) {
        word |= static_cast<std::uint32_t>(quants[2 * pair] >> 4) << BitOfPair[pair];
        word |= static_cast<std::uint32_t>(quants[2 * pair + 1] >> 4) << (BitOfPair[pair] + 16);
    }
    return word;
}

// --- Parts of a block, as arrays of 16 lanes ---

void putWord(std::byte *part, std::size_t index, int lane, std::uint32_t word)
{
    std::memcpy(part + (index * TileRows + static_cast<std::size_t>(lane)) * 4, &word, 4);
}

void copyHalf(std::byte *part, std::size_t index, int lane, const std::byte *half)
{
    std::memcpy(part + (index * TileRows + static_cast<std::size_t>(lane)) * 2, half, 2);
}

void putByte(std::byte *part, std::size_t index, int lane, std::uint8_t value)
{
    part[index * TileRows + static_cast<std::size_t>(lane)] = std::byte{value};
}

std::uint32_t wordAt(const std::byte *part, std::size_t index, int lane)
{
    std::uint32_t word;
    std::memcpy(&word, part + (index * TileRows + static_cast<std::size_t>(lane)) * 4, 4);
    return word;
}

std::uint16_t halfBitsAt(const std::byte *part, std::size_t index, int lane)
{
    std::uint16_t bits;
    std::memcpy(&bits, part + (index * TileRows + static_cast<std::size_t>(lane)) * 2, 2);
    return bits;
}

float halfAt(const std::byte *part, std::size_t index, int lane)
{
    return halfToFloat(halfBitsAt(part, index, lane));
}

// The scale and minimum (6 bits each) of one eighth of a Q4_K block, packed in 12 bytes.
std::pair<std::uint8_t, std::uint8_t> scaleAndMinimumQ4K(const std::byte *packed, int eighth)
{
    const auto at = [packed](int index) { return byteAt(packed, static_cast<std::size_t>(index)); };
    if (eighth < 4)
        return {at(eighth) & 63, at(eighth + 4) & 63};
    return {(at(eighth + 4) & 15) | (at(eighth - 4) >> 6) << 4, at(eighth + 4) >> 4 | (at(eighth) >> 6) << 4};
}

// Packs what stands behind the quants of one row: its words, which have the same form in every type of 4 and 6 bits.
void putNibbles(std::byte *words, std::span<const std::uint8_t> quants, int lane)
{
    for (std::size_t k = 0; k < quants.size(); k += 8)
        putWord(words, k / 8, lane, nibbleWord(&quants[k]));
}

// One block of one row: `quants` are those of its columns, `row` is the row in the file from the block's first column
// on. Blocks of 64 columns may have only the first half.
void packBlock(TensorType type, const TileLayout &layout, const std::byte *row,
               std::span<const std::uint8_t> quants, int lane, std::byte *block)
{
    std::byte *words = block + layout.quants;
    switch (type) {
    case TensorType::Q4_0:
        putNibbles(words, quants, lane);
        for (std::size_t i = 0; i < quants.size() / 32; ++i)
            copyHalf(block, i, lane, row + 18 * i);
        break;
    case TensorType::Q4_1:
        putNibbles(words, quants, lane);
        copyHalf(block, 0, lane, row);
        copyHalf(block + layout.minima, 0, lane, row + 2);
        break;
    case TensorType::Q8_0:
        for (std::size_t k = 0; k < quants.size(); k += 4)
            putWord(words, k / 4, lane, byteWord(&quants[k]));
        for (std::size_t i = 0; i < quants.size() / 32; ++i)
            copyHalf(block, i, lane, row + 34 * i);
        break;
    case TensorType::Q4_K:
        putNibbles(words, quants, lane);
        copyHalf(block, 0, lane, row);
        copyHalf(block + layout.minima, 0, lane, row + 2);
        for (int eighth = 0; eighth < 8; ++eighth) {
            const auto [scale, minimum] = scaleAndMinimumQ4K(row + 4, eighth);
            putByte(block + layout.subScales, 2 * static_cast<std::size_t>(eighth), lane, scale);
            putByte(block + layout.subScales, 2 * static_cast<std::size_t>(eighth) + 1, lane, minimum);
        }
        break;
    case TensorType::Q6_K:
        for (std::size_t k = 0; k < quants.size(); k += 16) {
            putWord(words, 3 * (k / 16), lane, nibbleWord(&quants[k]));
            putWord(words, 3 * (k / 16) + 1, lane, nibbleWord(&quants[k + 8]));
            putWord(words, 3 * (k / 16) + 2, lane, highBitsWord(&quants[k]));
        }
        copyHalf(block, 0, lane, row + 208);
        for (std::size_t i = 0; i < 16; ++i)
            putByte(block + layout.subScales, i, lane, byteAt(row, 192 + i));
        break;
    default: std::unreachable(); // findWeights() lets no other type through
    }
}

// The quants of one row in the order of its columns.
void readQuants(TensorType type, const std::byte *row, int columns, std::uint8_t *quants)
{
    switch (type) {
    case TensorType::Q4_0: return readNibbles(row, columns, 18, 2, quants);
    case TensorType::Q4_1: return readNibbles(row, columns, 20, 4, quants);
    case TensorType::Q8_0: return readQ8(row, columns, quants);
    case TensorType::Q4_K: return readNibblesQ4K(row, columns, quants);
    case TensorType::Q6_K: return readQ6K(row, columns, quants);
    default: std::unreachable(); // findWeights() lets no other type through
    }
}

void packRow(const Matrix &matrix, const TileLayout &layout, const std::byte *row, int lane, std::byte *tile,
             std::span<std::uint8_t> quants)
{
    const auto columns = static_cast<std::size_t>(matrix.columns);
    if (!isQuantized(matrix.type)) {
        const std::size_t size = layout.blockBytes / TileRows;
        for (std::size_t k = 0; k < columns; ++k)
            std::memcpy(tile + (k * TileRows + static_cast<std::size_t>(lane)) * size, row + k * size, size);
        return;
    }
    readQuants(matrix.type, row, matrix.columns, quants.data());
    for (std::size_t k = 0; k < columns; k += layout.blockColumns) {
        const std::size_t count = std::min(layout.blockColumns, columns - k);
        packBlock(matrix.type, layout, row + k * matrix.rowBytes() / columns, quants.subspan(k, count), lane,
                  tile + k / layout.blockColumns * layout.blockBytes);
    }
}

// --- The quant of one column out of its word ---

int nibbleOf(std::uint32_t word, std::size_t column)
{
    return static_cast<int>(word >> (4 * (column % 8 / 2) + 16 * (column % 2)) & 15);
}

int byteOf(std::uint32_t word, std::size_t column)
{
    return static_cast<int>(word >> (8 * (column % 4 / 2) + 16 * (column % 2)) & 255);
}

int highBitsOf(std::uint32_t word, std::size_t column)
{
    return static_cast<int>(word >> (BitOfPair[column % 16 / 2] + 16 * (column % 2)) & 3);
}

float elementAt(const PackedMatrix &matrix, const TileLayout &layout, const std::byte *tile,
                std::size_t column, int lane)
{
    const std::byte *block = tile + column / layout.blockColumns * layout.blockBytes;
    const std::byte *words = block + layout.quants;
    const std::size_t k = column % layout.blockColumns;
    const auto subScale = [&](std::size_t index) {
        return byteAt(block + layout.subScales, index * TileRows + static_cast<std::size_t>(lane));
    };
    switch (matrix.type) {
    case TensorType::F32: return std::bit_cast<float>(wordAt(block, 0, lane));
    case TensorType::F16: return halfAt(block, 0, lane);
    case TensorType::BF16: return bfloat16ToFloat(halfBitsAt(block, 0, lane));
    case TensorType::Q4_0:
        return static_cast<float>(nibbleOf(wordAt(words, k / 8, lane), k) - 8) * halfAt(block, k / 32, lane);
    case TensorType::Q4_1:
        return static_cast<float>(nibbleOf(wordAt(words, k / 8, lane), k)) * halfAt(block, 0, lane) +
               halfAt(block + layout.minima, 0, lane);
    case TensorType::Q8_0:
        return static_cast<float>(byteOf(wordAt(words, k / 4, lane), k) - 128) * halfAt(block, k / 32, lane);
    case TensorType::Q4_K: {
        const float scale = halfAt(block, 0, lane) * static_cast<float>(subScale(2 * (k / 32)));
        const float minimum =
            halfAt(block + layout.minima, 0, lane) * static_cast<float>(subScale(2 * (k / 32) + 1));
        return scale * static_cast<float>(nibbleOf(wordAt(words, k / 8, lane), k)) - minimum;
    }
    case TensorType::Q6_K: {
        const std::size_t firstWord = 3 * (k / 16);
        const int low = nibbleOf(wordAt(words, firstWord + k % 16 / 8, lane), k);
        const int high = highBitsOf(wordAt(words, firstWord + 2, lane), k);
        const int quant = (low | high << 4) - 32;
        const auto scale = static_cast<std::int8_t>(subScale(k / 16));
        return halfAt(block, 0, lane) * static_cast<float>(scale) * static_cast<float>(quant);
    }
    default: std::unreachable(); // findWeights() lets no other type through
    }
}

} // namespace

bool isQuantized(TensorType type)
{
    return type != TensorType::F32 && type != TensorType::F16 && type != TensorType::BF16;
}

std::size_t packedBytes(const Matrix &matrix)
{
    const auto tiles = static_cast<std::size_t>((matrix.rows + TileRows - 1) / TileRows);
    const std::size_t bytes = tiles * tileLayout(matrix.type).tileBytes(matrix.columns);
    return wholeLines(bytes); // so that the next matrix is aligned
}

void packTile(const Matrix &matrix, int tile, std::byte *out, PackScratch &scratch)
{
    const TileLayout layout = tileLayout(matrix.type);
    const int firstRow = tile * TileRows;
    const int rowCount = std::min(TileRows, matrix.rows - firstRow);
    const std::size_t rowBytes = matrix.rowBytes();
    scratch.rows.resize(rowBytes * static_cast<std::size_t>(rowCount));
    scratch.quants.resize(static_cast<std::size_t>(matrix.columns));
    matrix.readRows(firstRow, rowCount, scratch.rows);
    for (int lane = 0; lane < rowCount; ++lane)
        packRow(matrix, layout, scratch.rows.data() + rowBytes * static_cast<std::size_t>(lane), lane, out,
                scratch.quants);
}

void unpackRow(const PackedMatrix &matrix, int row, float *values)
{
    const TileLayout layout = tileLayout(matrix.type);
    const std::byte *tile = matrix.tile(row / TileRows);
    for (int k = 0; k < matrix.columns; ++k)
        values[k] = elementAt(matrix, layout, tile, static_cast<std::size_t>(k), row % TileRows);
}

} // namespace inference::cpu
