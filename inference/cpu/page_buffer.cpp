// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/page_buffer.h"

#include "inference/error.h"

#include <string>

#ifdef _WIN32
#include <windows.h>
#else
#include <sys/mman.h>
#endif

namespace inference::cpu {

#ifdef _WIN32

static std::byte *allocatePages(std::size_t bytes, PageSize)
{
    return static_cast<std::byte *>(VirtualAlloc(nullptr, bytes, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE));
}

void PageRelease::operator()(std::byte *memory) const
{
    VirtualFree(memory, 0, MEM_RELEASE);
}

#else

static std::byte *allocatePages(std::size_t bytes, [[maybe_unused]] PageSize pages)
{
    void *memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return nullptr;
#ifdef MADV_HUGEPAGE
    if (pages == PageSize::Huge)
        madvise(memory, bytes, MADV_HUGEPAGE); // advice: small pages are slower, not wrong
#endif
    return static_cast<std::byte *>(memory);
}

void PageRelease::operator()(std::byte *memory) const
{
    munmap(memory, bytes);
}

#endif

PageBuffer::PageBuffer(std::size_t bytes, const char *purpose, PageSize pages)
{
    if (bytes == 0)
        return;
    std::byte *memory = allocatePages(bytes, pages);
    if (!memory)
        throw Error(ErrorCode::OutOfMemory,
                    std::string("no memory for the ") + purpose + " (" + std::to_string(bytes >> 20) +
                        " MiB): close other programs, or take a smaller model or a shorter context");
    m_memory = std::unique_ptr<std::byte, PageRelease>(memory, PageRelease{bytes});
}

} // namespace inference::cpu
