// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

// The shaders of shaders/, where their formulas and shapes stand, as they were compiled with the program.
namespace inference::vulkan {

struct Shader {
    std::string_view name;
    std::span<const std::uint32_t> words; // SPIR-V
};

extern const Shader AttendShader;
extern const Shader AttendMergeShader;
extern const Shader EmbedShader;

// One of the ways that product.comp is built.
struct ProductShader {
    Shader shader;
    std::uint32_t rowVectors;
    std::uint32_t tokens;
};
extern const ProductShader OneTokenProduct;
extern const ProductShader ManyTokensProduct;
extern const Shader RmsNormShader;
extern const Shader SwigluShader;
extern const Shader TurnShader;

} // namespace inference::vulkan
