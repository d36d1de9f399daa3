// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

// The owners of Vulkan's objects. Their header takes seconds to compile, so few files include this one.
#include "inference/error.h"
#include "inference/vulkan/loader.h"

// The loader is opened by us.
#define VULKAN_HPP_ENABLE_DYNAMIC_LOADER_TOOL 0
#include <vulkan/vulkan_raii.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace inference::vulkan {

constexpr std::uint32_t RequiredVersion = VK_API_VERSION_1_2;

std::string versionText(std::uint32_t version); // "1.2"

// The devices of one connection to the drivers.
struct Drivers {
    // Throws vk::SystemError, or Error(NoDevice) where there is no loader or it is too old.
    explicit Drivers(Loader loader);

    vk::raii::Context context;
    vk::raii::Instance instance = nullptr;
    std::vector<vk::raii::PhysicalDevice> devices;
};

// An opened device and the queue that all work goes through.
struct DeviceHandles {
    Drivers drivers;
    vk::raii::PhysicalDevice physical = nullptr;
    vk::raii::Device device = nullptr;
    vk::raii::Queue queue = nullptr;
    std::uint32_t queueFamily = 0;
};

// The first queue family that computes; none: the number of families.
std::uint32_t computeFamily(const vk::raii::PhysicalDevice &device);

// `doing` says what for, as in "while it computed".
[[noreturn]] void throwErrorOf(vk::Result result, std::string_view doing);

// Calls what talks to a driver, and makes errors of the engine of the driver's.
template <typename Call>
decltype(auto) asking(std::string_view doing, const Call &call)
{
    try {
        return call();
    } catch (const vk::SystemError &error) {
        throwErrorOf(static_cast<vk::Result>(error.code().value()), doing);
    }
}

} // namespace inference::vulkan
