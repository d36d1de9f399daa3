// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT

// The formats of packed weights as vectors see them. Included once for each set of instructions, so it has no
// guard of the usual kind.
#if defined(INFERENCE_CPU_PACKED_FORMATS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef INFERENCE_CPU_PACKED_FORMATS_INL_H_
#undef INFERENCE_CPU_PACKED_FORMATS_INL_H_
#else
#define INFERENCE_CPU_PACKED_FORMATS_INL_H_
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

// The rows that a vector holds: Lanes rows of a tile from `row` on, a multiple of Lanes, at one block of columns.
struct RowVector {
    const std::byte *block;
    std::size_t row;
};

// Sums of quants that were left where they stood in their words, 0, 4, 8 and 0 bits up, which saves the shifts.
// The tightest fits by 1.6 %: four products of 63 << 8 and 32767 (6 bits) are below 2^31. So activations are
// never -32768.
struct ShiftedSums {
    Ints at0, at4, at8, top;

    HWY_INLINE ShiftedSums() { at0 = at4 = at8 = top = hn::Zero(IntTag()); }

    HWY_INLINE Ints total() const
    {
        return hn::Add(hn::Add(at0, top), hn::Add(hn::ShiftRight<4>(at4), hn::ShiftRight<8>(at8)));
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

// 6 bits: the high ones stand where a mask finds them above the nibbles (highBitsWord in packed_matrix.cpp);
// `high3` are those of the last pair, at bit 4.
HWY_INLINE void addSixBits(ShiftedSums &sums, UnsignedPairs low, UnsignedPairs high, UnsignedPairs high3,
                           const ActivationPairs &x)
{
    const auto join = [](UnsignedPairs nibble, UnsignedPairs word, std::uint16_t mask) HWY_ATTR {
        return asSigned(hn::OrAnd(nibble, word, hn::Set(UnsignedPairTag(), mask)));
    };
    sums.at0 = addPairProducts(sums.at0, join(bits(low, 0x000f), high, 0x0030), x.pairs[0]);
    sums.at4 = addPairProducts(sums.at4, join(bits(low, 0x00f0), high, 0x0300), x.pairs[1]);
    sums.at8 = addPairProducts(sums.at8, join(bits(low, 0x0f00), high, 0x3000), x.pairs[2]);
    sums.top = addPairProducts(sums.top, join(hn::ShiftRight<12>(low), high3, 0x0030), x.pairs[3]);
}

// Formats. Each knows, for vectors of rows at a block and a group of columns counted in the block:
//   Layout          of a block
//   Group           columns that share a scale
//   Offset          what is subtracted from the stored quants
//   dot             the sums over a group of stored quant * activation, for several vectors at once
//   unpackGroup     the pairs of a group, offset subtracted, one vector every PanelRows lanes
//   scale, minimum  of a group, as floats

// One 16-bit float for each group.
struct HalfScales {
    static HWY_INLINE Floats scale(RowVector at, std::size_t group)
    {
        return loadHalves(at.block + (group * TileRows + at.row) * 2);
    }
};

template <TensorType Type, int QuantOffset>
struct Nibbles {
    static constexpr TileLayout Layout = tileLayout(Type);
    static constexpr int Group = 32;
    static constexpr int Offset = QuantOffset;

    static HWY_INLINE UnsignedPairs word(RowVector at, std::size_t group, std::size_t index)
    {
        return loadWords(at.block + Layout.quants + ((group * 4 + index) * TileRows + at.row) * 4);
    }

    template <int Vectors>
    static HWY_INLINE void dot(const RowVector (&at)[Vectors], std::size_t group, const std::int16_t *x,
                               Ints (&sums)[Vectors])
    {
        ShiftedSums shifted[Vectors];
        HWY_UNROLL(4)
        for (std::size_t i = 0; i < 4; ++i) {
            const ActivationPairs activations(x + 8 * i);
            HWY_UNROLL(4)
            for (int v = 0; v < Vectors; ++v)
                addNibbles(shifted[v], word(at[v], group, i), activations);
        }
        for (int v = 0; v < Vectors; ++v)
            sums[v] = shifted[v].total();
    }

    static HWY_INLINE void unpackGroup(RowVector at, std::size_t group, std::int16_t *out)
    {
        const Pairs offset = hn::Set(PairTag(), static_cast<std::int16_t>(Offset));
        const auto store = [&](std::size_t pair, UnsignedPairs quants) HWY_ATTR {
            hn::StoreU(hn::Sub(asSigned(quants), offset), PairTag(), out + pair * 2 * PanelRows);
        };
        for (std::size_t i = 0; i < 4; ++i) {
            const UnsignedPairs quants = word(at, group, i);
            store(4 * i, bits(quants, 15));
            store(4 * i + 1, bits(hn::ShiftRight<4>(quants), 15));
            store(4 * i + 2, bits(hn::ShiftRight<8>(quants), 15));
            store(4 * i + 3, hn::ShiftRight<12>(quants));
        }
    }
};

struct Q4_0 : Nibbles<TensorType::Q4_0, 8>, HalfScales {
    static constexpr bool HasMinima = false;
};

struct Q4_1 : Nibbles<TensorType::Q4_1, 0>, HalfScales {
    static constexpr bool HasMinima = true;

    static HWY_INLINE Floats minimum(RowVector at, std::size_t)
    {
        return loadHalves(at.block + Layout.minima + at.row * 2);
    }
};

struct Q4_K : Nibbles<TensorType::Q4_K, 0> {
    static constexpr bool HasMinima = true;

    static HWY_INLINE Floats scale(RowVector at, std::size_t group) { return product(at, 0, 2 * group); }
    static HWY_INLINE Floats minimum(RowVector at, std::size_t group)
    {
        return hn::Neg(product(at, Layout.minima, 2 * group + 1)); // weight = scale * quant - minimum
    }

private:
    static HWY_INLINE Floats product(RowVector at, std::size_t outerPart, std::size_t innerIndex)
    {
        const Floats outer = loadHalves(at.block + outerPart + at.row * 2);
        const Floats inner =
            loadBytes<std::uint8_t>(at.block + Layout.subScales + innerIndex * TileRows + at.row);
        return hn::Mul(outer, inner); // exact: 11 bits times 6
    }
};

struct Q8_0 : HalfScales {
    static constexpr TileLayout Layout = tileLayout(TensorType::Q8_0);
    static constexpr int Group = 32;
    static constexpr int Offset = 128;
    static constexpr bool HasMinima = false;

    static HWY_INLINE UnsignedPairs word(RowVector at, std::size_t group, std::size_t index)
    {
        return loadWords(at.block + Layout.quants + ((group * 8 + index) * TileRows + at.row) * 4);
    }

    template <int Vectors>
    static HWY_INLINE void dot(const RowVector (&at)[Vectors], std::size_t group, const std::int16_t *x,
                               Ints (&sums)[Vectors])
    {
        Ints low[Vectors], high[Vectors];
        for (int v = 0; v < Vectors; ++v)
            low[v] = high[v] = hn::Zero(IntTag());
        HWY_UNROLL(8)
        for (std::size_t i = 0; i < 8; ++i) {
            const Pairs first = broadcastPair(x + 4 * i);
            const Pairs second = broadcastPair(x + 4 * i + 2);
            HWY_UNROLL(4)
            for (int v = 0; v < Vectors; ++v) {
                const UnsignedPairs quants = word(at[v], group, i);
                low[v] = addPairProducts(low[v], asSigned(bits(quants, 0x00ff)), first);
                high[v] = addPairProducts(high[v], asSigned(hn::ShiftRight<8>(quants)), second);
            }
        }
        for (int v = 0; v < Vectors; ++v)
            sums[v] = hn::Add(low[v], high[v]);
    }

    static HWY_INLINE void unpackGroup(RowVector at, std::size_t group, std::int16_t *out)
    {
        const Pairs offset = hn::Set(PairTag(), static_cast<std::int16_t>(Offset));
        const auto store = [&](std::size_t pair, UnsignedPairs quants) HWY_ATTR {
            hn::StoreU(hn::Sub(asSigned(quants), offset), PairTag(), out + pair * 2 * PanelRows);
        };
        for (std::size_t i = 0; i < 8; ++i) {
            const UnsignedPairs quants = word(at, group, i);
            store(2 * i, bits(quants, 0x00ff));
            store(2 * i + 1, hn::ShiftRight<8>(quants));
        }
    }
};

struct Q6_K {
    static constexpr TileLayout Layout = tileLayout(TensorType::Q6_K);
    static constexpr int Group = 16;
    static constexpr int Offset = 32;
    static constexpr bool HasMinima = false;

    static HWY_INLINE UnsignedPairs low(RowVector at, std::size_t group, std::size_t index)
    {
        return loadWords(at.block + Layout.quants + ((group * 3 + index) * TileRows + at.row) * 4);
    }
    static HWY_INLINE UnsignedPairs high(RowVector at, std::size_t group)
    {
        return low(at, group, 2); // it stands behind the two low words
    }

    template <int Vectors>
    static HWY_INLINE void dot(const RowVector (&at)[Vectors], std::size_t group, const std::int16_t *x,
                               Ints (&sums)[Vectors])
    {
        const ActivationPairs first(x);
        const ActivationPairs second(x + 8);
        HWY_UNROLL(4)
        for (int v = 0; v < Vectors; ++v) {
            ShiftedSums shifted;
            const UnsignedPairs h = high(at[v], group);
            addSixBits(shifted, low(at[v], group, 0), h, hn::ShiftLeft<4>(h), first);
            addSixBits(shifted, low(at[v], group, 1), hn::ShiftRight<2>(h), hn::ShiftLeft<2>(h), second);
            sums[v] = shifted.total();
        }
    }

    static HWY_INLINE void unpackGroup(RowVector at, std::size_t group, std::int16_t *out)
    {
        const UnsignedPairs h = high(at, group);
        unpackEight(low(at, group, 0), h, hn::ShiftLeft<4>(h), out);
        unpackEight(low(at, group, 1), hn::ShiftRight<2>(h), hn::ShiftLeft<2>(h), out + 4 * 2 * PanelRows);
    }
    static HWY_INLINE Floats scale(RowVector at, std::size_t group)
    {
        const Floats outer = loadHalves(at.block + at.row * 2);
        return hn::Mul(outer,
                       loadBytes<std::int8_t>(at.block + Layout.subScales + group * TileRows + at.row));
    }

private:
    static HWY_INLINE void unpackEight(UnsignedPairs nibbles, UnsignedPairs high, UnsignedPairs high3,
                                       std::int16_t *out)
    {
        const Pairs offset = hn::Set(PairTag(), static_cast<std::int16_t>(Offset));
        const auto store = [&](int pair, UnsignedPairs quants) HWY_ATTR {
            hn::StoreU(hn::Sub(asSigned(quants), offset), PairTag(), out + pair * 2 * PanelRows);
        };
        store(0, hn::Or(bits(nibbles, 0x000f), bits(high, 0x0030)));
        store(1, hn::ShiftRight<4>(hn::Or(bits(nibbles, 0x00f0), bits(high, 0x0300))));
        store(2, hn::ShiftRight<8>(hn::Or(bits(nibbles, 0x0f00), bits(high, 0x3000))));
        store(3, hn::Or(hn::ShiftRight<12>(nibbles), bits(high3, 0x0030)));
    }
};

} // namespace inference::cpu::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
