// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/tensor_type.h"

#include <vector>

namespace support {

// Those that the engine computes with; tst_dequantize counts them.
inline std::vector<inference::gguf::TensorType> supportedTypes()
{
    std::vector<inference::gguf::TensorType> types;
    for (const inference::gguf::TensorTypeTraits &format : inference::gguf::tensorTypes()) {
        if (format.isSupported)
            types.push_back(format.type);
    }
    return types;
}

} // namespace support
