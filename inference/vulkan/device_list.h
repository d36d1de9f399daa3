// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/loader.h"
#include "inference/vulkan/vulkan_devices.h"

namespace inference::vulkan {

// listVulkanDevices() through another loader; null is none.
VulkanDevices listDevices(Loader loader);

} // namespace inference::vulkan
