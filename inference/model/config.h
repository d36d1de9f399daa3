// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/gguf_file.h"
#include "inference/model/architecture.h"

namespace inference {

// Larger heads are in no model; kernels keep one on the stack.
constexpr int MaxHeadSize = 1024;

// The hyper-parameters of a network, read from a model file's metadata and judged.
struct Config {
    const Architecture *architecture = findArchitecture("llama"); // a row of the table, never null
    int layerCount = 0;
    int width = 0; // of the residual stream
    int headCount = 0;
    int keyValueHeadCount = 0; // divides headCount
    int headSize = 0;
    int feedForwardWidth = 0;
    int vocabularySize = 0;
    int contextLength = 0;  // that the model was trained for
    int ropeDimensions = 0; // even, at most headSize; the rest of a head is not rotated
    double ropeBase = 10000;
    bool isRopeBaseAssumed =
        false;                    // the file lacks the base, and this one is what Code Llama was trained with
    double ropePositionScale = 1; // positions are multiplied by it (linear scaling: 1 / factor)
    float normEpsilon = 1e-5f;

    int queryWidth() const { return headCount * headSize; }
    int keyValueWidth() const { return keyValueHeadCount * headSize; }
};

// Throws gguf::FormatError, damaged or unsupported, naming the key. Keys, defaults and their history:
// https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
Config readConfig(const gguf::GgufFile &file);

} // namespace inference
