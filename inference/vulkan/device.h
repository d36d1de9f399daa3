// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/buffer.h"
#include "inference/vulkan/loader.h"
#include "inference/vulkan/vulkan_devices.h"

#include <cstdint>
#include <memory>

namespace inference::vulkan {

struct DeviceHandles;

// An opened device: what kernels and buffers are made of. One thread at a time.
class Device
{
public:
    // Throws Error(NoDevice) when it is no longer there or cannot be opened. `hidesMemory`: the host sees
    // none of its own memory, as it is with cards of which the processor reaches only a small part.
    Device(Loader loader, const VulkanDevice &facts, bool hidesMemory = false);
    ~Device();

    const VulkanDevice &facts() const { return m_facts; }
    std::uint32_t subgroupSize() const { return m_subgroupSize; }
    const DeviceHandles &handles() const { return *m_handles; }

    // Throws Error(OutOfMemory), with `name` for what it is. `size` is greater than 0.
    Buffer makeBuffer(std::uint64_t size, BufferPlace place, const char *name) const;

private:
    struct Allocator;

    VulkanDevice m_facts;
    bool m_hidesMemory = false;
    std::uint32_t m_subgroupSize = 0;
    std::unique_ptr<DeviceHandles> m_handles;
    std::unique_ptr<Allocator> m_allocator;
};

} // namespace inference::vulkan
