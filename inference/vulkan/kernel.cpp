// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/kernel.h"

#include "inference/vulkan/handles.h"

#include <cassert>
#include <format>
#include <utility>
#include <vector>

namespace inference::vulkan {

struct Kernel::Handles {
    vk::raii::PipelineLayout layout = nullptr;
    vk::raii::Pipeline pipeline = nullptr;
};

Kernel::Kernel(const Device &device, const Shader &shader, std::span<const std::uint32_t> constants,
               std::uint32_t argumentBytes, bool needsWholeSubgroups)
    : m_handles(std::make_unique<Handles>()), m_argumentBytes(argumentBytes)
{
    assert(argumentBytes <= MostArgumentBytes);
    asking(std::format("while the kernel {} was made", shader.name), [&] {
        const vk::raii::Device &vulkan = device.handles().device;
        const vk::PushConstantRange range(vk::ShaderStageFlagBits::eCompute, 0, argumentBytes);
        m_handles->layout = vulkan.createPipelineLayout(vk::PipelineLayoutCreateInfo({}, {}, range));

        std::vector<vk::SpecializationMapEntry> entries;
        for (std::uint32_t id = 0; id < constants.size(); ++id)
            entries.emplace_back(id, id * 4, 4);
        const vk::SpecializationInfo specialization(static_cast<std::uint32_t>(entries.size()),
                                                    entries.data(), constants.size_bytes(), constants.data());
        const auto module = vulkan.createShaderModule(
            vk::ShaderModuleCreateInfo({}, shader.words.size_bytes(), shader.words.data()));
        vk::PipelineShaderStageCreateInfo stage({}, vk::ShaderStageFlagBits::eCompute, *module, "main",
                                                &specialization);
        const vk::PipelineShaderStageRequiredSubgroupSizeCreateInfo size(device.subgroupSize());
        if (needsWholeSubgroups)
            stage.setFlags(vk::PipelineShaderStageCreateFlagBits::eRequireFullSubgroups).setPNext(&size);
        m_handles->pipeline = vulkan.createComputePipeline(
            nullptr, vk::ComputePipelineCreateInfo({}, stage, *m_handles->layout));
    });
}

Kernel::Kernel(Kernel &&) noexcept = default;
Kernel &Kernel::operator=(Kernel &&) noexcept = default;
Kernel::~Kernel() = default;

VkPipeline Kernel::pipeline() const
{
    return *m_handles->pipeline;
}

VkPipelineLayout Kernel::layout() const
{
    return *m_handles->layout;
}

} // namespace inference::vulkan
