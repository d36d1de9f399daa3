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

void readQ4_0(const std::byte *row, int columns, std::uint8_t *quants)
{
    readNibbles(row, columns, 18, 2, quants);
}

void readQ4_1(const std::byte *row, int columns, std::uint8_t *quants)
{
    readNibbles(row, columns, 20, 4, quants);
}

// Blocks of 32: `offset` bytes of scales, four with the fifth bits of the 32 columns, then as readNibbles().
void readFives(const std::byte *row, int columns, std::size_t blockBytes, std::size_t offset,
               std::uint8_t *quants)
{
    readNibbles(row, columns, blockBytes, offset + 4, quants);
    for (int block = 0; block < columns / 32; ++block, row += blockBytes, quants += 32)
        for (int i = 0; i < 32; ++i)
            quants[i] |= (byteAt(row + offset, static_cast<std::size_t>(i / 8)) >> i % 8 & 1) << 4;
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

// Where the high bits of a pair of columns stand. Of nibbles: those of the first four pairs at bits 4, 8, 12,
// just above where the low word holds them, and 0; those of each four behind them above the ones before. Of 2
// bits: those of the first eight pairs at bits 2, 4 … 14, and 0, those of the next eight above them.
constexpr int bitOfPair(const PackedForm &form, int pair)
{
    if (form.lowBits == 2)
        return (2 * (pair % 8) + 2) % 16 + pair / 8;
    constexpr int first[] = {4, 8, 12, 0};
    return first[pair % 4] + form.highBits * (pair / 4);
}

// The high bits of a run.
std::uint32_t highBitsWord(const PackedForm &form, const std::uint8_t *quants)
{
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

// A type as it lies in a file: how a row's quants are read, in the order of its columns, and where a block
// has its scales. The other half of its row in PackedForms.
struct FileForm {
    TensorType type;
    void (*readQuants)(const std::byte *row, int columns, std::uint8_t *quants);
    std::size_t scale = 0;
    // Of ScaleForm::SignedBytes and FourBits: the factor of a group, or both of them.
    std::uint8_t (*factorAt)(const std::byte *block, std::size_t group) = nullptr;
};

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

const FileForm &fileForm(TensorType type)
{
    return *std::ranges::find(FileForms, type, &FileForm::type); // findWeights() lets no other type through
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

} // namespace inference::cpu
