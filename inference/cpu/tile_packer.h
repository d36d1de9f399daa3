// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/cpu/thread_pool.h"
#include "inference/packed/packed_matrix.h"
#include "inference/stop.h"

#include <cstddef>
#include <vector>

namespace inference::cpu {

// Packs the tiles of matrices with all threads of a pool, which must outlive it. One thread at a time.
class TilePacker
{
public:
    explicit TilePacker(ThreadPool &pool) : m_pool(pool), m_scratch(static_cast<std::size_t>(pool.size())) {}

    // `count` tiles of `matrix` from `first` on, to `tiles`, whose bytes are 0. What is there once `stop` was
    // requested means nothing. Throws what packTile() throws.
    void pack(const Matrix &matrix, int first, int count, std::byte *tiles, Stop &stop);

private:
    ThreadPool &m_pool;
    std::vector<PackScratch> m_scratch; // of each thread
};

} // namespace inference::cpu
