// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT

// Vectors of floats and of 16-bit floats. Included once for each set of instructions, so it has no guard of
// the usual kind.
#if defined(INFERENCE_CPU_HALF_VECTORS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef INFERENCE_CPU_HALF_VECTORS_INL_H_
#undef INFERENCE_CPU_HALF_VECTORS_INL_H_
#else
#define INFERENCE_CPU_HALF_VECTORS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstddef>
#include <limits>

HWY_BEFORE_NAMESPACE();
namespace inference::cpu::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Of at most 16 lanes: wider ones would not divide tiles and blocks of keys.
using FloatTag = hn::CappedTag<float, 16>;
using HalfTag = hn::Rebind<hwy::float16_t, FloatTag>;
using Floats = hn::Vec<FloatTag>;

constexpr std::size_t Lanes = HWY_MAX_LANES_D(FloatTag);

// `halves` are Lanes 16-bit floats at any alignment.
HWY_INLINE Floats loadHalves(const void *halves)
{
    const FloatTag tag;
    const Floats values =
        hn::PromoteTo(tag, hn::LoadU(HalfTag(), static_cast<const hwy::float16_t *>(halves)));
#if HWY_ARCH_X86 && HWY_TARGET > HWY_AVX2
    // Without an instruction for it, infinity and what is not a number come out as numbers above all others.
    return hn::IfThenElse(hn::Gt(hn::Abs(values), hn::Set(tag, 65504.0f)),
                          hn::Set(tag, std::numeric_limits<float>::quiet_NaN()), values);
#else
    return values;
#endif
}

} // namespace inference::cpu::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
