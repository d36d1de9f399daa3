// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/backend.h"
#include "inference/vulkan/vulkan_devices.h"

#include <memory>

namespace inference::vulkan {
class Device;
}

namespace inference {

// The network on a device that listVulkanDevices() named: float activations against the weights as they are
// quantised, float sums in a fixed order. On one device logits are the same bits however tokens come. Throws
// Error(NoDevice).
std::unique_ptr<Backend> makeVulkanBackend(const VulkanDevice &device);

// The same on a device that is open.
std::unique_ptr<Backend> makeVulkanBackend(std::shared_ptr<const vulkan::Device> device);

} // namespace inference
