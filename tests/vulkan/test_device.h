// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/device.h"
#include "inference/vulkan/loader.h"
#include "inference/vulkan/region.h"
#include "tests/vulkan/needed_device.h"

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <vector>

namespace support {

// A device for tests, opened; null as neededVulkanDevice() says.
inline std::unique_ptr<inference::vulkan::Device>
openTestDevice(const inference::vulkan::DeviceLimits &limits = {})
{
    const auto facts = neededVulkanDevice();
    if (!facts)
        return nullptr;
    return std::make_unique<inference::vulkan::Device>(inference::vulkan::systemLoader(), *facts, limits);
}

// Numbers that host and device both see.
class TestNumbers
{
public:
    TestNumbers(const inference::vulkan::Device &device, std::span<const float> values)
        : m_buffer(device.makeBuffer(values.size_bytes(), inference::vulkan::BufferPlace::Host, "a test"))
    {
        set(values);
    }

    inference::vulkan::Region region() const { return whole(m_buffer); }
    void set(std::span<const float> values)
    {
        std::memcpy(m_buffer.bytes().data(), values.data(), values.size_bytes());
    }
    std::vector<float> values() const
    {
        std::vector<float> result(m_buffer.size() / sizeof(float));
        std::memcpy(result.data(), m_buffer.bytes().data(), m_buffer.size());
        return result;
    }

private:
    inference::vulkan::Buffer m_buffer;
};

} // namespace support
