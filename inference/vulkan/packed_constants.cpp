// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/packed_constants.h"

#include "inference/packed/packed_matrix.h"

#include <cstddef>

namespace inference::vulkan {

std::vector<std::uint32_t> packedConstants(std::uint32_t groupSize, gguf::TensorType type)
{
    const PackedForm &form = packedForm(type);
    const TileLayout layout = tileLayout(type);
    const auto size = [](int count) { return static_cast<std::uint32_t>(count); };
    const auto words = [](std::size_t bytes) { return static_cast<std::uint32_t>(bytes / 4); };
    // Of numbers that are floats there are no runs; 1 keeps what is left out free of divisions by 0.
    const bool isQuantized = form.isQuantized();
    const std::uint32_t run = isQuantized ? size(form.run()) : 1;
    return {groupSize,
            size(form.lowBits),
            size(form.highBits),
            size(form.isCodebook ? 0 : form.offset), // its values are signed there
            static_cast<std::uint32_t>(form.scales),
            isQuantized ? size(form.group) : 1,
            run,
            isQuantized ? static_cast<std::uint32_t>(layout.runWords) : 1,
            static_cast<std::uint32_t>(layout.blockColumns) / run,
            words(layout.blockBytes),
            words(layout.minima),
            words(layout.subScales),
            words(layout.quants),
            form.isCodebook ? 1u : 0u,
            type == gguf::TensorType::BF16 ? 1u : 0u};
}

} // namespace inference::vulkan
