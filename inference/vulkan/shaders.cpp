// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/shaders.h"

namespace inference::vulkan {

namespace {

constexpr std::uint32_t RmsNorm[] = {
#include "shaders/rms_norm.inc"
};
constexpr std::uint32_t Swiglu[] = {
#include "shaders/swiglu.inc"
};

} // namespace

const Shader RmsNormShader = {"rms_norm", RmsNorm};
const Shader SwigluShader = {"swiglu", Swiglu};

} // namespace inference::vulkan
