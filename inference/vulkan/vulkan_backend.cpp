// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/vulkan_backend.h"

#include "inference/cpu/cpu_backend.h"
#include "inference/error.h"
#include "inference/system_memory.h"
#include "inference/vulkan/device_check.h"
#include "inference/vulkan/loader.h"
#include "inference/vulkan/product_trial.h"
#include "inference/vulkan/split_model.h"
#include "inference/vulkan/vulkan_context.h"
#include "inference/vulkan/vulkan_model.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace inference {

namespace {

using namespace vulkan;

class VulkanBackend final : public Backend
{
public:
    VulkanBackend(std::shared_ptr<const Device> device, const DeviceShare &share)
        : m_device(std::move(device)), m_share(share), m_processor(makeCpuBackend(share.threads))
    {
    }

    FreeMemory freeMemory() const override
    {
        const std::optional<std::uint64_t> host = availableMemoryBytes();
        // The rest is for what the driver takes by itself and for what others take meanwhile.
        const std::uint64_t device = m_device->freeBytes() / 16 * 15;
        if (place() == MemoryPlace::Host) // of which a driver may lend less than there is
            return {.host = std::min(host.value_or(device), device)};
        return {.host = host, .device = device};
    }

    MemoryPlan planMemory(const Config &config, const Weights &weights, int contextLength,
                          const FreeMemory &free) const override
    {
        const auto planFor = [&](int layers) {
            return planSplit(config, weights, contextLength, free, layers);
        };
        int layers = std::min(m_share.layers.value_or(config.layerCount), config.layerCount);
        MemoryPlan plan = planFor(layers);
        // Where both share one memory fewer layers on the device leave no more of it.
        while (!m_share.layers && layers > 0 && free.shortage(plan) == MemoryPlace::Device)
            plan = planFor(--layers);
        return plan;
    }

    std::unique_ptr<LoadedModel> load(const Config &config, const Weights &weights, const MemoryPlan &plan,
                                      const LoadProgress &progress, Stop &stop) override
    {
        if (plan.deviceLayers == 0)
            return m_processor->load(config, weights, plan, progress, stop);
        requireRightNumbers(m_device, config, weights, m_processorThreads, stop);
        if (!plan.deviceLayers)
            return VulkanModel::load(m_device, config, weights, m_processorThreads, progress, stop);
        return SplitModel::load(m_device, m_processorThreads, *plan.deviceLayers, config, weights, progress,
                                stop);
    }

private:
    // Software and built-in graphics take the system's memory.
    MemoryPlace place() const
    {
        const VulkanDeviceKind kind = m_device->facts().kind;
        const bool isShared = kind == VulkanDeviceKind::Software || kind == VulkanDeviceKind::Integrated;
        return isShared ? MemoryPlace::Host : MemoryPlace::Device;
    }

    MemoryPlan planWhole(const Config &config, const Weights &weights, int contextLength) const
    {
        return {
            .buffers = {{"weights", VulkanModel::weightBytes(weights), place()},
                        {"working memory", VulkanModel::workBytes(*m_device, config), place()},
                        {"working memory of the processor", VulkanModel::exchangeBytes(*m_device, config)},
                        {"keys and values", VulkanContext::bytesFor(config, contextLength), place()}}};
    }

    MemoryPlan planSplit(const Config &config, const Weights &weights, int contextLength,
                         const FreeMemory &free, int layers) const
    {
        if (layers == config.layerCount)
            return planWhole(config, weights, contextLength);
        MemoryPlan plan;
        if (layers > 0) {
            const NetworkPart last = partOnDevice(config, weights, layers);
            plan = planWhole(last.config, last.weights, contextLength);
        }
        const NetworkPart first = partOnProcessor(config, weights, layers);
        // Without layers on the device all of the network is the processor's, the output too.
        const Weights &rest = layers > 0 ? first.weights : weights;
        std::ranges::copy(m_processor->planMemory(first.config, rest, contextLength, free).buffers,
                          std::back_inserter(plan.buffers));
        plan.deviceLayers = layers;
        return plan;
    }

    std::shared_ptr<const Device> m_device;
    DeviceShare m_share;
    std::unique_ptr<Backend> m_processor;
    int m_processorThreads = cpuDevice(m_share.threads).threads;
};

// A trial holds as long as the program runs: what is loaded again computes the same bits again.
ProductShaders triedProducts(const Device &device)
{
    static std::mutex mutex;
    static std::map<decltype(VulkanDevice::id), ProductShaders> tried;
    const std::scoped_lock lock(mutex);
    const auto found = tried.find(device.facts().id);
    if (found != tried.end())
        return found->second;
    try {
        return tried.emplace(device.facts().id, tryProducts(device)).first->second;
    } catch (const Error &error) {
        // Too little room is said by the plan, which knows what is needed.
        if (error.code() != ErrorCode::OutOfMemory)
            throw;
        return device.products();
    }
}

} // namespace

std::unique_ptr<Backend> makeVulkanBackend(const VulkanDevice &facts, const DeviceShare &share)
{
    auto device = std::make_shared<Device>(systemLoader(), facts);
    // How Mesa's device in software multiplies best was measured; others are many.
    if (facts.kind != VulkanDeviceKind::Software)
        device->multiplyBy(triedProducts(*device));
    return makeVulkanBackend(std::move(device), share);
}

std::unique_ptr<Backend> makeVulkanBackend(std::shared_ptr<const Device> device, const DeviceShare &share)
{
    return std::make_unique<VulkanBackend>(std::move(device), share);
}

} // namespace inference
