// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT

// Prints how many GB (10^9 bytes) a second this machine reads from memory with the given number of threads.
// It is the ceiling of decoding: every weight is read once a token.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <latch>
#include <numeric>
#include <span>
#include <thread>
#include <vector>

namespace {

constexpr std::size_t TotalBytes = std::size_t{1} << 30; // far more than any cache holds
constexpr int Passes = 5;

volatile std::uint64_t sink; // keeps the sums from being left out

double secondsToRead(std::span<const std::uint64_t> words, unsigned threads)
{
    using Clock = std::chrono::steady_clock;
    std::latch ready(threads + 1);
    std::vector<std::jthread> readers;
    const std::size_t share = words.size() / threads;
    for (unsigned i = 0; i < threads; ++i) {
        readers.emplace_back([&ready, part = words.subspan(i * share, share)] {
            ready.arrive_and_wait();
            sink = std::accumulate(part.begin(), part.end(), std::uint64_t{0});
        });
    }
    ready.arrive_and_wait();
    const Clock::time_point start = Clock::now();
    readers.clear(); // joins them
    return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

int main(int argc, char **argv)
{
    const int threads = argc == 2 ? std::atoi(argv[1]) : 0;
    if (threads < 1) {
        std::fputs("usage: read_bandwidth THREADS\n", stderr);
        return EXIT_FAILURE;
    }
    const std::vector<std::uint64_t> words(TotalBytes / sizeof(std::uint64_t), 1);
    double best = secondsToRead(words, static_cast<unsigned>(threads));
    for (int pass = 1; pass < Passes; ++pass)
        best = std::min(best, secondsToRead(words, static_cast<unsigned>(threads)));
    std::printf("%.2f\n", static_cast<double>(TotalBytes) / best / 1e9);
    return EXIT_SUCCESS;
}
