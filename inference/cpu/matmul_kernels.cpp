// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/matmul_kernels.h"

#include <utility>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/cpu/matmul_kernels.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "inference/cpu/packed_formats-inl.h"

HWY_BEFORE_NAMESPACE();
namespace inference::cpu::HWY_NAMESPACE {

// Rows of activations that are multiplied at once: with two vectors of weights, two sets of sums fit the
// registers.
constexpr int RowsAtOnce = HWY_ARCH_X86 && HWY_TARGET > HWY_AVX3 ? 3 : 6;

// Vectors of rows of the matrix that are multiplied with one row of activations at once; each needs four
// sums.
constexpr int VectorsAtOnce = HWY_ARCH_X86 && HWY_TARGET > HWY_AVX3 ? 2 : 4;

// Writes Lanes results of one row of activations, fewer where the matrix ends.
HWY_INLINE void storeResults(Floats results, float *out, int rowsLeft, bool adds)
{
    const FloatTag tag;
    if (rowsLeft >= static_cast<int>(Lanes)) {
        hn::StoreU(adds ? hn::Add(hn::LoadU(tag, out), results) : results, tag, out);
        return;
    }
    HWY_ALIGN float lanes[Lanes];
    hn::Store(results, tag, lanes);
    for (int lane = 0; lane < rowsLeft; ++lane)
        out[lane] = adds ? out[lane] + lanes[lane] : lanes[lane];
}

// What the minimum of a group is multiplied with: the scaled sum of its activations.
template <typename Format>
HWY_INLINE float sumOfGroup(const Activations &x, std::size_t token, std::size_t group)
{
    const auto columns = static_cast<std::size_t>(x.columns);
    if constexpr (Format::Group == 32)
        return x.scaledSums[token * (columns / 32) + group];
    else
        return x.scales[token * (columns / 32) + group / 2] *
               static_cast<float>(x.sums[token * (columns / 16) + group]);
}

// --- Few rows of activations ---

// `Vectors` vectors of rows of the matrix, each at the first block of its tile, with one row of activations.
// `firstRow` is the first row that each holds.
template <typename Format, int Vectors>
HWY_INLINE void multiplyRowVectors(RowVector (&&at)[Vectors], const int (&firstRow)[Vectors],
                                   const PackedMatrix &matrix, const Activations &x, std::size_t token,
                                   const ProductTarget &target)
{
    const FloatTag tag;
    constexpr std::size_t GroupsOfBlock = Format::Layout.blockColumns / Format::Group;
    const auto columns = static_cast<std::size_t>(matrix.columns);
    const std::size_t groups = columns / Format::Group;
    const std::int16_t *quants = x.quants + token * columns;
    const std::int32_t *quantSums = x.sums + token * (columns / 16);
    const float *scales = x.scales + token * (columns / 32);

    Floats results[Vectors];
    for (int v = 0; v < Vectors; ++v)
        results[v] = hn::Zero(tag);
    for (std::size_t firstGroup = 0; firstGroup < groups; firstGroup += GroupsOfBlock) {
        const std::size_t count = groups - firstGroup < GroupsOfBlock ? groups - firstGroup : GroupsOfBlock;
        for (std::size_t inBlock = 0; inBlock < count; ++inBlock) {
            const std::size_t group = firstGroup + inBlock;
            Ints sums[Vectors];
            Format::template dot<Vectors>(at, inBlock, quants + group * Format::Group, sums);

            const Floats scale = hn::Set(tag, scales[group * Format::Group / 32]);
            HWY_UNROLL(4)
            for (int v = 0; v < Vectors; ++v) {
                if constexpr (Format::Offset != 0) {
                    const std::int32_t quantSum = Format::Group == 16
                                                      ? quantSums[group]
                                                      : quantSums[2 * group] + quantSums[2 * group + 1];
                    sums[v] = hn::Sub(sums[v], hn::Set(IntTag(), Format::Offset * quantSum));
                }
                const Floats scaled = hn::Mul(hn::ConvertTo(tag, sums[v]), scale);
                results[v] = hn::MulAdd(scaled, Format::scale(at[v], inBlock), results[v]);
                if constexpr (Format::HasMinima)
                    results[v] = hn::MulAdd(Format::minimum(at[v], inBlock),
                                            hn::Set(tag, sumOfGroup<Format>(x, token, group)), results[v]);
            }
        }
        for (int v = 0; v < Vectors; ++v)
            at[v].block += Format::Layout.blockBytes;
    }
    for (int v = 0; v < Vectors; ++v)
        if (firstRow[v] < matrix.rows)
            storeResults(results[v], target.out + token * target.stride + firstRow[v],
                         matrix.rows - firstRow[v], target.adds);
}

template <typename Format>
void multiplyQuantizedTiles(const PackedMatrix &matrix, const Activations &x, int firstTile, int lastTile,
                            const ProductTarget &target)
{
    constexpr int VectorsOfTile = TileRows / static_cast<int>(Lanes);
    const auto rowVector = [&](int index) {
        return RowVector{matrix.tile(index / VectorsOfTile),
                         static_cast<std::size_t>(index % VectorsOfTile) * Lanes};
    };
    const auto firstRow = [](int index) { return index * static_cast<int>(Lanes); };

    // Vectors that are multiplied together share the activations, and memory is read in as many places at
    // once.
    const int last = lastTile * VectorsOfTile;
    int index = firstTile * VectorsOfTile;
    const auto multiply = [&]<int... V>(std::integer_sequence<int, V...>) HWY_ATTR {
        for (std::size_t token = 0; token < static_cast<std::size_t>(x.rows); ++token)
            multiplyRowVectors<Format, sizeof...(V)>({rowVector(index + V)...}, {firstRow(index + V)...},
                                                     matrix, x, token, target);
        index += sizeof...(V);
    };
    while (index + VectorsAtOnce <= last)
        multiply(std::make_integer_sequence<int, VectorsAtOnce>());
    while (index + 2 <= last)
        multiply(std::make_integer_sequence<int, 2>());
    while (index < last)
        multiply(std::make_integer_sequence<int, 1>());
}

// --- Many rows of activations ---

// 32 rows of a quantised matrix, unpacked: any format looks the same from here on.
struct Panel {
    std::int16_t *pairs; // [columns / 2][PanelRows][2]
    float *scales;       // [columns / Group][PanelRows]
    float *minima;       // [columns / Group][PanelRows]

    Panel(std::byte *scratch, int columnCount)
    {
        const auto columns = static_cast<std::size_t>(columnCount);
        pairs = reinterpret_cast<std::int16_t *>(scratch);
        scales = reinterpret_cast<float *>(scratch + columns * PanelRows * 2);
        minima = scales + columns / 16 * PanelRows;
    }
};

template <typename Format>
void unpackPanel(const PackedMatrix &matrix, int firstTile, int tileCount, const Panel &panel)
{
    const FloatTag tag;
    constexpr std::size_t GroupsOfBlock = Format::Layout.blockColumns / Format::Group;
    const std::size_t groups = static_cast<std::size_t>(matrix.columns) / Format::Group;
    for (int i = 0; i < tileCount; ++i)
        for (std::size_t group = 0; group < groups; ++group)
            for (std::size_t row = 0; row < TileRows; row += Lanes) {
                const RowVector at = {
                    matrix.tile(firstTile + i) + group / GroupsOfBlock * Format::Layout.blockBytes, row};
                const std::size_t inBlock = group % GroupsOfBlock;
                const std::size_t panelRow = static_cast<std::size_t>(i) * TileRows + row;
                Format::unpackGroup(at, inBlock,
                                    panel.pairs + (group * Format::Group / 2 * PanelRows + panelRow) * 2);
                hn::StoreU(Format::scale(at, inBlock), tag, panel.scales + group * PanelRows + panelRow);
                if constexpr (Format::HasMinima)
                    hn::StoreU(Format::minimum(at, inBlock), tag,
                               panel.minima + group * PanelRows + panelRow);
            }
}

// Two vectors of rows of the panel, from `panelRow` on, with `Rows` rows of activations from `token` on.
template <typename Format, int Rows>
HWY_INLINE void multiplyPanelBlock(const Panel &panel, std::size_t panelRow, const Activations &x, int token,
                                   int matrixRow, int matrixRows, const ProductTarget &target)
{
    const FloatTag tag;
    const auto columns = static_cast<std::size_t>(x.columns);
    const auto t = static_cast<std::size_t>(token);
    const std::int16_t *quants = x.quants + t * columns;
    const float *scales = x.scales + t * (columns / 32);

    Floats results[2][Rows];
    HWY_UNROLL(6)
    for (int n = 0; n < Rows; ++n)
        results[0][n] = results[1][n] = hn::Zero(tag);

    for (std::size_t group = 0; group < columns / Format::Group; ++group) {
        Ints sums[2][Rows];
        HWY_UNROLL(6)
        for (int n = 0; n < Rows; ++n)
            sums[0][n] = sums[1][n] = hn::Zero(IntTag());
        const std::int16_t *pairs = panel.pairs + (group * Format::Group / 2 * PanelRows + panelRow) * 2;
        const std::int16_t *xs = quants + group * Format::Group;
        for (int pair = 0; pair < Format::Group / 2; ++pair, pairs += 2 * PanelRows, xs += 2) {
            const Pairs first = hn::LoadU(PairTag(), pairs);
            const Pairs second = hn::LoadU(PairTag(), pairs + 2 * Lanes);
            HWY_UNROLL(6)
            for (int n = 0; n < Rows; ++n) {
                const Pairs activation = broadcastPair(xs + static_cast<std::size_t>(n) * columns);
                sums[0][n] = addPairProducts(sums[0][n], first, activation);
                sums[1][n] = addPairProducts(sums[1][n], second, activation);
            }
        }
        HWY_UNROLL(2)
        for (std::size_t half = 0; half < 2; ++half) {
            const std::size_t at = group * PanelRows + panelRow + half * Lanes;
            const Floats scale = hn::LoadU(tag, panel.scales + at);
            HWY_UNROLL(6)
            for (int n = 0; n < Rows; ++n) {
                const std::size_t block =
                    static_cast<std::size_t>(n) * (columns / 32) + group * Format::Group / 32;
                const Floats scaled = hn::Mul(hn::ConvertTo(tag, sums[half][n]), hn::Set(tag, scales[block]));
                results[half][n] = hn::MulAdd(scaled, scale, results[half][n]);
                if constexpr (Format::HasMinima)
                    results[half][n] = hn::MulAdd(
                        hn::LoadU(tag, panel.minima + at),
                        hn::Set(tag, sumOfGroup<Format>(x, t + static_cast<std::size_t>(n), group)),
                        results[half][n]);
            }
        }
    }

    for (int half = 0; half < 2; ++half) {
        const int row = matrixRow + half * static_cast<int>(Lanes);
        for (int n = 0; n < Rows; ++n)
            if (row < matrixRows)
                storeResults(results[half][n],
                             target.out + (t + static_cast<std::size_t>(n)) * target.stride + row,
                             matrixRows - row, target.adds);
    }
}

template <typename Format>
void multiplyQuantizedPanel(const PackedMatrix &matrix, const Activations &x, int panelIndex, int firstRow,
                            int lastRow, std::byte *scratch, const ProductTarget &target)
{
    const Panel panel(scratch, matrix.columns);
    const int firstTile = 2 * panelIndex;
    const int tileCount = firstTile + 1 < matrix.tileCount() ? 2 : 1;
    unpackPanel<Format>(matrix, firstTile, tileCount, panel);

    const std::size_t rows = static_cast<std::size_t>(tileCount) * TileRows;
    int token = firstRow;
    const auto multiply = [&]<int Rows>(std::integral_constant<int, Rows>) HWY_ATTR {
        for (std::size_t panelRow = 0; panelRow < rows; panelRow += 2 * Lanes)
            multiplyPanelBlock<Format, Rows>(panel, panelRow, x, token,
                                             firstTile * TileRows + static_cast<int>(panelRow), matrix.rows,
                                             target);
        token += Rows;
    };
    while (token + RowsAtOnce <= lastRow)
        multiply(std::integral_constant<int, RowsAtOnce>());
    while (token + 2 <= lastRow)
        multiply(std::integral_constant<int, 2>());
    while (token < lastRow)
        multiply(std::integral_constant<int, 1>());
}

// --- Weights that are floats ---

template <TensorType Type>
HWY_INLINE Floats loadWeights(const std::byte *tile, std::size_t column, std::size_t row)
{
    const std::size_t index = column * TileRows + row;
    if constexpr (Type == TensorType::F32)
        return hn::LoadU(FloatTag(), reinterpret_cast<const float *>(tile) + index);
    else if constexpr (Type == TensorType::F16)
        return loadHalves(tile + 2 * index);
    else {
        const hn::Rebind<hwy::bfloat16_t, FloatTag> tag;
        return hn::PromoteTo(FloatTag(),
                             hn::LoadU(tag, reinterpret_cast<const hwy::bfloat16_t *>(tile) + index));
    }
}

// A vector of rows of each of `Tiles` tiles with `Rows` rows of activations.
template <TensorType Type, int Tiles, int Rows>
HWY_INLINE void multiplyFloatBlock(const PackedMatrix &matrix, int firstTile, std::size_t row,
                                   const Activations &x, int token, const ProductTarget &target)
{
    const FloatTag tag;
    const auto columns = static_cast<std::size_t>(matrix.columns);
    const auto t = static_cast<std::size_t>(token);
    const float *values = x.values + t * columns;

    Floats results[Tiles][Rows];
    HWY_UNROLL(6)
    for (int n = 0; n < Rows; ++n)
        HWY_UNROLL(4)
    for (int i = 0; i < Tiles; ++i)
        results[i][n] = hn::Zero(tag);
    for (std::size_t column = 0; column < columns; ++column) {
        Floats weights[Tiles];
        HWY_UNROLL(4)
        for (int i = 0; i < Tiles; ++i)
            weights[i] = loadWeights<Type>(matrix.tile(firstTile + i), column, row);
        HWY_UNROLL(6)
        for (int n = 0; n < Rows; ++n) {
            const Floats value = hn::Set(tag, values[static_cast<std::size_t>(n) * columns + column]);
            HWY_UNROLL(4)
            for (int i = 0; i < Tiles; ++i)
                results[i][n] = hn::MulAdd(weights[i], value, results[i][n]);
        }
    }
    for (int i = 0; i < Tiles; ++i) {
        const int matrixRow = (firstTile + i) * TileRows + static_cast<int>(row);
        for (int n = 0; n < Rows; ++n)
            if (matrixRow < matrix.rows)
                storeResults(results[i][n],
                             target.out + (t + static_cast<std::size_t>(n)) * target.stride + matrixRow,
                             matrix.rows - matrixRow, target.adds);
    }
}

template <TensorType Type, int Rows>
void multiplyFloatTiles(const PackedMatrix &matrix, const Activations &x, int firstTile, int lastTile,
                        int token, const ProductTarget &target)
{
    constexpr int TilesAtOnce = Rows == 1 ? 4 : 2; // enough sums that none waits for the one before
    for (std::size_t row = 0; row < TileRows; row += Lanes) {
        int tile = firstTile;
        for (; tile + TilesAtOnce <= lastTile; tile += TilesAtOnce)
            multiplyFloatBlock<Type, TilesAtOnce, Rows>(matrix, tile, row, x, token, target);
        for (; tile < lastTile; ++tile)
            multiplyFloatBlock<Type, 1, Rows>(matrix, tile, row, x, token, target);
    }
}

template <TensorType Type>
void multiplyFloats(const PackedMatrix &matrix, const Activations &x, int firstTile, int lastTile,
                    int firstRow, int lastRow, const ProductTarget &target)
{
    int token = firstRow;
    for (; token + RowsAtOnce <= lastRow; token += RowsAtOnce)
        multiplyFloatTiles<Type, RowsAtOnce>(matrix, x, firstTile, lastTile, token, target);
    for (; token < lastRow; ++token)
        multiplyFloatTiles<Type, 1>(matrix, x, firstTile, lastTile, token, target);
}

// --- By type ---

// True when the weights are floats, whose products it has made then.
bool multiplyIfFloats(const PackedMatrix &matrix, const Activations &x, int firstTile, int lastTile,
                      int firstRow, int lastRow, const ProductTarget &target)
{
    switch (matrix.type) {
    case TensorType::F32:
        multiplyFloats<TensorType::F32>(matrix, x, firstTile, lastTile, firstRow, lastRow, target);
        return true;
    case TensorType::F16:
        multiplyFloats<TensorType::F16>(matrix, x, firstTile, lastTile, firstRow, lastRow, target);
        return true;
    case TensorType::BF16:
        multiplyFloats<TensorType::BF16>(matrix, x, firstTile, lastTile, firstRow, lastRow, target);
        return true;
    default: return false;
    }
}

void multiplyTiles(const PackedMatrix &matrix, const Activations &x, int firstTile, int lastTile,
                   const ProductTarget &target)
{
    if (multiplyIfFloats(matrix, x, firstTile, lastTile, 0, x.rows, target))
        return;
    withFormat(matrix.type, [&]<typename Format>() {
        multiplyQuantizedTiles<Format>(matrix, x, firstTile, lastTile, target);
    });
}

void multiplyPanel(const PackedMatrix &matrix, const Activations &x, int panel, int firstRow, int lastRow,
                   std::byte *scratch, const ProductTarget &target)
{
    const int firstTile = 2 * panel;
    const int lastTile = firstTile + 2 < matrix.tileCount() ? firstTile + 2 : matrix.tileCount();
    if (multiplyIfFloats(matrix, x, firstTile, lastTile, firstRow, lastRow, target))
        return;
    withFormat(matrix.type, [&]<typename Format>() {
        multiplyQuantizedPanel<Format>(matrix, x, panel, firstRow, lastRow, scratch, target);
    });
}

} // namespace inference::cpu::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace inference::cpu {

HWY_EXPORT(multiplyTiles);
HWY_EXPORT(multiplyPanel);

void multiplyTiles(const PackedMatrix &matrix, const Activations &x, int firstTile, int lastTile,
                   const ProductTarget &target)
{
    HWY_DYNAMIC_DISPATCH(multiplyTiles)(matrix, x, firstTile, lastTile, target);
}

void multiplyPanel(const PackedMatrix &matrix, const Activations &x, int panel, int firstRow, int lastRow,
                   std::byte *scratch, const ProductTarget &target)
{
    HWY_DYNAMIC_DISPATCH(multiplyPanel)(matrix, x, panel, firstRow, lastRow, scratch, target);
}

std::size_t panelScratchBytes(int columnCount)
{
    const auto columns = static_cast<std::size_t>(columnCount);
    return columns * PanelRows * 2 + 2 * (columns / 16) * PanelRows * sizeof(float);
}

} // namespace inference::cpu

#endif
