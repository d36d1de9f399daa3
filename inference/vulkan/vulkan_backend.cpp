// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/vulkan_backend.h"

#include "inference/system_memory.h"
#include "inference/vulkan/loader.h"
#include "inference/vulkan/vulkan_context.h"
#include "inference/vulkan/vulkan_model.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

namespace inference {

namespace {

using namespace vulkan;

class VulkanBackend final : public Backend
{
public:
    explicit VulkanBackend(std::shared_ptr<const Device> device) : m_device(std::move(device)) {}

    MemoryPlan planMemory(const Config &config, const Weights &weights, int contextLength) const override
    {
        return {{{"weights", VulkanModel::weightBytes(weights), place()},
                 {"working memory", VulkanModel::workBytes(config), place()},
                 {"working memory of the processor", VulkanModel::exchangeBytes(config)},
                 {"keys and values", VulkanContext::bytesFor(config, contextLength), place()}}};
    }

    FreeMemory freeMemory() const override
    {
        const std::optional<std::uint64_t> host = availableMemoryBytes();
        const std::uint64_t device = m_device->freeBytes();
        if (place() == MemoryPlace::Host) // of which a driver may lend less than there is
            return {.host = std::min(host.value_or(device), device)};
        return {.host = host, .device = device};
    }

    std::unique_ptr<LoadedModel> load(const Config &config, const Weights &weights,
                                      const LoadProgress &progress, Stop &stop) override
    {
        return VulkanModel::load(m_device, config, weights, progress, stop);
    }

private:
    // Software and built-in graphics take the system's memory.
    MemoryPlace place() const
    {
        const VulkanDeviceKind kind = m_device->facts().kind;
        const bool isShared = kind == VulkanDeviceKind::Software || kind == VulkanDeviceKind::Integrated;
        return isShared ? MemoryPlace::Host : MemoryPlace::Device;
    }

    std::shared_ptr<const Device> m_device;
};

} // namespace

std::unique_ptr<Backend> makeVulkanBackend(const VulkanDevice &device)
{
    return makeVulkanBackend(std::make_shared<const Device>(systemLoader(), device));
}

std::unique_ptr<Backend> makeVulkanBackend(std::shared_ptr<const Device> device)
{
    return std::make_unique<VulkanBackend>(std::move(device));
}

} // namespace inference
