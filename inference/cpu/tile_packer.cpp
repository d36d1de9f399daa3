// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/tile_packer.h"

#include <atomic>
#include <exception>

namespace inference::cpu {

namespace {

// A few at once, since taking the next is work too.
constexpr int TilesAtOnce = 4;

// Brings what was thrown first on one of several threads to the thread that waits for them.
class FirstFailure
{
public:
    // Does nothing once something was thrown.
    template <typename Work>
    void catching(const Work &work) noexcept
    {
        if (m_isThere.test())
            return;
        try {
            work();
        } catch (...) {
            if (!m_isThere.test_and_set())
                m_failure = std::current_exception();
        }
    }

    // When all threads are done.
    void rethrow() const
    {
        if (m_failure)
            std::rethrow_exception(m_failure);
    }

private:
    std::atomic_flag m_isThere;
    std::exception_ptr m_failure;
};

} // namespace

void TilePacker::pack(const Matrix &matrix, int first, int count, std::byte *tiles, Stop &stop)
{
    const std::size_t tileBytes = tileLayout(matrix.type).tileBytes(matrix.columns);
    FirstFailure failure;
    m_pool.run(count, TilesAtOnce, [&](int from, int to, int thread) {
        failure.catching([&] {
            for (int tile = from; tile < to && !stop.isRequested(); ++tile)
                packTile(matrix, first + tile, tiles + static_cast<std::size_t>(tile) * tileBytes,
                         m_scratch[static_cast<std::size_t>(thread)]);
        });
    });
    failure.rethrow();
}

} // namespace inference::cpu
