// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/thread_pool.h"

#include <hwy/cache_control.h>

#include <system_error>

namespace inference::cpu {

namespace {

// About 100 µs: longer than the gap between two pieces of work inside a token, far shorter than a person
// notices.
constexpr int SpinsBeforeSleep = 4000;

} // namespace

ThreadPool::ThreadPool(int threads)
{
    try {
        for (int thread = 1; thread < threads; ++thread)
            m_workers.emplace_back([this, thread] { work(thread); });
    } catch (const std::system_error &) {
        // The system gives no more threads: those that there are do the work.
    }
}

ThreadPool::~ThreadPool()
{
    m_quit = true;
    m_epoch.fetch_add(1);
    m_epoch.notify_all();
    for (std::thread &worker : m_workers)
        worker.join();
}

void ThreadPool::runChunks(int chunks, const void *context, ChunkFunction function)
{
    m_context = context;
    m_function = function;
    m_done.store(0, std::memory_order_relaxed);
    m_ticket.store(static_cast<std::uint64_t>(chunks) << 32, std::memory_order_release);
    m_epoch.fetch_add(1, std::memory_order_release);
    m_epoch.notify_all();

    takeChunks(0);

    // The rest is in the hands of others. Sleeping lets one of them run that has lost its core to this
    // thread.
    for (int spins = 0;; ++spins) {
        const int done = m_done.load(std::memory_order_acquire);
        if (done == chunks)
            return;
        if (spins < SpinsBeforeSleep)
            hwy::Pause();
        else
            m_done.wait(done, std::memory_order_acquire);
    }
}

// Works until no chunk is left; false when there was none.
bool ThreadPool::takeChunks(int thread)
{
    bool worked = false;
    for (;;) {
        // Looking first keeps idle threads from writing to a line that everybody reads.
        const std::uint64_t seen = m_ticket.load(std::memory_order_relaxed);
        if ((seen & 0xffffffff) >= seen >> 32)
            return worked;
        const std::uint64_t ticket = m_ticket.fetch_add(1, std::memory_order_acquire);
        const auto index = static_cast<std::uint32_t>(ticket);
        const auto count = static_cast<std::uint32_t>(ticket >> 32);
        if (index >= count)
            return worked;
        m_function(m_context, static_cast<int>(index), thread);
        worked = true;
        if (m_done.fetch_add(1, std::memory_order_release) + 1 == static_cast<int>(count))
            m_done.notify_one();
    }
}

void ThreadPool::work(int thread)
{
    int spins = 0;
    for (;;) {
        // Read before m_quit: the destructor writes them in the other order, so the last epoch is never slept
        // on.
        const std::uint32_t epoch = m_epoch.load(std::memory_order_acquire);
        if (m_quit.load(std::memory_order_relaxed))
            return;
        if (takeChunks(thread)) {
            spins = 0;
        } else if (++spins < SpinsBeforeSleep) {
            hwy::Pause();
        } else {
            m_epoch.wait(epoch, std::memory_order_acquire);
            spins = 0;
        }
    }
}

} // namespace inference::cpu
