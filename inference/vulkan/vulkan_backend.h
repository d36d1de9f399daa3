// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/backend.h"
#include "inference/vulkan/vulkan_devices.h"

#include <memory>
#include <optional>

namespace inference::vulkan {
class Device;
}

namespace inference {

// How a device shares a network with the processor: it has the last layers and the output.
struct DeviceShare {
    std::optional<int> layers = std::nullopt; // from 0; as many as fit into its memory
    int threads = 0;                          // of the processor; 0 as for makeCpuBackend()
};

// The network on a device that listVulkanDevices() named: float activations against the weights as they are
// quantised, float sums in a fixed order. On one device logits are the same bits however tokens come. Throws
// Error(NoDevice).
std::unique_ptr<Backend> makeVulkanBackend(const VulkanDevice &device, const DeviceShare &share = {});

// The same on a device that is open.
std::unique_ptr<Backend> makeVulkanBackend(std::shared_ptr<const vulkan::Device> device,
                                           const DeviceShare &share = {});

} // namespace inference
