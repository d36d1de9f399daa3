// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/allocation_counter.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> allocated;
std::atomic<std::size_t> most;

constexpr std::size_t Before = alignof(std::max_align_t); // room for the size in front of each block

void count(std::size_t size)
{
    const std::size_t now = allocated += size;
    for (std::size_t seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
    }
}

} // namespace

void *operator new(std::size_t size)
{
    void *block = std::malloc(Before + size);
    if (!block)
        throw std::bad_alloc();
    *static_cast<std::size_t *>(block) = size;
    count(size);
    return static_cast<std::byte *>(block) + Before;
}

void operator delete(void *pointer) noexcept
{
    if (!pointer)
        return;
    void *block = static_cast<std::byte *>(pointer) - Before;
    allocated -= *static_cast<std::size_t *>(block);
    std::free(block);
}

void operator delete(void *pointer, std::size_t) noexcept
{
    operator delete(pointer);
}

namespace support {

AllocationCounter::AllocationCounter() : m_before(allocated)
{
    most = m_before;
}

std::size_t AllocationCounter::mostBytes() const
{
    return most - m_before;
}

} // namespace support
