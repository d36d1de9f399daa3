// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/buffer.h"

#include <cstdint>

namespace inference::vulkan {

// A part of a buffer: what a step reads or writes. The buffer must outlive it.
struct Region {
    const Buffer *buffer = nullptr;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;

    bool empty() const { return size == 0; }
    VkDeviceAddress address() const { return buffer->address() + offset; }
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
