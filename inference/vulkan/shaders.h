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
    bool multipliesMatrices = false; // only where the device has them; rows and tokens are its constants
};

// Of one token and of many: where cores are few, where they are many, and by matrices.
extern const ProductShader ProductOfOne;
extern const ProductShader ProductOfMany;
extern const ProductShader ProductInParts;
extern const ProductShader ProductInTiles;
extern const ProductShader ProductOfMatrices;
constexpr std::uint32_t MatrixProductColumns = 32; // of a slice

// What a device multiplies by.
struct ProductShaders {
    const ProductShader *one = nullptr;
    const ProductShader *many = nullptr;
};

extern const Shader RmsNormShader;
extern const Shader SwigluShader;
extern const Shader TurnShader;

} // namespace inference::vulkan
