// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/cpu/cpu_model.h"
#include "inference/vulkan/network_part.h"
#include "inference/vulkan/vulkan_model.h"

#include <cstdint>
#include <memory>

namespace inference::vulkan {

// A network of which a device has the last layers and the output, because it has no room for more, and the
// processor the embedding and the first layers: each a model of its own. The residual stream goes from one to
// the other once a batch.
class SplitModel final : public LoadedModel
{
public:
    // `deviceLayers` is greater than 0 and less than all. Null when stopped.
    static std::unique_ptr<SplitModel> load(std::shared_ptr<const Device> device, int threads,
                                            int deviceLayers, const Config &config, const Weights &weights,
                                            const LoadProgress &progress, Stop &stop);

    DeviceInfo device() const override;
    std::uint64_t weightBytesPerToken() const override;
    std::uint64_t contextBytes(int capacity) const override;
    std::unique_ptr<Context> makeContext(int capacity) const override;

    const cpu::CpuModel &onProcessor() const { return *m_onProcessor; }
    const VulkanModel &onDevice() const { return *m_onDevice; }

private:
    SplitModel() = default;

    std::unique_ptr<cpu::CpuModel> m_onProcessor;
    std::unique_ptr<VulkanModel> m_onDevice;
};

// What each of the two has.
NetworkPart partOnProcessor(const Config &config, const Weights &weights, int deviceLayers);
NetworkPart partOnDevice(const Config &config, const Weights &weights, int deviceLayers);

} // namespace inference::vulkan
