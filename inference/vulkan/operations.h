// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/device.h"
#include "inference/vulkan/kernel.h"
#include "inference/vulkan/recorder.h"

#include <cstdint>

namespace inference::vulkan {

// The operations of a network as steps of a recorder. Formulas and shapes stand in the shaders; regions are
// as large as their shapes say, and sizes are greater than 0. The device must outlive them.
class Operations
{
public:
    explicit Operations(const Device &device);

    void rmsNorm(Recorder &recorder, const Region &x, const Region &gain, const Region &y, std::uint32_t rows,
                 std::uint32_t width, float epsilon) const;
    void swiglu(Recorder &recorder, const Region &gate, const Region &up, const Region &y,
                std::uint32_t count) const;

private:
    std::uint32_t m_groupSize; // one subgroup
    Kernel m_rmsNorm;
    Kernel m_swiglu;
};

} // namespace inference::vulkan
