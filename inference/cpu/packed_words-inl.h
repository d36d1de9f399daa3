// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT

// Words of packed weights as vectors see them: how quants come out of them, and their products with
// activations. Included once for each set of instructions, so it has no guard of the usual kind.
#if defined(INFERENCE_CPU_PACKED_WORDS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef INFERENCE_CPU_PACKED_WORDS_INL_H_
#undef INFERENCE_CPU_PACKED_WORDS_INL_H_
#else
#define INFERENCE_CPU_PACKED_WORDS_INL_H_
#endif

#include "inference/cpu/matmul_kernels.h"

#include <hwy/highway.h>

#include "inference/cpu/half_vectors-inl.h"

#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace inference::cpu::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using gguf::TensorType;

static_assert(hn::MaxLanes(FloatTag()) <= TileRows); // a whole number of vectors is a tile
using IntTag = hn::RebindToSigned<FloatTag>;
using WordTag = hn::RebindToUnsigned<FloatTag>;
using PairTag = hn::Repartition<std::int16_t, IntTag>; // two 16-bit numbers in each lane
using UnsignedPairTag = hn::RebindToUnsigned<PairTag>;
using Ints = hn::Vec<IntTag>;
using Pairs = hn::Vec<PairTag>;
using UnsignedPairs = hn::Vec<UnsignedPairTag>;

// sum + a.first * b.first + a.second * b.second in each lane.
HWY_INLINE Ints addPairProducts(Ints sum, Pairs a, Pairs b)
{
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
    Ints unused = hn::Zero(IntTag());
    return hn::ReorderWidenMulAccumulate(IntTag(), a, b, sum, unused);
#else
    return hn::Add(sum, hn::WidenMulPairwiseAdd(IntTag(), a, b));
#endif
}

HWY_INLINE Pairs broadcastPair(const std::int16_t *pair)
{
    std::int32_t word;
    std::memcpy(&word, pair, 4);
    return hn::BitCast(PairTag(), hn::Set(IntTag(), word));
}

HWY_INLINE UnsignedPairs loadWords(const std::byte *words)
{
    return hn::BitCast(UnsignedPairTag(),
                       hn::LoadU(WordTag(), reinterpret_cast<const std::uint32_t *>(words)));
}

template <typename Integer>
HWY_INLINE Floats loadBytes(const std::byte *bytes)
{
    const hn::Rebind<Integer, FloatTag> tag;
    const Ints wide = hn::PromoteTo(IntTag(), hn::LoadU(tag, reinterpret_cast<const Integer *>(bytes)));
    return hn::ConvertTo(FloatTag(), wide);
}

HWY_INLINE UnsignedPairs bits(UnsignedPairs words, std::uint16_t mask)
{
    return hn::And(words, hn::Set(UnsignedPairTag(), mask));
}

HWY_INLINE Pairs asSigned(UnsignedPairs pairs)
{
    return hn::BitCast(PairTag(), pairs);
}

// To the left, or to the right where `Places` is less than 0.
template <int Places>
HWY_INLINE UnsignedPairs shifted(UnsignedPairs pairs)
{
    if constexpr (Places >= 0)
        return hn::ShiftLeft<Places>(pairs);
    else
        return hn::ShiftRight<-Places>(pairs);
}

// The rows that a vector holds: Lanes rows of a tile from `row` on, a multiple of Lanes, at one block of
// columns.
struct RowVector {
    const std::byte *block;
    std::size_t row;
};

// Sums of nibbles that were left where they stood in their words, 0, 4, 8 and 0 bits up, which saves the
// shifts: eight products of 15 << 8 and 32767 are below 2^31.
struct ShiftedSums {
    Ints at0, at4, at8, top;

    HWY_INLINE ShiftedSums() { at0 = at4 = at8 = top = hn::Zero(IntTag()); }

    HWY_INLINE Ints total() const
    {
        return hn::Add(hn::Add(at0, top), hn::Add(hn::ShiftRight<4>(at4), hn::ShiftRight<8>(at8)));
    }
};

// The same of quants of 2 or 3 bits, which stood 0, 2, 4 and 6 bits up.
struct CrumbSums {
    Ints at0, at2, at4, at6;

    HWY_INLINE CrumbSums() { at0 = at2 = at4 = at6 = hn::Zero(IntTag()); }

    HWY_INLINE Ints total() const
    {
        return hn::Add(hn::Add(at0, hn::ShiftRight<2>(at2)),
                       hn::Add(hn::ShiftRight<4>(at4), hn::ShiftRight<6>(at6)));
    }
};

// The four pairs of eight activations, each in every lane.
struct ActivationPairs {
    Pairs pairs[4];

    HWY_INLINE explicit ActivationPairs(const std::int16_t *x)
    {
        for (int i = 0; i < 4; ++i)
            pairs[i] = broadcastPair(x + 2 * i);
    }
};

// 4 bits: eight columns a word.
HWY_INLINE void addNibbles(ShiftedSums &sums, UnsignedPairs words, const ActivationPairs &x)
{
    sums.at0 = addPairProducts(sums.at0, asSigned(bits(words, 0x000f)), x.pairs[0]);
    sums.at4 = addPairProducts(sums.at4, asSigned(bits(words, 0x00f0)), x.pairs[1]);
    sums.at8 = addPairProducts(sums.at8, asSigned(bits(words, 0x0f00)), x.pairs[2]);
    sums.top = addPairProducts(sums.top, asSigned(hn::ShiftRight<12>(words)), x.pairs[3]);
}

// Bits of one word over those of another.
HWY_INLINE UnsignedPairs joined(UnsignedPairs low, std::uint16_t lowMask, UnsignedPairs high,
                                std::uint16_t highMask)
{
    return hn::OrAnd(bits(low, lowMask), high, hn::Set(UnsignedPairTag(), highMask));
}

// Eight quants of up to 8 bits, each in a byte.
struct ByteQuants {
    UnsignedPairs even; // pair 0 in the low bytes, pair 2 in the high ones
    UnsignedPairs odd;  // pairs 1 and 3

    template <int Pair>
    HWY_INLINE Pairs pair() const
    {
        const UnsignedPairs both = Pair % 2 == 0 ? even : odd;
        return asSigned(Pair < 2 ? bits(both, 0x00ff) : hn::ShiftRight<8>(both));
    }
};

// 5 or 6 bits: a word of eight nibbles and the high ones of its columns, which are brought above them byte
// by byte (bitOfPair in packed_matrix.cpp): first those of the nibbles that are low in their bytes, then
// those of the others, in bits 4 and 5 of the bytes.
template <int HighBits>
HWY_INLINE ByteQuants joinedBytes(UnsignedPairs low, UnsignedPairs highOfEven, UnsignedPairs highOfOdd)
{
    constexpr std::uint16_t mask = 0x1010 * ((1 << HighBits) - 1);
    return {joined(low, 0x0f0f, highOfEven, mask), joined(hn::ShiftRight<4>(low), 0x0f0f, highOfOdd, mask)};
}

// 4 bits that are places in a list of 16 bytes.
HWY_INLINE ByteQuants bytesOfCodebook(UnsignedPairs words, const std::uint8_t *codebook)
{
    const hn::Repartition<std::uint8_t, UnsignedPairTag> tag;
    const auto table = hn::LoadDup128(tag, codebook);
    const auto values = [&](UnsignedPairs places) HWY_ATTR {
        return hn::BitCast(UnsignedPairTag(),
                           hn::TableLookupBytes(table, hn::BitCast(tag, bits(places, 0x0f0f))));
    };
    return {values(words), values(hn::ShiftRight<4>(words))};
}

// Two sums, so that none waits for the one before.
struct PairSums {
    Ints first, second;

    HWY_INLINE PairSums() { first = second = hn::Zero(IntTag()); }

    HWY_INLINE void add(const ByteQuants &quants, const ActivationPairs &x)
    {
        first = addPairProducts(first, quants.pair<0>(), x.pairs[0]);
        second = addPairProducts(second, quants.pair<1>(), x.pairs[1]);
        first = addPairProducts(first, quants.pair<2>(), x.pairs[2]);
        second = addPairProducts(second, quants.pair<3>(), x.pairs[3]);
    }

    HWY_INLINE Ints total() const { return hn::Add(first, second); }
};

// The low eight bits of both halves of a word: eight columns of 2 bits.
HWY_INLINE void addCrumbs(CrumbSums &sums, UnsignedPairs low, const ActivationPairs &x)
{
    sums.at0 = addPairProducts(sums.at0, asSigned(bits(low, 0x0003)), x.pairs[0]);
    sums.at2 = addPairProducts(sums.at2, asSigned(bits(low, 0x000c)), x.pairs[1]);
    sums.at4 = addPairProducts(sums.at4, asSigned(bits(low, 0x0030)), x.pairs[2]);
    sums.at6 = addPairProducts(sums.at6, asSigned(bits(low, 0x00c0)), x.pairs[3]);
}

// With a third bit; `high3` is that of the last pair, at bit 8.
HWY_INLINE void addThrees(CrumbSums &sums, UnsignedPairs low, UnsignedPairs high, UnsignedPairs high3,
                          const ActivationPairs &x)
{
    sums.at0 = addPairProducts(sums.at0, asSigned(joined(low, 0x0003, high, 0x0004)), x.pairs[0]);
    sums.at2 = addPairProducts(sums.at2, asSigned(joined(low, 0x000c, high, 0x0010)), x.pairs[1]);
    sums.at4 = addPairProducts(sums.at4, asSigned(joined(low, 0x0030, high, 0x0040)), x.pairs[2]);
    sums.at6 = addPairProducts(sums.at6, asSigned(joined(low, 0x00c0, high3, 0x0100)), x.pairs[3]);
}

// Unpacked quants: pair `pair` of a group for a vector of rows, `offset` subtracted. A vector every PanelRows
// lanes.
HWY_INLINE void storePair(Pairs quants, int offset, std::size_t pair, std::int16_t *group)
{
    const Pairs subtracted = hn::Set(PairTag(), static_cast<std::int16_t>(offset));
    hn::StoreU(hn::Sub(quants, subtracted), PairTag(), group + pair * 2 * PanelRows);
}

// The same for four pairs from `pair` on.
HWY_INLINE void storePairs(const ByteQuants &quants, int offset, std::size_t pair, std::int16_t *group)
{
    storePair(quants.pair<0>(), offset, pair, group);
    storePair(quants.pair<1>(), offset, pair + 1, group);
    storePair(quants.pair<2>(), offset, pair + 2, group);
    storePair(quants.pair<3>(), offset, pair + 3, group);
}

} // namespace inference::cpu::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
