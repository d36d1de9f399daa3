// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/vulkan_backend.h"

#include "inference/system_memory.h"
#include "inference/vulkan/loader.h"
#include "inference/vulkan/vulkan_context.h"
#include "inference/vulkan/vulkan_model.h"

#include <memory>
#include <utility>

namespace inference {

namespace {

using namespace vulkan;

class VulkanBackend final : public Backend
{
public:
    explicit VulkanBackend(const VulkanDevice &device)
        : m_device(std::make_shared<const Device>(systemLoader(), device))
    {
    }

    MemoryPlan planMemory(const Config &config, const Weights &weights, int contextLength) const override
    {
        return {{{"weights", VulkanModel::weightBytes(weights), place()},
                 {"working memory", VulkanModel::workBytes(config), place()},
                 {"working memory of the processor", VulkanModel::exchangeBytes(config)},
                 {"keys and values", VulkanContext::bytesFor(config, contextLength), place()}}};
    }

    FreeMemory freeMemory() const override { return {.host = availableMemoryBytes()}; }

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
    return std::make_unique<VulkanBackend>(device);
}

} // namespace inference
