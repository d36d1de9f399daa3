// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/buffer.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace inference::vulkan {

// A part of a buffer: what a step reads or writes. The buffer must outlive it.
struct Region {
    const Buffer *buffer = nullptr;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;

    bool empty() const { return size == 0; }
    VkDeviceAddress address() const { return buffer->address() + offset; }
    Region part(std::uint64_t from, std::uint64_t bytes) const { return {buffer, offset + from, bytes}; }
    // As the host sees it; empty where it does not.
    std::span<std::byte> seenByHost() const
    {
        const std::span<std::byte> all = buffer->bytes();
        return all.empty() ? all : all.subspan(offset, size);
    }
    bool overlaps(const Region &other) const
    {
        return buffer == other.buffer && offset < other.offset + other.size && other.offset < offset + size;
    }
};

inline Region whole(const Buffer &buffer)
{
    return {&buffer, 0, buffer.size()};
}

} // namespace inference::vulkan
