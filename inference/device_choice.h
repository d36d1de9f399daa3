// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model.h"
#include "inference/vulkan/vulkan_devices.h"

#include <optional>
#include <string_view>

namespace inference {

// The device that a model shall be computed on; none: the processor, which `processor` names. "auto" takes
// the device that is named, be it the processor, and unnamed the best that is no software; where there is
// none, the processor. Throws Error(NoDevice), Error(BadSetting) for a backend that there is not.
std::optional<VulkanDevice> chooseDevice(const ModelOptions &options, const VulkanDevices &found,
                                         std::string_view processor);

} // namespace inference
