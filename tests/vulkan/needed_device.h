// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/error.h"
#include "inference/vulkan/vulkan_devices.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace support {

// What Vulkan is tested on: the device that CHASQUI_VULKAN_DEVICE names, or the best, software where there is
// no other. Where there is none the test case says so and should return, or fails where
// CHASQUI_REQUIRE_VULKAN is 1.
inline std::optional<inference::VulkanDevice> neededVulkanDevice()
{
    const inference::VulkanDevices found = inference::listVulkanDevices();
    if (const char *name = std::getenv("CHASQUI_VULKAN_DEVICE"); name && *name)
        return inference::chooseVulkanDevice(found, name);
    for (const inference::VulkanDevice &device : found.devices)
        if (device.unusable.empty())
            return device;
    const char *required = std::getenv("CHASQUI_REQUIRE_VULKAN");
    if (required && std::string_view(required) == "1")
        FAIL("there is no Vulkan device: " << found.problem);
    MESSAGE("there is no Vulkan device, nothing was tested: " << found.problem);
    return std::nullopt;
}

} // namespace support
