// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/buffer.h"
#include "inference/vulkan/loader.h"
#include "inference/vulkan/shaders.h"
#include "inference/vulkan/vulkan_devices.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace inference::vulkan {

struct DeviceHandles;

// What tests take away from a device.
struct DeviceLimits {
    bool hidesMemory = false;         // the host sees none of it, as with cards that show only a small part
    std::uint64_t memoryBytes = 0;    // of each of its memories; 0: all there is
    std::optional<bool> hasManyCores; // none: as its kind has
    bool hidesMatrices = false;
};

// The matrices of 16-bit floats that a subgroup multiplies, and adds in 32 bits: [rows, columns] by
// [columns, tokens].
struct MatrixShape {
    std::uint32_t rows = 0;
    std::uint32_t tokens = 0;
    std::uint32_t columns = 0;
};

// An opened device: what kernels and buffers are made of. One thread at a time.
class Device
{
public:
    // Throws Error(NoDevice) when it is no longer there or cannot be opened.
    Device(Loader loader, const VulkanDevice &facts, const DeviceLimits &limits = {});
    ~Device();

    const VulkanDevice &facts() const { return m_facts; }
    std::uint32_t subgroupSize() const { return m_subgroupSize; }
    // Invocations that a group may have: at most as many as asked for, a power of two.
    std::uint32_t groupSize(std::uint32_t wanted) const;
    // Whether it needs thousands of invocations at once, as graphics cards do and software does not.
    bool hasManyCores() const;
    // None: it has no units for them that our kernels can use, or few cores, whose products are others.
    const std::optional<MatrixShape> &matrices() const { return m_matrices; }
    // As its kind and what it has let expect; another way once one has proved faster.
    const ProductShaders &products() const { return m_products; }
    void multiplyBy(const ProductShaders &products) { m_products = products; }
    const DeviceHandles &handles() const { return *m_handles; }

    // Bytes that buffers have taken from the driver, and that its own memory still has for us.
    std::uint64_t heldBytes() const;
    std::uint64_t freeBytes() const;

    // Throws Error(OutOfMemory), with `name` for what it is. `size` is greater than 0.
    Buffer makeBuffer(std::uint64_t size, BufferPlace place, const char *name) const;

private:
    struct Allocator;

    VulkanDevice m_facts;
    DeviceLimits m_limits;
    std::uint32_t m_subgroupSize = 0;
    std::uint32_t m_mostInvocations = 0; // of a group
    std::optional<MatrixShape> m_matrices;
    ProductShaders m_products;
    std::unique_ptr<DeviceHandles> m_handles;
    std::unique_ptr<Allocator> m_allocator;
};

} // namespace inference::vulkan
