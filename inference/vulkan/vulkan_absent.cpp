// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/vulkan_devices.h"

// The door of Vulkan in a program that is built without it (CHASQUI_VULKAN=OFF).
namespace inference {

VulkanDevices listVulkanDevices()
{
    return {.devices = {}, .problem = "This program was built without Vulkan"};
}

} // namespace inference
