// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace inference::cpu {

struct PageRelease {
    std::size_t bytes = 0;
    void operator()(std::byte *memory) const;
};

// Huge pages, where there are any, spare weights that are read whole at every step the misses of the address
// cache; small ones do not make memory real that is far from what was written.
enum class PageSize { Small, Huge };

// Large memory from the operating system, zeroed, and not real until it is written. Movable, not copyable.
class PageBuffer
{
public:
    PageBuffer() = default;
    // Throws Error(OutOfMemory) that names `purpose`.
    PageBuffer(std::size_t bytes, const char *purpose, PageSize pages = PageSize::Small);

    std::span<std::byte> bytes() const { return {m_memory.get(), m_memory.get_deleter().bytes}; }

    template <typename T>
    T *as(std::size_t byteOffset = 0) const
    {
        return reinterpret_cast<T *>(m_memory.get() + byteOffset);
    }

private:
    std::unique_ptr<std::byte, PageRelease> m_memory;
};

} // namespace inference::cpu
