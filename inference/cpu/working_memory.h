// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/cpu/activations.h"
#include "inference/cpu/attention_kernels.h"
#include "inference/model/config.h"

#include <cstddef>
#include <cstdint>

namespace inference::cpu {

// Tokens that go through the network together.
constexpr int BatchTokens = 256;

// Tokens whose logits stand in working memory together, where only the largest are wanted.
constexpr int LogitTokens = 8;

// Memory of one thread while it attends.
struct AttentionScratch {
    float *queries = nullptr; // [AttentionRowsAtOnce, headSize]
    float *scores = nullptr;  // [AttentionRowsAtOnce, ChunkPositions]
    float *parts = nullptr;   // [AttentionRowsAtOnce, valueStride]
    float *totals = nullptr;  // [AttentionRowsAtOnce, valueStride]
};

// The buffers of one pass through the network, laid out in one piece of memory; rows are the tokens of a
// batch. Without memory it only counts, so that the plan and the allocation cannot differ.
struct WorkingMemory {
    WorkingMemory(const Config &config, int threads, std::byte *memory);

    float *stream;        // [rows, width] the residual stream
    Activations normed;   // [rows, width]
    float *queryKeyValue; // [rows, queryWidth + 2 * keyValueWidth]
    Activations attended; // [rows, queryWidth]
    float *gate;          // [rows, feedForwardWidth]
    float *up;            // [rows, feedForwardWidth]
    Activations hidden;   // [rows, feedForwardWidth]
    float *angles;        // [rows, ropeDimensions] pairs of cosine and sine
    float *logits;        // [LogitTokens, vocabularySize]
    std::byte *panels;    // [threads] of panelBytes
    std::size_t panelBytes;
    std::byte *attention; // [threads] of attentionBytes
    std::size_t attentionBytes;
    std::size_t bytes; // in all

    AttentionScratch attentionScratch(const Config &config, int thread) const;
};

// What one token attends to in the chunks of a context, which threads share; of each context, because it
// grows with the capacity. Laid out and counted in the same way.
struct ChunkMemory {
    ChunkMemory(const Config &config, int capacity, std::byte *memory);

    Attended *results; // [chunks of the capacity, heads]
    float *sums;       // [chunks of the capacity, heads, valueStride] that they point to
    std::size_t bytes; // in all
};

} // namespace inference::cpu
