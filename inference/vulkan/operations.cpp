// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/operations.h"

#include <array>

namespace inference::vulkan {

namespace {

// The push constants of each shader.
struct RmsNormArguments {
    VkDeviceAddress x;
    VkDeviceAddress gain;
    VkDeviceAddress y;
    std::uint32_t width;
    float epsilon;
};

struct SwigluArguments {
    VkDeviceAddress gate;
    VkDeviceAddress up;
    VkDeviceAddress y;
    std::uint32_t count;
};

std::uint32_t ceilDivide(std::uint32_t a, std::uint32_t b)
{
    return (a + b - 1) / b;
}

} // namespace

Operations::Operations(const Device &device)
    : m_groupSize(device.subgroupSize()),
      m_rmsNorm(device, RmsNormShader, {{m_groupSize}}, sizeof(RmsNormArguments)),
      m_swiglu(device, SwigluShader, {{m_groupSize}}, sizeof(SwigluArguments))
{
}

void Operations::rmsNorm(Recorder &recorder, const Region &x, const Region &gain, const Region &y,
                         std::uint32_t rows, std::uint32_t width, float epsilon) const
{
    recorder.dispatch(m_rmsNorm, {rows},
                      RmsNormArguments{x.address(), gain.address(), y.address(), width, epsilon}, {{x, gain}},
                      {{y}});
}

void Operations::swiglu(Recorder &recorder, const Region &gate, const Region &up, const Region &y,
                        std::uint32_t count) const
{
    recorder.dispatch(m_swiglu, {ceilDivide(count, m_groupSize)},
                      SwigluArguments{gate.address(), up.address(), y.address(), count}, {{gate, up}}, {{y}});
}

} // namespace inference::vulkan
