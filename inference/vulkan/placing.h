// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/region.h"

#include <cstdint>

namespace inference::vulkan {

// Takes one region after the other from a buffer. Without one it only counts, so that the plan and the
// allocation cannot differ.
class Placing
{
public:
    explicit Placing(const Buffer *buffer) : m_buffer(buffer) {}

    Region take(std::uint64_t size)
    {
        const Region region = {m_buffer, m_used, size};
        m_used += (size + Alignment - 1) / Alignment * Alignment;
        return region;
    }
    std::uint64_t used() const { return m_used; }

private:
    // That of lines of a device's memory.
    static constexpr std::uint64_t Alignment = 256;

    const Buffer *m_buffer;
    std::uint64_t m_used = 0;
};

} // namespace inference::vulkan
