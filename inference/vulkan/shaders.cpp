// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/vulkan/shaders.h"

namespace inference::vulkan {

namespace {

constexpr std::uint32_t Attend[] = {
#include "shaders/attend.inc"
};
constexpr std::uint32_t AttendMerge[] = {
#include "shaders/attend_merge.inc"
};
constexpr std::uint32_t Embed[] = {
#include "shaders/embed.inc"
};
constexpr std::uint32_t ProductOneWords[] = {
#include "shaders/product_one.inc"
};
constexpr std::uint32_t ProductManyWords[] = {
#include "shaders/product_many.inc"
};
constexpr std::uint32_t ProductMatricesWords[] = {
#include "shaders/product_matrices.inc"
};
constexpr std::uint32_t ProductSplitWords[] = {
#include "shaders/product_split.inc"
};
constexpr std::uint32_t ProductTiledWords[] = {
#include "shaders/product_tiled.inc"
};
constexpr std::uint32_t RmsNorm[] = {
#include "shaders/rms_norm.inc"
};
constexpr std::uint32_t Swiglu[] = {
#include "shaders/swiglu.inc"
};
constexpr std::uint32_t Turn[] = {
#include "shaders/turn.inc"
};

} // namespace

const Shader AttendShader = {"attend", Attend};
const Shader AttendMergeShader = {"attend_merge", AttendMerge};
const Shader EmbedShader = {"embed", Embed};
// As CMakeLists.txt builds them, and as their constants say.
const ProductShader ProductOfOne = {{"product of one token", ProductOneWords}, 0, 4, 1};
const ProductShader ProductOfMany = {{"product of many tokens", ProductManyWords}, 0, 4, 4};
const ProductShader ProductInParts = {{"product of one token in parts", ProductSplitWords}, 512, 16, 1};
const ProductShader ProductInTiles = {{"product of many tokens in tiles", ProductTiledWords}, 128, 64, 64};
const ProductShader ProductOfMatrices = {
    {"product of many tokens by matrices", ProductMatricesWords}, 128, 128, 128, true};
const Shader RmsNormShader = {"rms_norm", RmsNorm};
const Shader SwigluShader = {"swiglu", Swiglu};
const Shader TurnShader = {"turn", Turn};

} // namespace inference::vulkan
