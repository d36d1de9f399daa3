// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/cpu/row_kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/cpu/row_kernels.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include <hwy/contrib/math/math-inl.h>

HWY_BEFORE_NAMESPACE();
namespace inference::cpu::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using FloatTag = hn::CappedTag<float, 16>;
using IntTag = hn::RebindToSigned<FloatTag>;
constexpr std::size_t Lanes = HWY_MAX_LANES_D(FloatTag);

void rmsNorm(std::span<const float> x, std::span<const float> gain, float epsilon, float *out)
{
    const FloatTag tag;
    const std::size_t size = x.size();
    auto squares = hn::Zero(tag);
    for (std::size_t i = 0; i < size; i += Lanes) {
        const auto v = hn::LoadN(tag, x.data() + i, size - i);
        squares = hn::MulAdd(v, v, squares);
    }
    const float mean = hn::ReduceSum(tag, squares) / static_cast<float>(size);
    const auto scale = hn::Set(tag, 1.0f / std::sqrt(mean + epsilon));
    for (std::size_t i = 0; i < size; i += Lanes) {
        const auto v = hn::Mul(hn::LoadN(tag, x.data() + i, size - i), scale);
        hn::StoreN(hn::Mul(v, hn::LoadN(tag, gain.data() + i, size - i)), tag, out + i, size - i);
    }
}

void swiglu(std::span<const float> gate, const float *up, float *out)
{
    const FloatTag tag;
    const auto one = hn::Set(tag, 1.0f);
    const auto highest =
        hn::Set(tag, 88.0f); // exp() beyond would not be finite, and z / exp(88) is as good as 0
    for (std::size_t i = 0; i < gate.size(); i += Lanes) {
        const std::size_t left = gate.size() - i;
        const auto z = hn::LoadN(tag, gate.data() + i, left);
        const auto silu = hn::Div(z, hn::Add(one, hn::Exp(tag, hn::Min(hn::Neg(z), highest))));
        hn::StoreN(hn::Mul(silu, hn::LoadN(tag, up + i, left)), tag, out + i, left);
    }
}

void quantizeRow(const Activations &x, int row)
{
    const FloatTag tag;
    const IntTag intTag;
    const hn::Rebind<std::int16_t, FloatTag> shortTag;
    const auto columns = static_cast<std::size_t>(x.columns);
    const auto r = static_cast<std::size_t>(row);
    const float *values = x.values + r * columns;
    std::int16_t *quants = x.quants + r * columns;
    std::int32_t *sums = x.sums + r * (columns / 16);
    float *scales = x.scales + r * (columns / 32);
    float *scaledSums = x.scaledSums + r * (columns / 32);

    for (std::size_t block = 0; block < columns / 32; ++block, values += 32, quants += 32, sums += 2) {
        auto largest = hn::Zero(tag);
        auto nothing = hn::Zero(tag); // stays 0 unless a value is not finite
        for (std::size_t i = 0; i < 32; i += Lanes) {
            const auto value = hn::LoadU(tag, values + i);
            largest = hn::Max(largest, hn::Abs(value));
            nothing = hn::Add(nothing, hn::Sub(value, value));
        }
        const float range = hn::ReduceMax(tag, largest);
        if (hn::ReduceSum(tag, nothing) != 0) {
            // Not a number times 0 is not a number: it must reach the logits, where somebody looks for it.
            std::fill_n(quants, 32, std::int16_t{0});
            sums[0] = sums[1] = 0;
            scales[block] = scaledSums[block] = std::numeric_limits<float>::quiet_NaN();
            continue;
        }
        const bool isZero = !(range > 1e-30f); // the inverse would not be finite
        const auto inverse = hn::Set(tag, isZero ? 0.0f : 32767.0f / range);
        for (std::size_t half = 0; half < 2; ++half) {
            auto sum = hn::Zero(intTag);
            for (std::size_t i = 16 * half; i < 16 * half + 16; i += Lanes) {
                const auto quant = hn::NearestInt(hn::Mul(hn::LoadU(tag, values + i), inverse));
                hn::StoreU(hn::DemoteTo(shortTag, quant), shortTag, quants + i);
                sum = hn::Add(sum, quant);
            }
            sums[half] = hn::ReduceSum(intTag, sum);
        }
        scales[block] = isZero ? 0.0f : range / 32767.0f;
        scaledSums[block] = scales[block] * static_cast<float>(sums[0] + sums[1]);
    }
}

} // namespace inference::cpu::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace inference::cpu {

HWY_EXPORT(rmsNorm);
HWY_EXPORT(swiglu);
HWY_EXPORT(quantizeRow);

void rmsNorm(std::span<const float> x, std::span<const float> gain, float epsilon, float *out)
{
    HWY_DYNAMIC_DISPATCH(rmsNorm)(x, gain, epsilon, out);
}

void swiglu(std::span<const float> gate, const float *up, float *out)
{
    HWY_DYNAMIC_DISPATCH(swiglu)(gate, up, out);
}

void quantizeRow(const Activations &x, int row)
{
    HWY_DYNAMIC_DISPATCH(quantizeRow)(x, row);
}

void rotate(float *head, std::span<const float> cosinesAndSines)
{
    for (std::size_t i = 0; i < cosinesAndSines.size(); i += 2) {
        const float cosine = cosinesAndSines[i];
        const float sine = cosinesAndSines[i + 1];
        const float first = head[i];
        const float second = head[i + 1];
        head[i] = first * cosine - second * sine;
        head[i + 1] = first * sine + second * cosine;
    }
}

} // namespace inference::cpu

#endif
