// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/buffer.h"

#include "inference/error.h"

#define VMA_IMPLEMENTATION
#include "inference/vulkan/allocator.h"

#include <format>
#include <utility>

namespace inference::vulkan {

namespace {

VmaAllocationCreateInfo allocationFor(BufferPlace place)
{
    VmaAllocationCreateInfo info = {};
    info.usage = VMA_MEMORY_USAGE_AUTO;
    if (place == BufferPlace::Host) {
        info.flags = VMA_ALLOCATION_CREATE_HOST_ACCESS_RANDOM_BIT | VMA_ALLOCATION_CREATE_MAPPED_BIT;
        info.requiredFlags = VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    } else if (place == BufferPlace::Device) {
        // Mapped where the device's memory can be: built-in graphics, and cards whose whole memory is seen.
        info.flags = VMA_ALLOCATION_CREATE_HOST_ACCESS_SEQUENTIAL_WRITE_BIT |
                     VMA_ALLOCATION_CREATE_HOST_ACCESS_ALLOW_TRANSFER_INSTEAD_BIT |
                     VMA_ALLOCATION_CREATE_MAPPED_BIT;
    }
    if (place != BufferPlace::Host) {
        info.preferredFlags = VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
        // Beyond its budget a driver moves memory to the host without a word, and everything becomes slow.
        info.flags |= VMA_ALLOCATION_CREATE_WITHIN_BUDGET_BIT;
    }
    // Buffers are few and large, and what is taken shall be what was planned.
    info.flags |= VMA_ALLOCATION_CREATE_DEDICATED_MEMORY_BIT;
    return info;
}

} // namespace

Buffer::Buffer(VmaAllocator allocator, VkDevice device, PFN_vkGetBufferDeviceAddress addressOf,
               std::uint64_t size, BufferPlace place, const char *name)
    : m_allocator(allocator), m_size(size)
{
    VkBufferCreateInfo bufferInfo = {.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO};
    bufferInfo.size = size;
    bufferInfo.usage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT | VK_BUFFER_USAGE_SHADER_DEVICE_ADDRESS_BIT |
                       VK_BUFFER_USAGE_INDIRECT_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_SRC_BIT |
                       VK_BUFFER_USAGE_TRANSFER_DST_BIT;
    const VmaAllocationCreateInfo allocationInfo = allocationFor(place);
    VmaAllocationInfo allocated = {};
    const VkResult result =
        vmaCreateBuffer(allocator, &bufferInfo, &allocationInfo, &m_buffer, &m_allocation, &allocated);
    if (result != VK_SUCCESS)
        throw Error(
            ErrorCode::OutOfMemory,
            std::format("The device has no room for {} bytes of {}; close other programs, or choose a "
                        "smaller model, a shorter context or the processor",
                        size, name));

    VkMemoryPropertyFlags properties = 0;
    vmaGetAllocationMemoryProperties(allocator, m_allocation, &properties);
    // Without coherence writes would have to be flushed; a transfer does as well.
    if (allocated.pMappedData && (properties & VK_MEMORY_PROPERTY_HOST_COHERENT_BIT))
        m_bytes = {static_cast<std::byte *>(allocated.pMappedData), size};
    const VkBufferDeviceAddressInfo addressInfo = {.sType = VK_STRUCTURE_TYPE_BUFFER_DEVICE_ADDRESS_INFO,
                                                   .buffer = m_buffer};
    m_address = addressOf(device, &addressInfo);
}

Buffer::Buffer(Buffer &&other) noexcept
    : m_allocator(std::exchange(other.m_allocator, nullptr)),
      m_buffer(std::exchange(other.m_buffer, VK_NULL_HANDLE)),
      m_allocation(std::exchange(other.m_allocation, nullptr)),
      m_size(std::exchange(other.m_size, 0)),
      m_address(std::exchange(other.m_address, 0)),
      m_bytes(std::exchange(other.m_bytes, {}))
{
}

Buffer &Buffer::operator=(Buffer &&other) noexcept
{
    std::swap(m_allocator, other.m_allocator);
    std::swap(m_buffer, other.m_buffer);
    std::swap(m_allocation, other.m_allocation);
    std::swap(m_size, other.m_size);
    std::swap(m_address, other.m_address);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

Buffer::~Buffer()
{
    if (m_buffer)
        vmaDestroyBuffer(m_allocator, m_buffer, m_allocation);
}

} // namespace inference::vulkan
