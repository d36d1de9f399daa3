// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/thread_pool.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using inference::cpu::ThreadPool;

TEST_CASE("every item is worked on exactly once, whatever the count, the grain and the threads")
{
    for (const int threads : {1, 2, 3, 8}) {
        ThreadPool pool(threads);
        CHECK(pool.size() == threads);
        for (const int count : {0, 1, 2, 7, 64, 1001})
            for (const int grain : {1, 3, 64, 5000}) {
                std::vector<std::atomic<int>> visits(static_cast<std::size_t>(count));
                pool.run(count, grain, [&](int first, int last, int thread) {
                    if (thread < 0 || thread >= threads)
                        return; // leaves items unvisited
                    for (int item = first; item < last; ++item)
                        ++visits[static_cast<std::size_t>(item)];
                });
                CAPTURE(threads);
                CAPTURE(count);
                CAPTURE(grain);
                CHECK(std::ranges::all_of(visits, [](const std::atomic<int> &n) { return n == 1; }));
            }
    }
}

TEST_CASE("several threads take ranges of the grain, and only the last one is shorter; one thread takes all")
{
    for (const int threads : {1, 2, 3, 8}) {
        ThreadPool pool(threads);
        for (const int count : {1, 7, 64, 1001})
            for (const int grain : {1, 3, 64, 5000}) {
                std::atomic<int> calls = 0;
                std::atomic<bool> isOdd = false;
                pool.run(count, grain, [&](int first, int last, int) {
                    ++calls;
                    if (threads > 1 && (first % grain != 0 || last != std::min(first + grain, count)))
                        isOdd = true;
                });
                CAPTURE(threads);
                CAPTURE(count);
                CAPTURE(grain);
                CHECK_FALSE(isOdd);
                CHECK(calls == (threads > 1 ? (count + grain - 1) / grain : 1));
            }
    }
}

TEST_CASE("what threads wrote is there when run returns, thousands of times in a row")
{
    ThreadPool pool(4);
    std::vector<int> values(64, 0); // plain numbers: a missing happens-before is a data race that TSan sees
    for (int round = 1; round <= 20000; ++round) {
        pool.run(64, 1, [&](int first, int last, int) {
            for (int i = first; i < last; ++i)
                values[static_cast<std::size_t>(i)] += 1;
        });
        if (values.front() != round || values.back() != round)
            FAIL("round ", round, " left a value behind");
    }
    CHECK(std::ranges::all_of(values, [](int value) { return value == 20000; }));
}

TEST_CASE("threads that have gone to sleep wake up for the next work")
{
    ThreadPool pool(3);
    for (int round = 0; round < 5; ++round) {
        // Each chunk waits for the other two, so the work ends only if all three threads take part.
        std::atomic<int> arrived = 0;
        pool.run(3, 1, [&](int, int, int) {
            ++arrived;
            while (arrived < 3)
                std::this_thread::yield();
        });
        CHECK(arrived == 3);
        std::this_thread::sleep_for(std::chrono::milliseconds(5)); // longer than they spin
    }
}

TEST_CASE("threads that run at the same time have different indices")
{
    ThreadPool pool(4);
    std::vector<std::atomic<int>> inside(4);
    std::atomic<bool> clash = false;
    for (int round = 0; round < 500; ++round)
        pool.run(16, 1, [&](int, int, int thread) {
            if (inside[static_cast<std::size_t>(thread)].fetch_add(1) != 0)
                clash = true;
            inside[static_cast<std::size_t>(thread)].fetch_sub(1);
        });
    CHECK_FALSE(clash);
}

TEST_CASE("a pool may be destroyed at once, busy a moment ago, and asleep")
{
    for (int round = 0; round < 200; ++round) {
        ThreadPool pool(4);
        if (round % 2 == 0)
            pool.run(8, 1, [](int, int, int) {});
    }
    ThreadPool asleep(4);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
}
