// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/tensor_type.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace inference::gguf {

namespace {

using enum TensorType;

constexpr std::array Types = std::to_array<TensorTypeTraits>({
    {F32, "F32", 1, 4, true},
    {F16, "F16", 1, 2, true},
    {Q4_0, "Q4_0", 32, 18, true},
    {Q4_1, "Q4_1", 32, 20, true},
    {Q5_0, "Q5_0", 32, 22, true},
    {Q5_1, "Q5_1", 32, 24, true},
    {Q8_0, "Q8_0", 32, 34, true},
    {Q8_1, "Q8_1", 32, 36, false},
    {Q2_K, "Q2_K", 256, 84, true},
    {Q3_K, "Q3_K", 256, 110, true},
    {Q4_K, "Q4_K", 256, 144, true},
    {Q5_K, "Q5_K", 256, 176, true},
    {Q6_K, "Q6_K", 256, 210, true},
    {Q8_K, "Q8_K", 256, 292, false},
    {IQ2_XXS, "IQ2_XXS", 256, 66, false},
    {IQ2_XS, "IQ2_XS", 256, 74, false},
    {IQ3_XXS, "IQ3_XXS", 256, 98, false},
    {IQ1_S, "IQ1_S", 256, 50, false},
    {IQ4_NL, "IQ4_NL", 32, 18, true},
    {IQ3_S, "IQ3_S", 256, 110, false},
    {IQ2_S, "IQ2_S", 256, 82, false},
    {IQ4_XS, "IQ4_XS", 256, 136, true},
    {I8, "I8", 1, 1, false},
    {I16, "I16", 1, 2, false},
    {I32, "I32", 1, 4, false},
    {I64, "I64", 1, 8, false},
    {F64, "F64", 1, 8, false},
    {IQ1_M, "IQ1_M", 256, 56, false},
    {BF16, "BF16", 1, 2, true},
    {TQ1_0, "TQ1_0", 256, 54, false},
    {TQ2_0, "TQ2_0", 256, 66, false},
    {MXFP4, "MXFP4", 32, 17, false},
    {NVFP4, "NVFP4", 64, 36, false},
    {Q1_0, "Q1_0", 128, 18, false},
    {Q2_0, "Q2_0", 64, 18, false},
});

} // namespace

std::span<const TensorTypeTraits> tensorTypes()
{
    return Types;
}

const TensorTypeTraits *findTensorType(std::uint32_t type)
{
    const auto found = std::ranges::find(Types, static_cast<TensorType>(type), &TensorTypeTraits::type);
    return found == Types.end() ? nullptr : &*found;
}

const TensorTypeTraits &traits(TensorType type)
{
    const TensorTypeTraits *found = findTensorType(static_cast<std::uint32_t>(type));
    assert(found);
    return *found;
}

std::string supportedTypeNames()
{
    std::string names;
    for (const TensorTypeTraits &type : Types) {
        if (type.isSupported)
            names += (names.empty() ? "" : ", ") + std::string(type.name);
    }
    return names;
}

} // namespace inference::gguf
