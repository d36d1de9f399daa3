// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/vulkan/device.h"
#include "inference/vulkan/device_matrix.h"
#include "inference/vulkan/kernel.h"
#include "inference/vulkan/recorder.h"
#include "inference/vulkan/shaders.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace inference::vulkan {

// One of the products of what is multiplied.
struct Product {
    const DeviceMatrix *matrix = nullptr;
    Region y;
    Region bias = {}; // empty: none
};

// Products that one step may have.
constexpr std::size_t MostProducts = 3;

// What a product does with what stands where it writes; the values are the shaders'.
enum class Adding : std::uint32_t { Nothing = 0, Bias = 1, Before = 2 };

// Products of weights of one type, by one of a device's ways. The device must outlive it.
class ProductKernel
{
public:
    ProductKernel(const Device &device, gguf::TensorType type, const ProductShader &shader);

    // Up to MostProducts of matrices of the type, all with as many columns.
    void record(Recorder &recorder, std::span<const Product> products, const Region &x, std::uint32_t tokens,
                Adding adding) const;

private:
    Kernel m_kernel;
    std::uint32_t m_rowsOfGroup;
    std::uint32_t m_tokensOfGroup;
};

} // namespace inference::vulkan
