// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/name_index.h"
#include "inference/gguf/tensor_type.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace inference::gguf {

// A list in the metadata. Strings are views into the header; numbers keep the type of the file.
// The alternatives here and in Value stand in the order of the format's type numbers.
using Array = std::variant<std::vector<std::uint8_t>, std::vector<std::int8_t>, std::vector<std::uint16_t>,
                           std::vector<std::int16_t>, std::vector<std::uint32_t>, std::vector<std::int32_t>,
                           std::vector<float>, std::vector<bool>, std::vector<std::string_view>,
                           std::vector<std::uint64_t>, std::vector<std::int64_t>, std::vector<double>>;

using Value =
    std::variant<std::uint8_t, std::int8_t, std::uint16_t, std::int16_t, std::uint32_t, std::int32_t, float,
                 bool, std::string_view, Array, std::uint64_t, std::int64_t, double>;

struct KeyValue {
    std::string_view key;
    Value value;
};

// A tensor as the file describes it. dimensions[0] is contiguous: a matrix of R rows and C columns is {C, R}.
struct Tensor {
    std::string_view name;
    TensorType type = TensorType::F32;
    std::vector<std::uint64_t> dimensions; // 1 to 4 of them, none zero
    std::uint64_t offset = 0;              // of its data, from the beginning of the file
    std::uint64_t sizeBytes = 0;           // of its data, which lie inside the file
};

// A header goes on behind the bytes that are present: it takes at least so many, from the file's first.
struct MoreNeeded {
    std::uint64_t bytes = 0;
};

// What stands in the header of a model file, in its order. Names and texts are views into its bytes.
struct Contents {
    std::uint32_t version = 0;
    std::vector<KeyValue> metadata;
    std::vector<Tensor> tensors;
    NameIndex metadataIndex;
    NameIndex tensorIndex;
    std::vector<std::string> remarks; // oddities of a file that is sound all the same, one line each
};

} // namespace inference::gguf
