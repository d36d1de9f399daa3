// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/error.h"
#include "inference/vulkan/vulkan_backend.h"

// The door of Vulkan in a program that is built without it (CHASQUI_VULKAN=OFF).
namespace inference {

VulkanDevices listVulkanDevices()
{
    return {.devices = {}, .problem = "This program was built without Vulkan"};
}

std::unique_ptr<Backend> makeVulkanBackend(const VulkanDevice &, const DeviceShare &)
{
    throw Error(ErrorCode::NoDevice, listVulkanDevices().problem);
}

} // namespace inference
