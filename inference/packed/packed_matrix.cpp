// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/packed/packed_matrix.h"

#include "inference/model/half.h"
#include "inference/packed/bytes.h"
#include "inference/packed/cache_line.h"
#include "inference/packed/file_form.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <utility>

static_assert(std::endian::native == std::endian::little, "words of quants are put together from bytes");

namespace inference {

using gguf::TensorType;

namespace {

// --- Words of a lane ---

// Eight quants of 4 bits, pair i in nibble i of both halves.
std::uint32_t nibbleWord(const std::uint8_t *quants)
{
    const std::uint64_t bytes = numberAt<std::uint64_t>(quants) & 0x0f0f0f0f0f0f0f0f;
    const std::uint64_t pairs =
        bytes | bytes >> 12; // per 32 bits: byte 0 holds columns 0 and 2, byte 1 columns 1 and 3
    const auto first = static_cast<std::uint32_t>(pairs);
    const auto second = static_cast<std::uint32_t>(pairs >> 32);
    return (first & 0xff) | (second & 0xff) << 8 | (first & 0xff00) << 8 | (second & 0xff00) << 16;
}

// The low bits of 32 / Bits quants, pair i from bit Bits * i on in both halves.
template <int Bits>
std::uint32_t lowBitsWord(const std::uint8_t *quants)
{
    std::uint32_t word = 0;
    for (int pair = 0; pair < 16 / Bits; ++pair) {
        const std::uint32_t both = quants[2 * pair] | static_cast<std::uint32_t>(quants[2 * pair + 1]) << 16;
        word |= (both & 0x10001u * ((1u << Bits) - 1)) << Bits * pair;
    }
    return word;
}

// Where the high bits of a pair of columns stand. Of nibbles: in the byte in which the low word holds them,
// behind those of the pairs before that are in it. Of 2 bits: those of the first eight pairs at bits 2, 4 …
// 14, and 0, those of the next eight above them.
constexpr int bitOfPair(const PackedForm &form, int pair)
{
    if (form.lowBits == 2)
        return (2 * (pair % 8) + 2) % 16 + pair / 8;
    const int inByte = pair / 4 * 2 + pair % 2;
    return pair % 4 / 2 * 8 + inByte * form.highBits;
}

// The same of two pairs, one of which stands low in a byte and the other behind it.
template <int HighBits>
std::uint32_t highBitsOfTwoPairs(const std::uint8_t *quants)
{
    constexpr std::uint32_t mask = (1u << HighBits) - 1;
    const std::uint32_t high = numberAt<std::uint32_t>(quants) >> 4;
    return (high & mask) | (high & mask << 8) << 8 | (high & mask << 16) >> (16 - HighBits) |
           (high & mask << 24) >> (8 - HighBits);
}

template <int HighBits>
std::uint32_t highBitsOverNibbles(const std::uint8_t *quants)
{
    std::uint32_t word = 0;
    for (int i = 0; i < 4 / HighBits; ++i, quants += 8)
        word |= (highBitsOfTwoPairs<HighBits>(quants) | highBitsOfTwoPairs<HighBits>(quants + 4) << 8)
                << 2 * HighBits * i;
    return word;
}

// The high bits of a run.
std::uint32_t highBitsWord(const PackedForm &form, const std::uint8_t *quants)
{
    if (form.lowBits == 4)
        return form.highBits == 1 ? highBitsOverNibbles<1>(quants) : highBitsOverNibbles<2>(quants);
    std::uint32_t word = 0;
    for (int pair = 0; pair < form.run() / 2; ++pair) {
        const auto first = static_cast<std::uint32_t>(quants[2 * pair] >> form.lowBits);
        const auto second = static_cast<std::uint32_t>(quants[2 * pair + 1] >> form.lowBits);
        word |= (first | second << 16) << bitOfPair(form, pair);
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
    return numberAt<std::uint32_t>(part + (index * TileRows + static_cast<std::size_t>(lane)) * 4);
}

std::uint16_t halfBitsAt(const std::byte *part, std::size_t index, int lane)
{
    return numberAt<std::uint16_t>(part + (index * TileRows + static_cast<std::size_t>(lane)) * 2);
}

float halfAt(const std::byte *part, std::size_t index, int lane)
{
    return halfToFloat(halfBitsAt(part, index, lane));
}

// The words of the quants of one row of a block, which may be shorter than a whole one.
void putQuants(const PackedForm &form, std::span<const std::uint8_t> quants, int lane, std::byte *words)
{
    std::size_t index = 0;
    const auto put = [&](std::uint32_t word) { putWord(words, index++, lane, word); };
    const auto lowWord = form.lowBits == 2 ? lowBitsWord<2> : form.lowBits == 4 ? nibbleWord : lowBitsWord<8>;
    const auto run = static_cast<std::size_t>(form.run());
    for (std::size_t k = 0; k < quants.size(); k += run) {
        for (std::size_t i = 0; i < run; i += static_cast<std::size_t>(32 / form.lowBits))
            put(lowWord(&quants[k + i]));
        if (form.highBits > 0)
            put(highBitsWord(form, &quants[k]));
    }
}

// The scales of one row of a block; `row` is the row in the file from the block's first column on.
void putScales(const PackedForm &form, const TileLayout &layout, const FileForm &file, const std::byte *row,
               std::size_t columns, int lane, std::byte *block)
{
    const gguf::TensorTypeTraits &stored = gguf::traits(form.type);
    const std::byte *scale = row + file.scale;
    switch (form.scales) {
    case ScaleForm::None: break;
    case ScaleForm::Half:
        for (std::size_t i = 0; i < columns / stored.blockElements; ++i)
            copyHalf(block, i, lane, scale + i * stored.blockBytes);
        break;
    case ScaleForm::HalfAndMinimum:
        copyHalf(block, 0, lane, scale);
        copyHalf(block + layout.minima, 0, lane, scale + 2);
        break;
    case ScaleForm::SixBits:
        copyHalf(block, 0, lane, scale);
        copyHalf(block + layout.minima, 0, lane, scale + 2);
        for (int eighth = 0; eighth < 8; ++eighth) {
            const auto [factor, minimum] = scaleAndMinimumQ4K(scale + 4, eighth);
            putByte(block + layout.subScales, 2 * static_cast<std::size_t>(eighth), lane, factor);
            putByte(block + layout.subScales, 2 * static_cast<std::size_t>(eighth) + 1, lane, minimum);
        }
        break;
    case ScaleForm::FourBits: copyHalf(block + layout.minima, 0, lane, scale + 2); [[fallthrough]];
    case ScaleForm::SignedBytes:
        copyHalf(block, 0, lane, scale);
        for (std::size_t i = 0; i < columns / static_cast<std::size_t>(form.group); ++i)
            putByte(block + layout.subScales, i, lane, file.factorAt(row, i));
        break;
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
    const PackedForm &form = packedForm(matrix.type);
    const FileForm &file = fileForm(matrix.type);
    file.readQuants(row, matrix.columns, quants.data());
    for (std::size_t k = 0; k < columns; k += layout.blockColumns) {
        const std::size_t count = std::min(layout.blockColumns, columns - k);
        std::byte *block = tile + k / layout.blockColumns * layout.blockBytes;
        putQuants(form, quants.subspan(k, count), lane, block + layout.quants);
        putScales(form, layout, file, row + k * matrix.rowBytes() / columns, count, lane, block);
    }
}

// --- The quant of one column out of its word ---

int bitsAt(std::uint32_t word, int bit, int count)
{
    return static_cast<int>(word >> bit & ((1u << count) - 1));
}

// As it is stored, before the offset is subtracted. `words` are those of the block.
int quantAt(const PackedForm &form, const TileLayout &layout, const std::byte *words, std::size_t column,
            int lane)
{
    const auto run = static_cast<std::size_t>(form.run());
    const std::size_t first = column / run * layout.runWords;
    const int inRun = static_cast<int>(column % run);
    const int half = 16 * (inRun % 2);
    const int inWord = 32 / form.lowBits; // columns
    const std::uint32_t lowWord = wordAt(words, first + static_cast<std::size_t>(inRun / inWord), lane);
    const int low = bitsAt(lowWord, form.lowBits * (inRun % inWord / 2) + half, form.lowBits);
    if (form.isCodebook)
        return StoredCodebook[static_cast<std::size_t>(low)];
    if (form.highBits == 0)
        return low;
    const std::uint32_t highWord = wordAt(words, first + layout.runWords - 1, lane);
    return low | bitsAt(highWord, bitOfPair(form, inRun / 2) + half, form.highBits) << form.lowBits;
}

float elementAt(const PackedMatrix &matrix, const TileLayout &layout, const std::byte *tile,
                std::size_t column, int lane)
{
    const std::byte *block = tile + column / layout.blockColumns * layout.blockBytes;
    switch (matrix.type) {
    case TensorType::F32: return std::bit_cast<float>(wordAt(block, 0, lane));
    case TensorType::F16: return halfAt(block, 0, lane);
    case TensorType::BF16: return bfloat16ToFloat(halfBitsAt(block, 0, lane));
    default: break;
    }
    const PackedForm &form = packedForm(matrix.type);
    const std::size_t k = column % layout.blockColumns;
    const auto quant =
        static_cast<float>(quantAt(form, layout, block + layout.quants, k, lane) - form.offset);
    const std::size_t group = k / static_cast<std::size_t>(form.group);
    const auto factor = [&](std::size_t index) {
        return byteAt(block + layout.subScales, index * TileRows + static_cast<std::size_t>(lane));
    };
    switch (form.scales) {
    case ScaleForm::None: break;
    case ScaleForm::Half: return quant * halfAt(block, k / 32, lane);
    case ScaleForm::HalfAndMinimum:
        return quant * halfAt(block, 0, lane) + halfAt(block + layout.minima, 0, lane);
    case ScaleForm::FourBits: {
        const int factors = factor(group);
        const float scale = halfAt(block, 0, lane) * static_cast<float>(factors & 15);
        return scale * quant - halfAt(block + layout.minima, 0, lane) * static_cast<float>(factors >> 4);
    }
    case ScaleForm::SixBits: {
        const float scale = halfAt(block, 0, lane) * static_cast<float>(factor(2 * group));
        const float minimum =
            halfAt(block + layout.minima, 0, lane) * static_cast<float>(factor(2 * group + 1));
        return scale * quant - minimum;
    }
    case ScaleForm::SignedBytes:
        return halfAt(block, 0, lane) * static_cast<float>(static_cast<std::int8_t>(factor(group))) * quant;
    }
    std::unreachable();
}

} // namespace

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

} // namespace inference
