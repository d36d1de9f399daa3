// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/error.h"
#include "inference/vulkan/vulkan_devices.h"

#include <algorithm>
#include <format>

namespace inference {

namespace {

[[noreturn]] void refuse(const std::string &why)
{
    throw Error(ErrorCode::NoDevice, why + "; choose another, or compute on the processor (--backend cpu)");
}

std::string namesOf(const std::vector<VulkanDevice> &devices)
{
    std::string names;
    for (const VulkanDevice &device : devices)
        names += std::format("{}\"{}\"", names.empty() ? "" : ", ", device.name);
    return names;
}

const VulkanDevice &chooseBest(const std::vector<VulkanDevice> &devices)
{
    for (const VulkanDevice &device : devices)
        if (device.unusable.empty() && device.kind != VulkanDeviceKind::Software)
            return device;
    std::string why = "No Vulkan device can compute";
    for (const VulkanDevice &device : devices)
        why += std::format("; \"{}\" {}", device.name,
                           device.unusable.empty() ? "is software, which runs only when it is named"
                                                   : device.unusable);
    refuse(why);
}

} // namespace

const VulkanDevice &chooseVulkanDevice(const VulkanDevices &found, std::string_view name)
{
    const std::vector<VulkanDevice> &devices = found.devices;
    if (devices.empty())
        refuse(found.problem.empty() ? "There is no Vulkan device" : found.problem);
    if (name.empty())
        return chooseBest(devices);

    // A whole name goes first, or "RTX 4070" could not be told from "RTX 4070 Ti".
    auto chosen = std::ranges::find(devices, name, &VulkanDevice::name);
    if (chosen == devices.end())
        chosen =
            std::ranges::find_if(devices, [name](const auto &device) { return device.name.contains(name); });
    if (chosen == devices.end())
        refuse(std::format("No Vulkan device is named \"{}\"; there are {}", name, namesOf(devices)));
    if (!chosen->unusable.empty())
        refuse(std::format("\"{}\" cannot compute: it {}", chosen->name, chosen->unusable));
    return *chosen;
}

std::string_view describe(VulkanDeviceKind kind)
{
    switch (kind) {
    case VulkanDeviceKind::Discrete: return "graphics card";
    case VulkanDeviceKind::Integrated: return "built-in graphics";
    case VulkanDeviceKind::Virtual: return "of a virtual machine";
    case VulkanDeviceKind::Other: return "device";
    case VulkanDeviceKind::Software: return "software";
    }
    return "";
}

} // namespace inference
