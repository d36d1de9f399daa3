// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/packed/packed_matrix.h"
#include "inference/vulkan/region.h"

#include <cstdint>

namespace inference::vulkan {

// A packed matrix in the memory of a device.
struct DeviceMatrix {
    gguf::TensorType type = gguf::TensorType::F32;
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    Region tiles;

    std::uint32_t tileWords() const
    {
        return static_cast<std::uint32_t>(tileLayout(type).tileBytes(static_cast<int>(columns)) / 4);
    }
};

} // namespace inference::vulkan
