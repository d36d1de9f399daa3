// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace inference {

enum class VulkanDeviceKind { Discrete, Integrated, Virtual, Other, Software };

// A device that a Vulkan driver of this machine offers.
struct VulkanDevice {
    std::string name;   // "NVIDIA GeForce RTX 4070"; of two alike the second is "… #2"
    std::string driver; // "NVIDIA 570.86.16"
    VulkanDeviceKind kind = VulkanDeviceKind::Other;
    std::uint64_t memoryBytes = 0; // its largest memory; what the system lends, where it has none of its own
    std::string unusable;          // why the engine cannot compute on it; empty: it can
    std::array<std::uint8_t, 16> id = {}; // the driver's, the same in every process
};

struct VulkanDevices {
    std::vector<VulkanDevice> devices; // the fastest kinds first, those of a kind as the driver lists them
    std::string problem;               // why nothing could be asked; empty otherwise
};

// Asks the drivers, which takes a moment. Never throws for what they answer. Any thread.
VulkanDevices listVulkanDevices();

// The device that `name` chooses: a whole name or a part of it; empty takes the first that is usable and no
// software. Throws Error(NoDevice) with the reason.
const VulkanDevice &chooseVulkanDevice(const VulkanDevices &found, std::string_view name);

// "graphics card", "built-in graphics", …
std::string_view describe(VulkanDeviceKind kind);

} // namespace inference
