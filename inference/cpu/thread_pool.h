// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace inference::cpu {

// Threads that share the chunks of one piece of work at a time. Whoever is free takes the next chunk, so a
// thread that another program has pushed aside costs its own chunk and no more. Idle threads spin for a
// moment, because the next piece comes within microseconds while a token is computed, and then sleep. One
// thread calls run(); it works too.
class ThreadPool
{
public:
    // `threads` in all, the caller's included; at least 1. Fewer where the system does not give as many.
    explicit ThreadPool(int threads);
    ThreadPool(const ThreadPool &) = delete;
    ThreadPool &operator=(const ThreadPool &) = delete;
    ~ThreadPool();

    int size() const { return static_cast<int>(m_workers.size()) + 1; }

    // Calls work(first, last, thread) for consecutive ranges of [0, count), of `grain` items but for the
    // last, and returns when all are done; a pool of one thread takes them all in one call. `thread` is below
    // size() and differs between calls that run at the same time: an index for scratch memory. `work` must
    // not throw and must not depend on which thread runs it.
    template <typename Work>
    void run(int count, int grain, const Work &work)
    {
        if (count <= 0)
            return;
        const int chunks = (count + grain - 1) / grain;
        if (chunks == 1 || m_workers.empty()) {
            work(0, count, 0);
            return;
        }
        const auto chunk = [&](int index, int thread) {
            const int first = index * grain;
            work(first, first + grain < count ? first + grain : count, thread);
        };
        runChunks(chunks, &chunk, [](const void *context, int index, int thread) {
            (*static_cast<const decltype(chunk) *>(context))(index, thread);
        });
    }

private:
    using ChunkFunction = void (*)(const void *context, int index, int thread);

    void runChunks(int chunks, const void *context, ChunkFunction function);
    bool takeChunks(int thread);
    void work(int thread);

    // High half: chunks of the present work; low half: the next one to take. One word, so that whoever takes
    // a chunk below the count knows that the work it belongs to cannot end before that chunk is done.
    alignas(64) std::atomic<std::uint64_t> m_ticket = 0;
    alignas(64) std::atomic<int> m_done = 0;
    // Counts works; sleeping threads wait for it to change.
    alignas(64) std::atomic<std::uint32_t> m_epoch = 0;
    std::atomic<bool> m_quit = false;
    const void *m_context = nullptr;
    ChunkFunction m_function = nullptr;
    std::vector<std::thread> m_workers;
};

} // namespace inference::cpu
