// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/cpu/cpu_context.h"
#include "inference/vulkan/split_model.h"
#include "inference/vulkan/vulkan_context.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace inference::vulkan {

// A sequence of which the processor holds the keys and values of the first layers and a device the others.
class SplitContext final : public Context
{
public:
    SplitContext(const SplitModel &model, int capacity);

    int capacity() const override { return m_onDevice.capacity(); }
    int length() const override { return m_onDevice.length(); }
    bool append(std::span<const Token> tokens, const Wanted &wanted, Stop &stop) override;
    void truncate(int length) override;
    std::vector<std::span<std::byte>> memory(int length) override;
    void resume(int length) override;
    std::string memoryForm() const override;

private:
    std::size_t m_vocabularySize;
    cpu::CpuContext m_onProcessor;
    VulkanContext m_onDevice;
};

} // namespace inference::vulkan
