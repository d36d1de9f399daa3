// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <vulkan/vulkan_core.h>

#include <cstddef>
#include <cstdint>
#include <span>

struct VmaAllocator_T;
struct VmaAllocation_T;

namespace inference::vulkan {

enum class BufferPlace {
    Device, // the device's own memory; also seen by the host where that is possible
    Hidden, // the same, never seen by the host
    Host,   // read and written by both; slow for the device
};

// A piece of memory that kernels reach by its address. Owned by one; the device must outlive it.
class Buffer
{
public:
    Buffer() = default;
    // Throws Error(OutOfMemory) with `name`.
    Buffer(VmaAllocator_T *allocator, VkDevice device, PFN_vkGetBufferDeviceAddress addressOf,
           std::uint64_t size, BufferPlace place, const char *name);
    Buffer(Buffer &&other) noexcept;
    Buffer &operator=(Buffer &&other) noexcept;
    ~Buffer();

    std::uint64_t size() const { return m_size; }
    VkDeviceAddress address() const { return m_address; }
    VkBuffer handle() const { return m_buffer; }
    // As the host sees it; empty where it does not.
    std::span<std::byte> bytes() const { return m_bytes; }

private:
    VmaAllocator_T *m_allocator = nullptr;
    VkBuffer m_buffer = VK_NULL_HANDLE;
    VmaAllocation_T *m_allocation = nullptr;
    std::uint64_t m_size = 0;
    VkDeviceAddress m_address = 0;
    std::span<std::byte> m_bytes;
};

} // namespace inference::vulkan
