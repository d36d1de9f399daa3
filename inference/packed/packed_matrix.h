// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model/dequantize.h"
#include "inference/model/weights.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

// How weights lie in memory for the kernels: the numbers of the file, bit for bit, in another order.
//
// A tile is 16 rows. Their quants are interleaved so that a vector register holds the same few columns of 16
// rows: its 32-bit lane r belongs to row r, so sums need no shuffles, and scales multiply as one vector.
// Inside a lane the columns lie so that pairs of neighbours come out as two 16-bit numbers with one mask or
// shift, ready for a 16-bit dot product with activations in their natural order:
//
//   4 bits: word of 8 columns k..k+7; 16-bit half h, nibble i is column k + 2i + h
//   8 bits: word of 4 columns k..k+3; half h, byte i is column k + 2i + h, stored plus 128
//   2 bits: word of 16 columns k..k+15; half h, bits 2i and 2i + 1 are column k + 2i + h
//   3, 5, 6 bits: the low 2 or 4 as above; the high ones, 1 of 32 columns or 2 of 16, in a word behind them,
//           placed so that one shift brings those of several pairs above their low ones (see bitOfPair in
//           packed_matrix.cpp)
//
// Along the columns a tile is a list of blocks, each a multiple of 64 bytes with all that belongs to its
// columns, so that a tile is read as one stream:
//
//   Q4_0   64 columns    scales[2][16] f16, quants[8][16] u32
//   Q4_1   32 columns    scales[16] f16, minima[16] f16, quants[4][16] u32
//   Q5_0   64 columns    scales[2][16] f16, {4 low, high}[2][5][16] u32
//   Q5_1   32 columns    scales[16] f16, minima[16] f16, {4 low, high}[5][16] u32
//   Q8_0   64 columns    scales[2][16] f16, quants[16][16] u32
//   Q2_K   256 columns   scales[16] f16, minima[16] f16, {scale, minimum}[16][16] u4, quants[16][16] u32
//   Q3_K   256 columns   scales[16] f16, 32 bytes unused, scales[16][16] i8, {low, low, high}[8][3][16] u32
//   Q4_K   256 columns   scales[16] f16, minima[16] f16, {scale, minimum}[8][2][16] u8, quants[32][16] u32
//   Q5_K   256 columns   as Q4_K, {4 low, high}[8][5][16] u32
//   Q6_K   256 columns   scales[16] f16, 32 bytes unused, scales[16][16] i8, {low, low, high}[16][3][16] u32
//   IQ4_NL               as Q4_0
//   IQ4_XS 256 columns   scales[16] f16, 32 bytes unused, factors[8][16] i8, quants[32][16] u32
//   F16, BF16, F32       one column: values[16]
//
// Rows that fill up the last tile are zero.
namespace inference {

constexpr int TileRows = 16;

// How the scales of a block are kept, each array for 16 rows.
enum class ScaleForm {
    None,           // numbers that are floats
    Half,           // one f16 for every 32 columns
    HalfAndMinimum, // and an f16 that is added
    FourBits,       // an f16 for scales and one for minima, and for every group a factor of each, of 4 bits
    SixBits,     // an f16 for scales and one for minima, and for every 32 columns a factor of each, of 6 bits
    SignedBytes, // an f16, and for every group a factor of 8 bits
};

// What becomes of a type of weights when it is packed: one row of the table below.
struct PackedForm {
    gguf::TensorType type;
    int lowBits = 0;  // of a quant in the first words: 2, 4 or 8; of numbers that are floats, all of them
    int highBits = 0; // in a word behind them: 0, 1 or 2
    int offset = 0;   // subtracted from a quant
    ScaleForm scales = ScaleForm::None;
    std::size_t blockColumns = 1;
    int group = 32;          // columns that share a scale
    bool isCodebook = false; // quants are places in CodebookValues

    constexpr bool isQuantized() const { return scales != ScaleForm::None; }
    constexpr bool hasMinima() const
    {
        return scales == ScaleForm::HalfAndMinimum || scales == ScaleForm::FourBits ||
               scales == ScaleForm::SixBits;
    }
    // Columns whose words stand together: as many as have their high bits in one.
    constexpr int run() const { return highBits > 0 ? 32 / highBits : group; }
};

// What is stored of the values of a codebook: they plus the offset.
constexpr auto StoredCodebook = [] {
    std::array<std::uint8_t, 16> stored{};
    for (std::size_t i = 0; i < stored.size(); ++i)
        stored[i] = static_cast<std::uint8_t>(CodebookValues[i] + 128);
    return stored;
}();

constexpr PackedForm PackedForms[] = {
    {gguf::TensorType::F32, 32},
    {gguf::TensorType::F16, 16},
    {gguf::TensorType::BF16, 16},
    {gguf::TensorType::Q4_0, 4, 0, 8, ScaleForm::Half, 64},
    {gguf::TensorType::Q4_1, 4, 0, 0, ScaleForm::HalfAndMinimum, 32},
    {gguf::TensorType::Q5_0, 4, 1, 16, ScaleForm::Half, 64},
    {gguf::TensorType::Q5_1, 4, 1, 0, ScaleForm::HalfAndMinimum, 32},
    {gguf::TensorType::Q8_0, 8, 0, 128, ScaleForm::Half, 64},
    {gguf::TensorType::Q2_K, 2, 0, 0, ScaleForm::FourBits, 256, 16},
    {gguf::TensorType::Q3_K, 2, 1, 4, ScaleForm::SignedBytes, 256, 16},
    {gguf::TensorType::Q4_K, 4, 0, 0, ScaleForm::SixBits, 256},
    {gguf::TensorType::Q5_K, 4, 1, 0, ScaleForm::SixBits, 256},
    {gguf::TensorType::Q6_K, 4, 2, 32, ScaleForm::SignedBytes, 256, 16},
    {gguf::TensorType::IQ4_NL, 4, 0, 128, ScaleForm::Half, 64, 32, true},
    {gguf::TensorType::IQ4_XS, 4, 0, 128, ScaleForm::SignedBytes, 256, 32, true},
};

constexpr const PackedForm &packedForm(gguf::TensorType type)
{
    for (const PackedForm &form : PackedForms)
        if (form.type == type)
            return form;
    std::unreachable(); // findWeights() lets no other type through
}

// Where the parts of a block begin, in bytes. Parts that a form lacks are 0.
struct TileLayout {
    std::size_t blockColumns = 1;
    std::size_t blockBytes = 0;
    std::size_t minima = 0;    // scales begin at 0
    std::size_t subScales = 0; // factors of less than 16 bits
    std::size_t quants = 0;
    std::size_t runWords = 0; // of 16 rows each, of a run

    // Of a whole tile; the last block may be in part unused.
    std::size_t tileBytes(int columns) const
    {
        return (static_cast<std::size_t>(columns) + blockColumns - 1) / blockColumns * blockBytes;
    }
};

constexpr TileLayout tileLayout(gguf::TensorType type)
{
    constexpr std::size_t halves = 2 * 16; // a 16-bit float for each row
    const PackedForm &form = packedForm(type);
    if (!form.isQuantized())
        return {.blockBytes = 16 * static_cast<std::size_t>(form.lowBits) / 8};
    TileLayout layout{.blockColumns = form.blockColumns};
    switch (form.scales) {
    case ScaleForm::None: break;
    case ScaleForm::Half: layout.quants = form.blockColumns / 32 * halves; break;
    case ScaleForm::HalfAndMinimum:
        layout.minima = halves;
        layout.quants = 2 * halves;
        break;
    case ScaleForm::SixBits:
        layout.minima = halves;
        layout.subScales = 2 * halves;
        layout.quants = layout.subScales + form.blockColumns / 32 * 2 * 16;
        break;
    case ScaleForm::FourBits: layout.minima = halves; [[fallthrough]];
    case ScaleForm::SignedBytes:
        layout.subScales = 2 * halves;
        layout.quants = layout.subScales + form.blockColumns / static_cast<std::size_t>(form.group) * 16;
        break;
    }
    const auto bits = static_cast<std::size_t>(form.lowBits + form.highBits);
    layout.runWords = static_cast<std::size_t>(form.run()) * bits / 32;
    layout.blockBytes = layout.quants + form.blockColumns * bits / 8 * 16;
    return layout;
}

struct PackedMatrix {
    gguf::TensorType type = gguf::TensorType::F32;
    int rows = 0;
    int columns = 0;
    std::size_t tileBytes = 0;        // a multiple of 64
    const std::byte *tiles = nullptr; // aligned to 64; owned by the model's arena

    int tileCount() const { return (rows + TileRows - 1) / TileRows; }
    const std::byte *tile(int index) const { return tiles + tileBytes * static_cast<std::size_t>(index); }
};

// Whether products are made of integers (and take activations of 16 bits) or of floats.
constexpr bool isQuantized(gguf::TensorType type)
{
    return packedForm(type).isQuantized();
}

std::size_t packedBytes(const Matrix &matrix);

// Memory of one thread while it packs, which packTile() makes as large as it needs.
struct PackScratch {
    std::vector<std::byte> rows;      // of the file
    std::vector<std::uint8_t> quants; // of one row
};

// Reads rows [16 * tile, 16 * tile + 16) of `matrix` and packs them; `out` has the bytes of one tile, zeroed.
// Throws as ByteSource::read.
void packTile(const Matrix &matrix, int tile, std::byte *out, PackScratch &scratch);

// The numbers of one row, [columns]: how an embedding is looked up.
void unpackRow(const PackedMatrix &matrix, int row, float *values);

} // namespace inference
