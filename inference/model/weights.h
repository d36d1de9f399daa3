// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/gguf_file.h"
#include "inference/model/config.h"
#include "inference/model/layer.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace inference {

// Where a row of a matrix is in the file. In every head of `headSize` rows the first `rotated` are halves
// that turn together, and lie in pairs of neighbours here: rows 0, 1, 2, 3 … are 0, rotated / 2, 1, rotated /
// 2 + 1 … of the file.
struct RowOrder {
    int headSize = 0; // 0: as in the file
    int rotated = 0;

    int inFile(int row) const
    {
        if (headSize == 0)
            return row;
        const int inHead = row % headSize;
        return inHead < rotated ? row - inHead + inHead / 2 + inHead % 2 * (rotated / 2) : row;
    }
};

// A weight matrix as it lies in the file: `rows` rows of `columns` elements, one row contiguous. y = W x.
struct Matrix {
    std::string_view name;
    gguf::TensorType type = gguf::TensorType::F32;
    int rows = 0;
    int columns = 0;
    const gguf::ByteSource *file = nullptr; // of the GgufFile
    std::uint64_t offset = 0;               // of the first row
    RowOrder order;

    std::size_t rowBytes() const;
    std::uint64_t sizeBytes() const { return rowBytes() * static_cast<std::uint64_t>(rows); }

    // Reads `count` rows from `firstRow` on; `to` is as large as they are. Throws as ByteSource::read. Any
    // thread.
    void readRows(int firstRow, int count, std::span<std::byte> to) const;
};

using LayerWeights = Layer<Matrix>;

// The tensors of a Llama network by role. Every shape has been compared with the one that Config asks for,
// which is what makes the kernels safe. Matrices are places in the file, which must outlive them.
struct Weights {
    Matrix embedding; // [vocabularySize, width]
    std::vector<LayerWeights> layers;
    std::vector<float> outputNorm; // [width]
    Matrix output;                 // [vocabularySize, width]; the same data as `embedding` when they are tied
    std::vector<float> ropeFactors; // [ropeDimensions / 2]: frequencies are divided by it; empty: all 1

    bool hasTiedOutput() const { return output.file == embedding.file && output.offset == embedding.offset; }
};

// Whether norms and biases are read, which takes more of a file than its header; unread they are empty.
enum class SmallTensors { Read, Unread };

// Throws gguf::FormatError (a tensor is missing or has a wrong shape) or Error(ModelUnsupported) (its type).
Weights findWeights(const gguf::GgufFile &file, const Config &config,
                    SmallTensors small = SmallTensors::Read);

} // namespace inference
