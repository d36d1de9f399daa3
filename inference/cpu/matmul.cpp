// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/matmul.h"

#include <algorithm>

namespace inference::cpu {

namespace {

// From so many rows on it pays to unpack weights before they are multiplied.
constexpr int RowsForPanels = 4;
// Chunks for each thread: enough that a thread which loses its core for a moment leaves its share to the
// others.
constexpr int ChunksPerThread = 8;

void multiplyFewRows(ThreadPool &pool, std::span<const Product> products, const Activations &x, Stop &stop)
{
    int tiles = 0;
    for (const Product &product : products)
        tiles += product.matrix->tileCount();

    // Kernels take four tiles at a time, and chunks of fewer than eight cost more than they balance, as long
    // as every thread gets two of them.
    const auto inFours = [](int count) { return count / 4 * 4; };
    const int smallest = std::clamp(inFours(tiles / (2 * pool.size())), 4, 8);
    const int grain = std::max(inFours(tiles / (pool.size() * ChunksPerThread)), smallest);
    pool.run(tiles, grain, [&](int first, int last, int) {
        if (stop.isRequested())
            return;
        for (const Product &product : products) {
            const int count = product.matrix->tileCount();
            if (first < count && last > 0)
                multiplyTiles(*product.matrix, x, std::max(first, 0), std::min(last, count), product.target);
            first -= count;
            last -= count;
        }
    });
}

void multiplyManyRows(ThreadPool &pool, std::span<const Product> products, const Activations &x,
                      std::byte *scratch, std::size_t scratchBytes, Stop &stop)
{
    const auto panelsOf = [](const Product &product) { return (product.matrix->tileCount() + 1) / 2; };
    int panels = 0;
    for (const Product &product : products)
        panels += panelsOf(product);

    // Each panel is unpacked once for each block of rows, so blocks are as large as keeps every thread busy.
    const int wanted = std::max(1, pool.size() * ChunksPerThread / panels);
    const int blocks = std::min(wanted, std::max(1, x.rows / 64));
    const int blockRows = (x.rows + blocks - 1) / blocks;

    pool.run(panels * blocks, 1, [&](int first, int last, int thread) {
        for (int item = first; item < last; ++item) {
            if (stop.isRequested())
                return;
            const int firstRow = item % blocks * blockRows;
            const int lastRow = std::min(x.rows, firstRow + blockRows);
            int panel = item / blocks;
            const Product *product = products.data();
            for (; panel >= panelsOf(*product); ++product)
                panel -= panelsOf(*product);
            multiplyPanel(*product->matrix, x, panel, firstRow, lastRow,
                          scratch + static_cast<std::size_t>(thread) * scratchBytes, product->target);
        }
    });
}

} // namespace

void multiply(ThreadPool &pool, std::span<const Product> products, const Activations &x, std::byte *scratch,
              std::size_t scratchBytes, Stop &stop)
{
    if (x.rows < RowsForPanels)
        multiplyFewRows(pool, products, x, stop);
    else
        multiplyManyRows(pool, products, x, scratch, scratchBytes, stop);
}

bool anyQuantized(std::span<const Product> products)
{
    return std::ranges::any_of(products, [](const Product &p) { return isQuantized(p.matrix->type); });
}

} // namespace inference::cpu
