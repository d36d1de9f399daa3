// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/device_choice.h"

#include "inference/error.h"

#include <algorithm>
#include <format>

namespace inference {

std::optional<VulkanDevice> chooseDevice(const ModelOptions &options, const VulkanDevices &found,
                                         std::string_view processor)
{
    const std::string_view backend = options.backend;
    if (backend != "auto" && backend != "vulkan" && backend != "cpu")
        throw Error(ErrorCode::BadSetting, std::format("There is no backend named \"{}\"", backend));
    if (backend == "vulkan")
        return chooseVulkanDevice(found, options.device);

    const bool isProcessorMeant = processor.contains(options.device);
    if (backend == "cpu" && !isProcessorMeant)
        throw Error(ErrorCode::NoDevice,
                    std::format("No device is named \"{}\"; there is \"{}\"", options.device, processor));
    if (backend == "cpu" || (isProcessorMeant && !options.device.empty()))
        return std::nullopt;
    if (!options.device.empty())
        return chooseVulkanDevice(found, options.device);
    const auto best = std::ranges::find_if(found.devices, [](const VulkanDevice &device) {
        return device.unusable.empty() && device.kind != VulkanDeviceKind::Software;
    });
    return best == found.devices.end() ? std::nullopt : std::optional(*best);
}

} // namespace inference
