// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model/weights.h"

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
//   6 bits: the low 4 as above; the high 2 of 16 columns in one word, placed where a mask of the same word that
//           holds the low ones finds them above (see highBitsWord in packed_matrix.cpp)
//
// Along the columns a tile is a list of blocks, each a multiple of 64 bytes with all that belongs to its columns, so
// that a tile is read as one stream:
//
//   Q4_0   64 columns    scales[2][16] f16, quants[8][16] u32
//   Q4_1   32 columns    scales[16] f16, minima[16] f16, quants[4][16] u32
//   Q8_0   64 columns    scales[2][16] f16, quants[16][16] u32
//   Q4_K   256 columns   scales[16] f16, minima[16] f16, {scale, minimum}[8][2][16] u8, quants[32][16] u32
//   Q6_K   256 columns   scales[16] f16, 32 bytes unused, scales[16][16] i8, {low, low, high}[16][3][16] u32
//   F16, BF16, F32       one column: values[16]
//
// Rows that fill up the last tile are zero.
namespace inference::cpu {

constexpr int TileRows = 16;

// What a block of a tile holds, and where its parts begin, in bytes. Parts that a type lacks are 0.
struct TileLayout {
    std::size_t blockColumns = 1;
    std::size_t blockBytes = 0;
    std::size_t minima = 0;    // scales begin at 0
    std::size_t subScales = 0; // of the K types
    std::size_t quants = 0;

    // Of a whole tile; the last block may be in part unused.
    std::size_t tileBytes(int columns) const
    {
        return (static_cast<std::size_t>(columns) + blockColumns - 1) / blockColumns * blockBytes;
    }
};

constexpr TileLayout tileLayout(gguf::TensorType type)
{
    using gguf::TensorType;
    switch (type) {
    case TensorType::F32: return {.blockBytes = 64};
    case TensorType::F16:
    case TensorType::BF16: return {.blockBytes = 32};
    case TensorType::Q4_0: return {.blockColumns = 64, .blockBytes = 576, .quants = 64};
    case TensorType::Q4_1: return {.blockColumns = 32, .blockBytes = 320, .minima = 32, .quants = 64};
    case TensorType::Q8_0: return {.blockColumns = 64, .blockBytes = 1088, .quants = 64};
    case TensorType::Q4_K:
        return {.blockColumns = 256, .blockBytes = 2368, .minima = 32, .subScales = 64, .quants = 320};
    case TensorType::Q6_K: return {.blockColumns = 256, .blockBytes = 3392, .subScales = 64, .quants = 320};
    default: std::unreachable(); // findWeights() lets no other type through
    }
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
bool isQuantized(gguf::TensorType type);

std::size_t packedBytes(const Matrix &matrix);

// Memory of one thread while it packs, which packTile() makes as large as it needs.
struct PackScratch {
    std::vector<std::byte> rows;      // of the file
    std::vector<std::uint8_t> quants; // of one row
};

// Reads rows [16 * tile, 16 * tile + 16) of `matrix` and packs them; `out` has the bytes of one tile, zeroed. Throws as
// ByteSource::read.
void packTile(const Matrix &matrix, int tile, std::byte *out, PackScratch &scratch);

// The numbers of one row, [columns]: how an embedding is looked up.
void unpackRow(const PackedMatrix &matrix, int row, float *values);

} // namespace inference::cpu
