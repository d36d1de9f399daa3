// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/device.h"
#include "inference/vulkan/shaders.h"

#include <cstdint>
#include <memory>
#include <span>

namespace inference::vulkan {

// Bytes of arguments that every device takes.
constexpr std::uint32_t MostArgumentBytes = 128;

// A shader made ready to run on a device, which must outlive it. Any thread may make one.
class Kernel
{
public:
    // `constants` are those of the shader by their ids, from 0 on; id 0 is the number of invocations in a
    // group. `argumentBytes` is the size of its push constants. Whole subgroups are what matrices are
    // multiplied by; only a device that has those can promise them. Throws Error.
    Kernel(const Device &device, const Shader &shader, std::span<const std::uint32_t> constants,
           std::uint32_t argumentBytes, bool needsWholeSubgroups = false);
    Kernel(Kernel &&) noexcept;
    Kernel &operator=(Kernel &&) noexcept;
    ~Kernel();

    VkPipeline pipeline() const;
    VkPipelineLayout layout() const;
    std::uint32_t argumentBytes() const { return m_argumentBytes; }

private:
    struct Handles;
    std::unique_ptr<Handles> m_handles;
    std::uint32_t m_argumentBytes = 0;
};

} // namespace inference::vulkan
