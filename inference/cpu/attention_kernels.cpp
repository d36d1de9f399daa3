// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/attention_kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/cpu/attention_kernels.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include <hwy/contrib/math/math-inl.h>

#include "inference/cpu/half_vectors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace inference::cpu::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Queries at once, so that a vector of keys or values is loaded once for several; limited by registers.
constexpr int ScoreRows = HWY_ARCH_X86 && HWY_TARGET > HWY_AVX3 ? 4 : 6;
constexpr int SumRows = HWY_ARCH_X86 && HWY_TARGET > HWY_AVX3 ? 2 : 4;
constexpr int SumVectors = 4;

// Scores of `Rows` queries with two vectors of positions.
template <int Rows>
HWY_INLINE void scoreRows(const float *queries, int headSize, const std::uint16_t *first,
                          const std::uint16_t *second, float *scores, std::size_t secondOffset)
{
    const FloatTag tag;
    Floats sums[2][Rows];
    HWY_UNROLL(6)
    for (int n = 0; n < Rows; ++n)
        sums[0][n] = sums[1][n] = hn::Zero(tag);
    for (int i = 0; i < headSize; ++i) {
        const Floats a = loadHalves(first + i * 16);
        const Floats b = loadHalves(second + i * 16);
        HWY_UNROLL(6)
        for (int n = 0; n < Rows; ++n) {
            const Floats query = hn::Set(tag, queries[n * headSize + i]);
            sums[0][n] = hn::MulAdd(a, query, sums[0][n]);
            sums[1][n] = hn::MulAdd(b, query, sums[1][n]);
        }
    }
    for (int n = 0; n < Rows; ++n) {
        hn::StoreU(sums[0][n], tag, scores + n * ChunkPositions);
        hn::StoreU(sums[1][n], tag, scores + n * ChunkPositions + secondOffset);
    }
}

// Turns scores into exp(score - largest), zero from `count` on; gives the largest score and the sum. The sum
// is not a number when a score is not finite, and with it all that is attended.
HWY_INLINE void weighScores(float *scores, std::size_t count, Attended &attended)
{
    const FloatTag tag;
    const Floats lowest = hn::Set(tag, -std::numeric_limits<float>::infinity());
    Floats largest = lowest;
    for (std::size_t i = 0; i < count; i += Lanes)
        largest =
            hn::Max(largest, hn::IfThenElse(hn::FirstN(tag, count - i), hn::LoadU(tag, scores + i), lowest));
    attended.largest = hn::ReduceMax(tag, largest);

    const Floats base = hn::Set(tag, attended.largest);
    Floats sum = hn::Zero(tag);
    for (std::size_t i = 0; i < ChunkPositions; i += Lanes) {
        Floats weight = hn::Zero(tag);
        if (i < count) {
            // Highway's exp() of what is not a number is 0, so the difference is added to keep it: times 0
            // where it is finite, it changes nothing.
            const Floats difference = hn::Sub(hn::LoadU(tag, scores + i), base);
            weight = hn::IfThenElseZero(hn::FirstN(tag, count - i),
                                        hn::MulAdd(difference, hn::Zero(tag), hn::Exp(tag, difference)));
        }
        hn::StoreU(weight, tag, scores + i);
        sum = hn::Add(sum, weight);
    }
    attended.weight = hn::ReduceSum(tag, sum);
}

// sum += weights * values for `Rows` queries and `Vectors` vectors of dimensions, position after position.
template <int Rows, int Vectors>
HWY_INLINE void sumValues(const float *weights, const std::uint16_t *values, std::size_t stride,
                          int positions, Attended *attended, std::size_t dimension)
{
    const FloatTag tag;
    Floats sums[Rows][Vectors];
    HWY_UNROLL(4)
    for (int n = 0; n < Rows; ++n)
        HWY_UNROLL(4)
    for (int v = 0; v < Vectors; ++v)
        sums[n][v] = hn::Zero(tag);
    const std::uint16_t *value = values + dimension;
    for (int position = 0; position < positions; ++position, value += stride) {
        Floats vectors[Vectors];
        HWY_UNROLL(4)
        for (int v = 0; v < Vectors; ++v)
            vectors[v] = loadHalves(value + static_cast<std::size_t>(v) * Lanes);
        HWY_UNROLL(4)
        for (int n = 0; n < Rows; ++n) {
            const Floats weight = hn::Set(tag, weights[n * ChunkPositions + position]);
            HWY_UNROLL(4)
            for (int v = 0; v < Vectors; ++v)
                sums[n][v] = hn::MulAdd(vectors[v], weight, sums[n][v]);
        }
    }
    for (int n = 0; n < Rows; ++n)
        for (int v = 0; v < Vectors; ++v)
            hn::StoreU(sums[n][v], tag, attended[n].sum + dimension + static_cast<std::size_t>(v) * Lanes);
}

template <int Rows>
HWY_INLINE void sumAllValues(const float *weights, const std::uint16_t *values, std::size_t stride,
                             int positions, Attended *attended)
{
    std::size_t dimension = 0;
    for (; dimension + SumVectors * Lanes <= stride; dimension += SumVectors * Lanes)
        sumValues<Rows, SumVectors>(weights, values, stride, positions, attended, dimension);
    for (; dimension < stride; dimension += Lanes)
        sumValues<Rows, 1>(weights, values, stride, positions, attended, dimension);
}

// Calls work(row, integral_constant<int, N>) for runs of N = AtOnce rows and then one by one.
template <int AtOnce, typename Work>
HWY_INLINE void inRuns(int rows, const Work &work)
{
    int row = 0;
    for (; row + AtOnce <= rows; row += AtOnce)
        work(row, std::integral_constant<int, AtOnce>());
    if constexpr (AtOnce > 3)
        for (; row + 3 <= rows; row += 3)
            work(row, std::integral_constant<int, 3>());
    for (; row < rows; ++row)
        work(row, std::integral_constant<int, 1>());
}

void attendChunk(const AttentionQueries &queries, const std::uint16_t *keys, const std::uint16_t *values,
                 int chunk, float *scores, Attended *attended)
{
    const int firstPosition = chunk * ChunkPositions;
    const auto countOf = [&](int row) {
        return std::clamp(queries.positions[row] + 1 - firstPosition, 0, ChunkPositions);
    };
    int positions = 0; // that any of the queries sees
    for (int row = 0; row < queries.rows; ++row)
        positions = std::max(positions, countOf(row));

    const std::size_t blockSize = static_cast<std::size_t>(queries.headSize) * 16;
    const std::uint16_t *chunkKeys = keys + static_cast<std::size_t>(firstPosition / 16) * blockSize;
    // Two vectors of positions at a time; where vectors are as wide as a block these are two blocks.
    for (int position = 0; position < positions; position += 2 * static_cast<int>(Lanes)) {
        const auto at = static_cast<std::size_t>(position);
        const std::size_t next = at + Lanes;
        const std::uint16_t *first = chunkKeys + at / 16 * blockSize + at % 16;
        const std::uint16_t *second = chunkKeys + next / 16 * blockSize + next % 16;
        inRuns<ScoreRows>(queries.rows, [&]<int Rows>(int row, std::integral_constant<int, Rows>) HWY_ATTR {
            scoreRows<Rows>(queries.queries + row * queries.headSize, queries.headSize, first, second,
                            scores + row * ChunkPositions + position, Lanes);
        });
    }

    for (int row = 0; row < queries.rows; ++row)
        weighScores(scores + row * ChunkPositions, static_cast<std::size_t>(countOf(row)), attended[row]);

    const auto stride = static_cast<std::size_t>(queries.valueStride);
    const std::uint16_t *chunkValues = values + static_cast<std::size_t>(firstPosition) * stride;
    inRuns<SumRows>(queries.rows, [&]<int Rows>(int row, std::integral_constant<int, Rows>) HWY_ATTR {
        sumAllValues<Rows>(scores + row * ChunkPositions, chunkValues, stride, positions, attended + row);
    });
}

void toHalves(const float *values, int count, std::uint16_t *halves)
{
    const FloatTag tag;
    const Floats largest = hn::Set(tag, 65504.0f);
    const auto size = static_cast<std::size_t>(count);
    for (std::size_t i = 0; i < size; i += Lanes) {
        const Floats value = hn::LoadN(tag, values + i, size - i);
        const Floats inRange = hn::Clamp(value, hn::Neg(largest), largest);
        // Clamping makes a number of what is none.
        const Floats kept = hn::IfThenElse(hn::IsNaN(value), value, inRange);
        hn::StoreN(hn::DemoteTo(HalfTag(), kept), HalfTag(), reinterpret_cast<hwy::float16_t *>(halves) + i,
                   size - i);
    }
}

} // namespace inference::cpu::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace inference::cpu {

HWY_EXPORT(attendChunk);
HWY_EXPORT(toHalves);

void attendChunk(const AttentionQueries &queries, const std::uint16_t *keys, const std::uint16_t *values,
                 int chunk, float *scores, Attended *attended)
{
    HWY_DYNAMIC_DISPATCH(attendChunk)(queries, keys, values, chunk, scores, attended);
}

void toHalves(const float *values, int count, std::uint16_t *halves)
{
    HWY_DYNAMIC_DISPATCH(toHalves)(values, count, halves);
}

void mergeAttended(Attended &total, const Attended &part, int valueStride)
{
    if (part.weight == 0)
        return;
    const float largest = std::max(total.largest, part.largest);
    const float keep = std::exp(total.largest - largest);
    const float add = std::exp(part.largest - largest);
    total.largest = largest;
    total.weight = total.weight * keep + part.weight * add;
    for (int i = 0; i < valueStride; ++i)
        total.sum[i] = total.sum[i] * keep + part.sum[i] * add;
}

void finishAttended(const Attended &total, int headSize, float *out)
{
    const float inverse = 1.0f / total.weight;
    for (int i = 0; i < headSize; ++i)
        out[i] = total.sum[i] * inverse;
}

} // namespace inference::cpu

#endif
