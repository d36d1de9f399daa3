// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/commands.h"
#include "inference/vulkan/device.h"
#include "inference/vulkan/region.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace inference::vulkan {

// Brings bytes into a device's memory and back: at once where the host sees it, otherwise by way of two
// buffers that both see, of which the one is filled while the device takes what is in the other. The device
// must outlive it. One thread at a time, and nothing else at work on the device.
class Transfer
{
public:
    explicit Transfer(const Device &device) : m_device(device) {}

    // Where the bytes of a region are put together, as many as it has and of any value before; send() then
    // brings them there. A region of some megabytes goes best. Throws Error.
    std::span<std::byte> room(const Region &to);
    void send();
    // Returns when all that was sent is there. Throws Error.
    void finish();

    // As many bytes as the region has. Throws Error.
    void write(std::span<const std::byte> bytes, const Region &to);
    void read(const Region &from, std::span<std::byte> bytes);

private:
    // A buffer that both see, and what brings its bytes to the device.
    struct Between {
        Buffer buffer;
        std::optional<Commands> copy;
    };
    Region emptied(Between &between, std::size_t size);

    const Device &m_device;
    std::array<Between, 2> m_between; // that is filled next, and that may be on its way
    Region m_to;                      // of what is put together
    std::vector<std::byte> m_room;    // for what the host sees: it is slow to read and write bit by bit
};

} // namespace inference::vulkan
