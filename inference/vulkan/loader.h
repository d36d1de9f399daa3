// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <vulkan/vulkan_core.h>

namespace inference::vulkan {

// The function from which every other one of Vulkan is had. Tests put one of their own in its place.
using Loader = PFN_vkGetInstanceProcAddr;

// The system's; null where there is none. Its library is opened at the first call, so that a machine without
// it runs the program, and stays open. Any thread.
Loader systemLoader();

} // namespace inference::vulkan
