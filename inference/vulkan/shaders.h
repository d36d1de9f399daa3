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

// A product, and what a group of its invocations takes.
struct ProductShader {
    Shader shader;
    std::uint32_t invocations; // of a group, at most where the device has smaller ones; 0: a subgroup
    std::uint32_t rows;        // for each invocation where those are a subgroup's
    std::uint32_t tokens;
};

// For one token and for many.
struct ProductShaders {
    ProductShader one;
    ProductShader many;
};
extern const ProductShaders FewCoresProducts;
extern const ProductShaders ManyCoresProducts;
// For many where the device has matrices. Its rows and tokens are constants of the shader.
extern const ProductShader MatrixProduct;
constexpr std::uint32_t MatrixProductColumns = 32; // of a slice
extern const Shader RmsNormShader;
extern const Shader SwigluShader;
extern const Shader TurnShader;

} // namespace inference::vulkan
