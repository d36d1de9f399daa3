// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/device_list.h"

#include "inference/vulkan/handles.h"

#include <algorithm>
#include <format>
#include <map>
#include <utility>

namespace inference::vulkan {

namespace {

VulkanDeviceKind kindOf(vk::PhysicalDeviceType type)
{
    switch (type) {
    case vk::PhysicalDeviceType::eDiscreteGpu: return VulkanDeviceKind::Discrete;
    case vk::PhysicalDeviceType::eIntegratedGpu: return VulkanDeviceKind::Integrated;
    case vk::PhysicalDeviceType::eVirtualGpu: return VulkanDeviceKind::Virtual;
    case vk::PhysicalDeviceType::eCpu: return VulkanDeviceKind::Software;
    default: return VulkanDeviceKind::Other;
    }
}

std::uint64_t largestMemory(const vk::raii::PhysicalDevice &device)
{
    const vk::PhysicalDeviceMemoryProperties memory = device.getMemoryProperties();
    std::uint64_t largest = 0;
    for (std::uint32_t i = 0; i < memory.memoryHeapCount; ++i)
        if (memory.memoryHeaps[i].flags & vk::MemoryHeapFlagBits::eDeviceLocal)
            largest = std::max(largest, memory.memoryHeaps[i].size);
    return largest;
}

// What the kernels need and the device lacks, in words that follow its name.
std::string whyUnusable(const vk::raii::PhysicalDevice &device)
{
    const vk::PhysicalDeviceProperties properties = device.getProperties();
    if (properties.apiVersion < RequiredVersion)
        return std::format("knows Vulkan {} and {} is needed; a newer driver may help",
                           versionText(properties.apiVersion), versionText(RequiredVersion));
    if (computeFamily(device) == device.getQueueFamilyProperties().size())
        return "has no queue that computes";

    const auto features =
        device.getFeatures2<vk::PhysicalDeviceFeatures2, vk::PhysicalDeviceVulkan12Features>()
            .get<vk::PhysicalDeviceVulkan12Features>();
    if (!features.bufferDeviceAddress)
        return "lacks buffer addresses (bufferDeviceAddress); a newer driver may help";
    if (!features.timelineSemaphore)
        return "lacks timeline semaphores (timelineSemaphore); a newer driver may help";

    const auto subgroups =
        device.getProperties2<vk::PhysicalDeviceProperties2, vk::PhysicalDeviceSubgroupProperties>()
            .get<vk::PhysicalDeviceSubgroupProperties>();
    constexpr auto needed = vk::SubgroupFeatureFlagBits::eBasic | vk::SubgroupFeatureFlagBits::eArithmetic |
                            vk::SubgroupFeatureFlagBits::eBallot | vk::SubgroupFeatureFlagBits::eShuffle;
    if (!(subgroups.supportedStages & vk::ShaderStageFlagBits::eCompute) ||
        (subgroups.supportedOperations & needed) != needed)
        return "lacks operations of subgroups (arithmetic, ballot, shuffle)";
    if (subgroups.subgroupSize < 8 || subgroups.subgroupSize > 128)
        return std::format("has subgroups of {}, and from 8 to 128 are needed", subgroups.subgroupSize);
    return "";
}

VulkanDevice describeDevice(const vk::raii::PhysicalDevice &device)
{
    const vk::PhysicalDeviceProperties properties = device.getProperties();
    VulkanDevice result{.name = properties.deviceName,
                        .kind = kindOf(properties.deviceType),
                        .memoryBytes = largestMemory(device),
                        .unusable = whyUnusable(device)};
    if (properties.apiVersion < RequiredVersion)
        return result;
    const auto more = device.getProperties2<vk::PhysicalDeviceProperties2, vk::PhysicalDeviceIDProperties,
                                            vk::PhysicalDeviceDriverProperties>();
    result.id = more.get<vk::PhysicalDeviceIDProperties>().deviceUUID;
    const auto &driver = more.get<vk::PhysicalDeviceDriverProperties>();
    result.driver = std::format("{} {}", driver.driverName.data(), driver.driverInfo.data());
    return result;
}

void numberNamesakes(std::vector<VulkanDevice> &devices)
{
    std::map<std::string, int> seen;
    for (VulkanDevice &device : devices)
        if (const int number = ++seen[device.name]; number > 1)
            device.name += std::format(" #{}", number);
}

} // namespace

VulkanDevices listDevices(Loader loader)
{
    VulkanDevices found;
    try {
        const Drivers drivers(loader);
        for (const vk::raii::PhysicalDevice &device : drivers.devices)
            found.devices.push_back(describeDevice(device));
        numberNamesakes(found.devices);
        std::ranges::stable_sort(found.devices, {}, &VulkanDevice::kind);
        if (found.devices.empty())
            found.problem = "Vulkan's drivers find no device";
    } catch (const vk::IncompatibleDriverError &) {
        found.problem = "Vulkan has no driver on this system";
    } catch (const vk::SystemError &error) {
        found.problem = std::format("Vulkan does not start: {}", error.what());
    } catch (const Error &error) {
        found.problem = error.what();
    }
    return found;
}

} // namespace inference::vulkan

namespace inference {

VulkanDevices listVulkanDevices()
{
    return vulkan::listDevices(vulkan::systemLoader());
}

} // namespace inference
