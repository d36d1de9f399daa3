// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

// Attention over runs of ChunkPositions positions, counted from position 0, for one thread. A query's result
// is made of its chunks in order, each computed by itself and merged with the ones before. So it has the same
// bits whether chunks are shared among threads or not, and however many queries are computed together.
namespace inference::cpu {

constexpr int ChunkPositions = 128;
constexpr int AttentionRowsAtOnce = 32;

// What one chunk, or all chunks so far, give to a query.
struct Attended {
    float largest; // score
    float weight;  // sum of exp(score - largest)
    float *sum;    // [valueStride] of exp(score - largest) * value
};

// Queries that share a head of keys and values.
struct AttentionQueries {
    int rows;             // at most AttentionRowsAtOnce
    const float *queries; // [rows, headSize], scaled by 1 / sqrt(headSize)
    const int *positions; // [rows]: a query sees the positions up to its own
    int headSize;
    int valueStride;
};

// Fills `attended` [rows] for the positions of one chunk. A query before the chunk gets weight 0.
// `scores` is scratch, [rows, ChunkPositions]. Keys and values are those of the head, as KeyValueCache has
// them.
void attendChunk(const AttentionQueries &queries, const std::uint16_t *keys, const std::uint16_t *values,
                 int chunk, float *scores, Attended *attended);

// total += part, by the rules of exponents with different bases. A part of weight 0 changes nothing.
void mergeAttended(Attended &total, const Attended &part, int valueStride);

// out = sum / weight.
void finishAttended(const Attended &total, int headSize, float *out);

// Nearest 16-bit floats, the largest one for numbers beyond.
void toHalves(const float *values, int count, std::uint16_t *halves);

} // namespace inference::cpu
