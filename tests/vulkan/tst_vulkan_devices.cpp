// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/error.h"
#include "inference/vulkan/device.h"
#include "inference/vulkan/device_list.h"
#include "tests/vulkan/altered_loader.h"
#include "tests/vulkan/needed_device.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

using namespace inference;
using support::AlteredLoader;

namespace {

VulkanDevice named(const std::string &name, VulkanDeviceKind kind, const std::string &unusable = "")
{
    return {.name = name, .kind = kind, .unusable = unusable};
}

std::string refusal(const VulkanDevices &found, std::string_view name)
{
    try {
        return "took " + chooseVulkanDevice(found, name).name;
    } catch (const Error &error) {
        CHECK(error.code() == ErrorCode::NoDevice);
        return error.what();
    }
}

// Faults of a driver: each takes one thing that the kernels need.
VKAPI_ATTR VkResult VKAPI_CALL incompatible(const VkInstanceCreateInfo *, const VkAllocationCallbacks *,
                                            VkInstance *)
{
    return VK_ERROR_INCOMPATIBLE_DRIVER;
}

VKAPI_ATTR VkResult VKAPI_CALL outOfMemory(const VkInstanceCreateInfo *, const VkAllocationCallbacks *,
                                           VkInstance *)
{
    return VK_ERROR_OUT_OF_HOST_MEMORY;
}

VKAPI_ATTR VkResult VKAPI_CALL version11(std::uint32_t *version)
{
    *version = VK_API_VERSION_1_1;
    return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL noDevices(VkInstance, std::uint32_t *count, VkPhysicalDevice *)
{
    *count = 0;
    return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL oldDevice(VkPhysicalDevice device, VkPhysicalDeviceProperties *properties)
{
    AlteredLoader::original<PFN_vkGetPhysicalDeviceProperties>("vkGetPhysicalDeviceProperties")(device,
                                                                                                properties);
    properties->apiVersion = VK_API_VERSION_1_1;
}

VKAPI_ATTR void VKAPI_CALL discreteCard(VkPhysicalDevice device, VkPhysicalDeviceProperties *properties)
{
    AlteredLoader::original<PFN_vkGetPhysicalDeviceProperties>("vkGetPhysicalDeviceProperties")(device,
                                                                                                properties);
    properties->deviceType = VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU;
}

VKAPI_ATTR void VKAPI_CALL onlyCopies(VkPhysicalDevice device, std::uint32_t *count,
                                      VkQueueFamilyProperties *families)
{
    AlteredLoader::original<PFN_vkGetPhysicalDeviceQueueFamilyProperties>(
        "vkGetPhysicalDeviceQueueFamilyProperties")(device, count, families);
    for (std::uint32_t i = 0; families && i < *count; ++i)
        families[i].queueFlags = VK_QUEUE_TRANSFER_BIT;
}

// Finds a structure in a chain of them.
template <typename Structure>
Structure &inChain(void *next, VkStructureType type)
{
    auto *link = static_cast<VkBaseOutStructure *>(next);
    while (link && link->sType != type)
        link = link->pNext;
    REQUIRE(link);
    return *reinterpret_cast<Structure *>(link);
}

template <VkBool32 VkPhysicalDeviceVulkan12Features::*Feature>
VKAPI_ATTR void VKAPI_CALL withoutFeature(VkPhysicalDevice device, VkPhysicalDeviceFeatures2 *features)
{
    AlteredLoader::original<PFN_vkGetPhysicalDeviceFeatures2>("vkGetPhysicalDeviceFeatures2")(device,
                                                                                              features);
    inChain<VkPhysicalDeviceVulkan12Features>(features->pNext,
                                              VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES).*
        Feature = VK_FALSE;
}

template <typename Change>
void changeSubgroups(VkPhysicalDevice device, VkPhysicalDeviceProperties2 *properties, const Change &change)
{
    AlteredLoader::original<PFN_vkGetPhysicalDeviceProperties2>("vkGetPhysicalDeviceProperties2")(device,
                                                                                                  properties);
    for (auto *link = static_cast<VkBaseOutStructure *>(properties->pNext); link; link = link->pNext)
        if (link->sType == VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_PROPERTIES)
            change(*reinterpret_cast<VkPhysicalDeviceSubgroupProperties *>(link));
}

VKAPI_ATTR void VKAPI_CALL withoutShuffles(VkPhysicalDevice device, VkPhysicalDeviceProperties2 *properties)
{
    changeSubgroups(device, properties, [](auto &subgroups) {
        subgroups.supportedOperations &= ~VK_SUBGROUP_FEATURE_SHUFFLE_BIT;
    });
}

VKAPI_ATTR void VKAPI_CALL subgroupsOfGraphicsOnly(VkPhysicalDevice device,
                                                   VkPhysicalDeviceProperties2 *properties)
{
    changeSubgroups(device, properties,
                    [](auto &subgroups) { subgroups.supportedStages &= ~VK_SHADER_STAGE_COMPUTE_BIT; });
}

VKAPI_ATTR void VKAPI_CALL subgroupsOfFour(VkPhysicalDevice device, VkPhysicalDeviceProperties2 *properties)
{
    changeSubgroups(device, properties, [](auto &subgroups) { subgroups.subgroupSize = 4; });
}

} // namespace

TEST_CASE("the first usable device that is no software is taken unless one is named")
{
    VulkanDevices found{{named("Card A", VulkanDeviceKind::Discrete, "knows Vulkan 1.1"),
                         named("Card B", VulkanDeviceKind::Discrete),
                         named("Graphics", VulkanDeviceKind::Integrated),
                         named("llvmpipe", VulkanDeviceKind::Software)},
                        ""};
    CHECK(chooseVulkanDevice(found, "").name == "Card B");
    CHECK(chooseVulkanDevice(found, "Graph").name == "Graphics");
    CHECK(chooseVulkanDevice(found, "llvm").name == "llvmpipe");
    CHECK(refusal(found, "Card A").contains("knows Vulkan 1.1"));
    CHECK(refusal(found, "Arc").contains("\"Card A\", \"Card B\", \"Graphics\", \"llvmpipe\""));

    found.devices.erase(found.devices.begin() + 1, found.devices.begin() + 3);
    const std::string text = refusal(found, "");
    CHECK(text.contains("\"Card A\" knows Vulkan 1.1"));
    CHECK(text.contains("\"llvmpipe\" is software"));
    CHECK(text.contains("--backend cpu"));
    CHECK(refusal({{}, "Vulkan has no driver on this system"}, "").contains("no driver"));
}

TEST_CASE("a whole name is taken before a longer one that contains it")
{
    const VulkanDevices found{
        {named("RTX 4070 Ti", VulkanDeviceKind::Discrete), named("RTX 4070", VulkanDeviceKind::Discrete)},
        ""};
    CHECK(chooseVulkanDevice(found, "RTX 4070").name == "RTX 4070");
    CHECK(chooseVulkanDevice(found, "4070").name == "RTX 4070 Ti");
}

TEST_CASE("a machine without a loader has no devices, and says so")
{
    CHECK(vulkan::listDevices(nullptr).problem.contains("no Vulkan loader"));
    CHECK_THROWS_AS(vulkan::Device(nullptr, {}), Error);
}

TEST_CASE("what drivers answer instead of devices is told")
{
    if (!support::neededVulkanDevice())
        return;
    CHECK(vulkan::listDevices(AlteredLoader().loader()).problem == "");
    const auto problemWith = [](const char *name, auto *function) {
        AlteredLoader altered;
        altered.replace(name, function);
        return vulkan::listDevices(altered.loader()).problem;
    };
    const auto problemWithout = [](const char *name) {
        AlteredLoader altered;
        altered.remove(name);
        return vulkan::listDevices(altered.loader()).problem;
    };
    CHECK(problemWith("vkCreateInstance", incompatible) == "Vulkan has no driver on this system");
    CHECK(problemWith("vkCreateInstance", outOfMemory).contains("Vulkan does not start: "));
    CHECK(problemWith("vkEnumerateInstanceVersion", version11).contains("of version 1.1 and 1.2 is needed"));
    CHECK(problemWithout("vkEnumerateInstanceVersion").contains("of version 1.0 and 1.2 is needed"));
    CHECK(problemWithout("vkCreateInstance").contains("no Vulkan loader"));
    CHECK(problemWith("vkEnumeratePhysicalDevices", noDevices) == "Vulkan's drivers find no device");
}

TEST_CASE("a device that lacks what the kernels need is listed with the reason")
{
    const auto device = support::neededVulkanDevice();
    if (!device)
        return;
    const auto why = [&device](const AlteredLoader &altered) {
        const VulkanDevices found = vulkan::listDevices(altered.loader());
        const auto same = std::ranges::find(found.devices, device->name, &VulkanDevice::name);
        REQUIRE(same != found.devices.end());
        return same->unusable;
    };
    CHECK(why(AlteredLoader()) == "");
    const auto whyWith = [&why](const char *name, auto *function) {
        AlteredLoader altered;
        altered.replace(name, function);
        return why(altered);
    };
    using Features = VkPhysicalDeviceVulkan12Features;
    CHECK(whyWith("vkGetPhysicalDeviceProperties", oldDevice).contains("knows Vulkan 1.1 and 1.2 is needed"));
    CHECK(whyWith("vkGetPhysicalDeviceQueueFamilyProperties", onlyCopies).contains("no queue that computes"));
    CHECK(whyWith("vkGetPhysicalDeviceFeatures2", withoutFeature<&Features::bufferDeviceAddress>)
              .contains("bufferDeviceAddress"));
    CHECK(whyWith("vkGetPhysicalDeviceFeatures2", withoutFeature<&Features::timelineSemaphore>)
              .contains("timelineSemaphore"));
    CHECK(whyWith("vkGetPhysicalDeviceProperties2", withoutShuffles).contains("operations of subgroups"));
    CHECK(whyWith("vkGetPhysicalDeviceProperties2", subgroupsOfGraphicsOnly)
              .contains("operations of subgroups"));
    CHECK(whyWith("vkGetPhysicalDeviceProperties2", subgroupsOfFour).contains("subgroups of 4, and from 8"));
}

TEST_CASE("the kind of a device decides whether it is taken unasked")
{
    const auto device = support::neededVulkanDevice();
    if (!device || device->kind != VulkanDeviceKind::Software)
        return;
    AlteredLoader altered;
    CHECK_THROWS_AS(chooseVulkanDevice(vulkan::listDevices(altered.loader()), ""), Error);
    altered.replace("vkGetPhysicalDeviceProperties", discreteCard);
    CHECK(chooseVulkanDevice(vulkan::listDevices(altered.loader()), "").name == device->name);
}

TEST_CASE("an opened device gives memory that has an address, and says when it has no more")
{
    const auto facts = support::neededVulkanDevice();
    if (!facts)
        return;
    const vulkan::Device device(vulkan::systemLoader(), *facts);
    CHECK(device.subgroupSize() >= 8);

    vulkan::Buffer host = device.makeBuffer(1000, vulkan::BufferPlace::Host, "a test");
    const vulkan::Buffer own = device.makeBuffer(1000, vulkan::BufferPlace::Device, "a test");
    CHECK(host.size() == 1000);
    REQUIRE(host.bytes().size() == 1000);
    CHECK(host.address() != 0);
    CHECK(host.address() % 16 == 0);
    CHECK(own.address() != host.address());
    std::memset(host.bytes().data(), 1, 1000);

    const VkDeviceAddress address = host.address();
    vulkan::Buffer moved = std::move(host);
    CHECK(moved.address() == address);
    CHECK(moved.bytes()[999] == std::byte{1});
    CHECK(host.bytes().empty()); // NOLINT: what is left of it owns nothing

    try {
        device.makeBuffer(std::uint64_t{1} << 50, vulkan::BufferPlace::Device, "weights");
        FAIL("there was room");
    } catch (const Error &error) {
        CHECK(error.code() == ErrorCode::OutOfMemory);
        CHECK(std::string(error.what()).contains("of weights"));
    }
}

TEST_CASE("a device that went away since it was listed is refused")
{
    auto facts = support::neededVulkanDevice();
    if (!facts)
        return;
    facts->id[3] ^= 1;
    try {
        const vulkan::Device device(vulkan::systemLoader(), *facts);
        FAIL("it was opened");
    } catch (const Error &error) {
        CHECK(error.code() == ErrorCode::NoDevice);
        CHECK(std::string(error.what()).contains("no longer there"));
    }
}
