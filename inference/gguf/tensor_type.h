// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace inference::gguf {

// How the numbers of a tensor are stored; the values are those in the file.
enum class TensorType : std::uint32_t {
    F32 = 0,
    F16 = 1,
    Q4_0 = 2,
    Q4_1 = 3,
    Q5_0 = 6,
    Q5_1 = 7,
    Q8_0 = 8,
    Q8_1 = 9,
    Q2_K = 10,
    Q3_K = 11,
    Q4_K = 12,
    Q5_K = 13,
    Q6_K = 14,
    Q8_K = 15,
    IQ2_XXS = 16,
    IQ2_XS = 17,
    IQ3_XXS = 18,
    IQ1_S = 19,
    IQ4_NL = 20,
    IQ3_S = 21,
    IQ2_S = 22,
    IQ4_XS = 23,
    I8 = 24,
    I16 = 25,
    I32 = 26,
    I64 = 27,
    F64 = 28,
    IQ1_M = 29,
    BF16 = 30,
    TQ1_0 = 34,
    TQ2_0 = 35,
    MXFP4 = 39,
    NVFP4 = 40,
    Q1_0 = 41,
    Q2_0 = 42,
};

// One row of the table of types. Elements are stored in blocks along the first dimension.
struct TensorTypeTraits {
    TensorType type;
    std::string_view name; // as the format's own documents write it: "Q4_K"
    std::uint32_t blockElements;
    std::uint32_t blockBytes;
    bool isSupported; // the engine has kernels for it
};

// Every type that a sound file may have, also those that the engine cannot compute with. Sizes of the blocks:
// https://github.com/ggml-org/ggml/blob/master/src/ggml-common.h.
std::span<const TensorTypeTraits> tensorTypes();

// Null for a number that names no type (unknown or removed from the format).
const TensorTypeTraits *findTensorType(std::uint32_t type);

// For a type that came out of an opened file, where it always exists.
const TensorTypeTraits &traits(TensorType type);

// For messages: "F32, F16, …".
std::string supportedTypeNames();

} // namespace inference::gguf
