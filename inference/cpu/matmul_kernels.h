// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/cpu/activations.h"
#include "inference/packed/packed_matrix.h"

#include <cstddef>

// Products of packed weights and activations for one thread. Both ways give the same bits: the sums of a
// group of columns are integers, which no order can change, and the float operations of one result follow the
// same order: group by group, (float(sum) * activation scale) * weight scale added with one rounding where
// the processor has such an instruction, then the minimum's part. Weights that are floats are added column by
// column.
namespace inference::cpu {

constexpr int PanelRows = 2 * TileRows;

// Where the results go: out[row of x * stride + row of the matrix].
struct ProductTarget {
    float *out = nullptr;
    std::size_t stride = 0;
    bool adds = false; // to what stands there
};

// For few rows of `x`: reads every weight from its packed form once for each of them. Tiles [firstTile,
// lastTile).
void multiplyTiles(const PackedMatrix &matrix, const Activations &x, int firstTile, int lastTile,
                   const ProductTarget &target);

// For many rows: unpacks 32 rows of the matrix, tiles 2 * panel and 2 * panel + 1, into `scratch` and
// multiplies them with rows [firstRow, lastRow) of `x`.
void multiplyPanel(const PackedMatrix &matrix, const Activations &x, int panel, int firstRow, int lastRow,
                   std::byte *scratch, const ProductTarget &target);

// Of `scratch` above; it is aligned to 64.
std::size_t panelScratchBytes(int columns);

} // namespace inference::cpu
