// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/device.h"
#include "inference/vulkan/region.h"

#include <cstddef>
#include <span>

namespace inference::vulkan {

// Brings bytes into a device's memory and back: at once where the host sees it, otherwise by way of a buffer
// that both see. The device must outlive it. One thread at a time, and nothing else at work on the device.
class Transfer
{
public:
    explicit Transfer(const Device &device) : m_device(device) {}

    // As many bytes as the region has. Throws Error.
    void write(std::span<const std::byte> bytes, const Region &to);
    void read(const Region &from, std::span<std::byte> bytes);

private:
    Buffer &between();

    const Device &m_device;
    Buffer m_between;
};

} // namespace inference::vulkan
