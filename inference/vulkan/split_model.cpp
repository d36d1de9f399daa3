// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/split_model.h"

#include "inference/vulkan/split_context.h"

#include <format>
#include <utility>

namespace inference::vulkan {

NetworkPart partOnProcessor(const Config &config, const Weights &weights, int deviceLayers)
{
    return partOf(config, weights, 0, config.layerCount - deviceLayers, weights.embedding);
}

NetworkPart partOnDevice(const Config &config, const Weights &weights, int deviceLayers)
{
    return partOf(config, weights, config.layerCount - deviceLayers, config.layerCount, weights.output);
}

std::unique_ptr<SplitModel> SplitModel::load(std::shared_ptr<const Device> device, int threads,
                                             int deviceLayers, const Config &config, const Weights &weights,
                                             const LoadProgress &progress, Stop &stop)
{
    const auto progressFrom = [&progress](double start, double share) -> LoadProgress {
        if (!progress)
            return {};
        return [&progress, start, share](double done) { progress(start + share * done); };
    };
    const double onDevice = static_cast<double>(deviceLayers) / config.layerCount;
    const NetworkPart last = partOnDevice(config, weights, deviceLayers);
    const NetworkPart first = partOnProcessor(config, weights, deviceLayers);
    std::unique_ptr<SplitModel> model(new SplitModel);
    model->m_onDevice = VulkanModel::load(std::move(device), last.config, last.weights, threads,
                                          progressFrom(0, onDevice), stop);
    if (!model->m_onDevice)
        return nullptr;
    model->m_onProcessor =
        cpu::CpuModel::load(first.config, first.weights, threads, progressFrom(onDevice, 1 - onDevice), stop);
    return model->m_onProcessor ? std::move(model) : nullptr;
}

DeviceInfo SplitModel::device() const
{
    const DeviceInfo device = m_onDevice->device();
    const DeviceInfo processor = m_onProcessor->device();
    const int deviceLayers = m_onDevice->config.layerCount;
    return {.backend = device.backend,
            .name = std::format("{}, {} of {} layers; {}", device.name, deviceLayers,
                                deviceLayers + m_onProcessor->config.layerCount, processor.name),
            .threads = processor.threads};
}

std::uint64_t SplitModel::weightBytesPerToken() const
{
    // Of the embedding, which ends the processor's part too, one row is read.
    const PackedMatrix &embedding = m_onProcessor->embedding;
    return m_onDevice->weightBytesPerToken() + m_onProcessor->weightBytesPerToken() -
           embedding.tileBytes * static_cast<std::uint64_t>(embedding.tileCount());
}

std::uint64_t SplitModel::contextBytes(int capacity) const
{
    return m_onProcessor->contextBytes(capacity) + m_onDevice->contextBytes(capacity);
}

std::unique_ptr<Context> SplitModel::makeContext(int capacity) const
{
    return std::make_unique<SplitContext>(*this, capacity);
}

} // namespace inference::vulkan
