// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/device.h"
#include "inference/vulkan/shaders.h"

#include <span>

namespace inference::vulkan {

// Seconds that a product took on a device.
struct TimedProduct {
    const ProductShader *shader = nullptr;
    double seconds = 0;
};

// The first, which is the usual one, unless another takes less than two thirds of its time: what is about as
// fast stays as it is, so that a device computes the same bits from one day to the next.
const ProductShader *fastestProduct(std::span<const TimedProduct> timed);

// Multiplies by every way that the device has, which takes some tenths of a second and 30 MB of its memory,
// and tells the fastest. Drivers differ: what is made for many cores can be slower on a few large ones.
ProductShaders tryProducts(const Device &device);

} // namespace inference::vulkan
