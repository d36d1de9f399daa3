// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/tensor_type.h"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace inference {

// A type as it lies in a file: how a row's quants are read, in the order of its columns, and where a block
// has its scales. The other half of its row in PackedForms (packed_matrix.h).
struct FileForm {
    gguf::TensorType type;
    void (*readQuants)(const std::byte *row, int columns, std::uint8_t *quants);
    std::size_t scale = 0;
    // Of ScaleForm::SignedBytes and FourBits: the factor of a group, or both of them.
    std::uint8_t (*factorAt)(const std::byte *block, std::size_t group) = nullptr;
};

// Of a quantised type that has kernels.
const FileForm &fileForm(gguf::TensorType type);

// The scale and minimum (6 bits each) of one eighth of a Q4_K block, packed in 12 bytes.
std::pair<std::uint8_t, std::uint8_t> scaleAndMinimumQ4K(const std::byte *packed, int eighth);

} // namespace inference
