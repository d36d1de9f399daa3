// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/device.h"
#include "inference/vulkan/recorder.h"

#include <memory>
#include <span>

namespace inference::vulkan {

// Steps recorded for a device, to be run any number of times; device, kernels and buffers must outlive them.
// One thread at a time.
class Commands
{
public:
    Commands(const Device &device, std::span<const Step> steps);
    Commands(Commands &&) noexcept;
    Commands &operator=(Commands &&) noexcept;
    ~Commands(); // waits

    // They see what the host wrote before start(), and after wait(), which returns when they are done, the
    // host what they wrote. Throws Error(DeviceLost).
    void start();
    void wait();
    void run()
    {
        start();
        wait();
    }

private:
    struct Handles;
    std::unique_ptr<Handles> m_handles;
};

} // namespace inference::vulkan
