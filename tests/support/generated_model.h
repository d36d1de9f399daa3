// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/tensor_type.h"
#include "tests/support/generated_vocabulary.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace support {

// A network with random weights. Its shape is what a test needs; its numbers are chosen so that it is
// as sensitive as a trained one: logits have a standard deviation of about 4, attention picks few positions,
// and every block changes the residual stream by as much as the embedding gave.
struct ModelDescription {
    std::string architecture = "llama"; // or "qwen2", with biases, or "qwen3", with norms of queries and keys
    int layers = 2;
    int width = 64;
    int heads = 4;
    int keyValueHeads = 2;
    int headSize = 0; // 0: width / heads; else written as attention.key_length
    int feedForward = 96;
    int vocabulary = 320;
    int contextLength = 512;
    double ropeBase = 10000;
    double positionFactor = 1;   // more than 1: linear scaling of positions
    bool hasRopeFactors = false; // 1 for the first quarter of the pairs, then rising to 8
    bool isTied = false;         // no output.weight
    inference::gguf::TensorType type = inference::gguf::TensorType::F32;  // of the matrices
    std::optional<inference::gguf::TensorType> outputType = std::nullopt; // of the output, or of the tied
                                                                          // embedding; else `type`
    std::optional<inference::gguf::TensorType> mixedType = std::nullopt;  // of attn_v and ffn_down
    bool neverEnds = false; // as good as: the rows of control tokens in
                            // an output of its own are zero
    VocabularyKind vocabularyKind = VocabularyKind::Bpe;
    std::uint64_t seed = 1;
};

// The whole model file. The same description gives the same bytes on every platform: the numbers come from
// whole-number arithmetic and operations that IEEE 754 rounds exactly, never from the mathematics library.
// Throws std::invalid_argument for what no file can be, such as rows of broken blocks.
std::vector<std::byte> modelImage(const ModelDescription &description);

// The same, tensor after tensor to a file, for models that are larger than memory should hold.
// Throws std::runtime_error when the file cannot be written.
void writeModel(const ModelDescription &description, const std::filesystem::path &path);

} // namespace support
