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
#include "inference/cpu/packed_words-inl.h"

#include <utility>

HWY_BEFORE_NAMESPACE();
namespace inference::cpu::HWY_NAMESPACE {

// Formats. Each knows, for vectors of rows at a block and a group of columns counted in the block:
//   Layout          of a block
//   Group           columns that share a scale
//   Offset          what is subtracted from the stored quants
//   dot             the sums over a group of stored quant * activation, for several vectors at once
//   unpackGroup     the pairs of a group, offset subtracted, one vector every PanelRows lanes
//   scale, minimum  of a group, as floats

// Scales, by their form. One 16-bit float for each group.
template <TensorType Type, ScaleForm = packedForm(Type).scales>
struct Scales {
    static HWY_INLINE Floats scale(RowVector at, std::size_t group)
    {
        return loadHalves(at.block + (group * TileRows + at.row) * 2);
    }
};

// And one that is added.
template <TensorType Type>
struct Scales<Type, ScaleForm::HalfAndMinimum> : Scales<Type, ScaleForm::Half> {
    static HWY_INLINE Floats minimum(RowVector at, std::size_t)
    {
        return loadHalves(at.block + tileLayout(Type).minima + at.row * 2);
    }
};

template <TensorType Type>
struct Scales<Type, ScaleForm::FourBits> {
    static HWY_INLINE Floats scale(RowVector at, std::size_t group)
    {
        return product(at, 0, hn::And(factors(at, group), hn::Set(IntTag(), 15)));
    }
    static HWY_INLINE Floats minimum(RowVector at, std::size_t group)
    {
        return hn::Neg(product(at, tileLayout(Type).minima, hn::ShiftRight<4>(factors(at, group))));
    }

private:
    static HWY_INLINE Ints factors(RowVector at, std::size_t group)
    {
        const hn::Rebind<std::uint8_t, FloatTag> tag;
        const std::byte *bytes = at.block + tileLayout(Type).subScales + group * TileRows + at.row;
        return hn::PromoteTo(IntTag(), hn::LoadU(tag, reinterpret_cast<const std::uint8_t *>(bytes)));
    }

    static HWY_INLINE Floats product(RowVector at, std::size_t outerPart, Ints inner)
    {
        return hn::Mul(loadHalves(at.block + outerPart + at.row * 2), hn::ConvertTo(FloatTag(), inner));
    }
};

template <TensorType Type>
struct Scales<Type, ScaleForm::SixBits> {
    static HWY_INLINE Floats scale(RowVector at, std::size_t group) { return product(at, 0, 2 * group); }
    static HWY_INLINE Floats minimum(RowVector at, std::size_t group)
    {
        return hn::Neg(
            product(at, tileLayout(Type).minima, 2 * group + 1)); // weight = scale * quant - minimum
    }

private:
    static HWY_INLINE Floats product(RowVector at, std::size_t outerPart, std::size_t innerIndex)
    {
        const Floats outer = loadHalves(at.block + outerPart + at.row * 2);
        const Floats inner =
            loadBytes<std::uint8_t>(at.block + tileLayout(Type).subScales + innerIndex * TileRows + at.row);
        return hn::Mul(outer, inner); // exact: 11 bits times 6
    }
};

template <TensorType Type>
struct Scales<Type, ScaleForm::SignedBytes> {
    static HWY_INLINE Floats scale(RowVector at, std::size_t group)
    {
        const Floats outer = loadHalves(at.block + at.row * 2);
        return hn::Mul(
            outer, loadBytes<std::int8_t>(at.block + tileLayout(Type).subScales + group * TileRows + at.row));
    }
};

// What a format is by its row of PackedForms.
template <TensorType Type>
struct Packed : Scales<Type> {
    static constexpr TileLayout Layout = tileLayout(Type);
    static constexpr int Group = packedForm(Type).group;
    static constexpr int Offset = packedForm(Type).offset;
    static constexpr bool HasMinima = packedForm(Type).hasMinima();

    // Of a run, which is a group but where said otherwise: its words of low bits, then that of the high ones.
    static HWY_INLINE UnsignedPairs word(RowVector at, std::size_t run, std::size_t index)
    {
        const std::size_t words = run * Layout.runWords + index;
        return loadWords(at.block + Layout.quants + (words * TileRows + at.row) * 4);
    }
};

template <TensorType Type>
struct Nibbles : Packed<Type> {
    using Packed<Type>::Offset;
    using Packed<Type>::word;

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
        const auto store = [&](std::size_t pair, UnsignedPairs quants)
                               HWY_ATTR { storePair(asSigned(quants), Offset, pair, out); };
        for (std::size_t i = 0; i < 4; ++i) {
            const UnsignedPairs quants = word(at, group, i);
            store(4 * i, bits(quants, 15));
            store(4 * i + 1, bits(hn::ShiftRight<4>(quants), 15));
            store(4 * i + 2, bits(hn::ShiftRight<8>(quants), 15));
            store(4 * i + 3, hn::ShiftRight<12>(quants));
        }
    }
};

// Words of eight nibbles from which eight quants come in bytes: they join the high bits that stand in a word
// behind those of their run, or are places in a list of values.
template <TensorType Type>
struct Bytes : Packed<Type> {
    using Packed<Type>::Group;
    using Packed<Type>::Offset;
    using Packed<Type>::word;

    template <int Vectors>
    static HWY_INLINE void dot(const RowVector (&at)[Vectors], std::size_t group, const std::int16_t *x,
                               Ints (&sums)[Vectors])
    {
        PairSums pairs[Vectors];
        const auto addWord = [&]<int Index>() HWY_ATTR {
            const ActivationPairs activations(x + 8 * Index);
            HWY_UNROLL(4)
            for (int v = 0; v < Vectors; ++v)
                pairs[v].add(quants<Index>(at[v], group), activations);
        };
        forEachWord(addWord);
        for (int v = 0; v < Vectors; ++v)
            sums[v] = pairs[v].total();
    }

    static HWY_INLINE void unpackGroup(RowVector at, std::size_t group, std::int16_t *out)
    {
        forEachWord([&]<int Index>()
                        HWY_ATTR { storePairs(quants<Index>(at, group), Offset, 4 * Index, out); });
    }

private:
    template <int Index>
    static HWY_INLINE ByteQuants quants(RowVector at, std::size_t group)
    {
        const UnsignedPairs low = word(at, group, Index);
        if constexpr (packedForm(Type).isCodebook) {
            return bytesOfCodebook(low, StoredCodebook.data());
        } else {
            constexpr int HighBits = packedForm(Type).highBits;
            constexpr int Shift = 4 - 2 * HighBits * Index;
            const UnsignedPairs high = word(at, group, Group / 8);
            return joinedBytes<HighBits>(low, shifted<Shift>(high), shifted<Shift - HighBits>(high));
        }
    }

    template <typename Visit>
    static HWY_INLINE void forEachWord(const Visit &visit)
    {
        [&]<int... Index>(std::integer_sequence<int, Index...>) HWY_ATTR {
            (visit.template operator()<Index>(), ...);
        }(std::make_integer_sequence<int, Group / 8>());
    }
};

using Q4_0 = Nibbles<TensorType::Q4_0>;
using Q4_1 = Nibbles<TensorType::Q4_1>;
using Q4_K = Nibbles<TensorType::Q4_K>;
using Q5_0 = Bytes<TensorType::Q5_0>;
using Q5_1 = Bytes<TensorType::Q5_1>;
using Q5_K = Bytes<TensorType::Q5_K>;
using Q6_K = Bytes<TensorType::Q6_K>;
using IQ4_NL = Bytes<TensorType::IQ4_NL>;
using IQ4_XS = Bytes<TensorType::IQ4_XS>;

struct Q8_0 : Packed<TensorType::Q8_0> {
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
        const auto store = [&](std::size_t pair, UnsignedPairs quants)
                               HWY_ATTR { storePair(asSigned(quants), Offset, pair, out); };
        for (std::size_t i = 0; i < 8; ++i) {
            const UnsignedPairs quants = word(at, group, i);
            store(2 * i, bits(quants, 0x00ff));
            store(2 * i + 1, hn::ShiftRight<8>(quants));
        }
    }
};

// A word is a group of 16 columns.
struct Q2_K : Packed<TensorType::Q2_K> {
    template <int Vectors>
    static HWY_INLINE void dot(const RowVector (&at)[Vectors], std::size_t group, const std::int16_t *x,
                               Ints (&sums)[Vectors])
    {
        const ActivationPairs first(x);
        const ActivationPairs second(x + 8);
        HWY_UNROLL(4)
        for (int v = 0; v < Vectors; ++v) {
            CrumbSums shifted;
            const UnsignedPairs quants = word(at[v], group, 0);
            addCrumbs(shifted, quants, first);
            addCrumbs(shifted, hn::ShiftRight<8>(quants), second);
            sums[v] = shifted.total();
        }
    }

    static HWY_INLINE void unpackGroup(RowVector at, std::size_t group, std::int16_t *out)
    {
        UnsignedPairs quants = word(at, group, 0);
        for (std::size_t pair = 0; pair < 8; ++pair, quants = hn::ShiftRight<2>(quants))
            storePair(asSigned(bits(quants, 0x0003)), Offset, pair, out);
    }
};

// A run is two groups of 16 columns, a word of low bits each and one of high bits for both.
struct Q3_K : Packed<TensorType::Q3_K> {
    template <int Vectors>
    static HWY_INLINE void dot(const RowVector (&at)[Vectors], std::size_t group, const std::int16_t *x,
                               Ints (&sums)[Vectors])
    {
        const ActivationPairs first(x);
        const ActivationPairs second(x + 8);
        HWY_UNROLL(4)
        for (int v = 0; v < Vectors; ++v) {
            CrumbSums shifted;
            const UnsignedPairs low = word(at[v], group / 2, group % 2);
            const UnsignedPairs high = highBits(at[v], group);
            addThrees(shifted, low, high, high, first);
            addThrees(shifted, hn::ShiftRight<8>(low), hn::ShiftRight<8>(high), hn::ShiftLeft<8>(high),
                      second);
            sums[v] = shifted.total();
        }
    }

    static HWY_INLINE void unpackGroup(RowVector at, std::size_t group, std::int16_t *out)
    {
        UnsignedPairs low = word(at, group / 2, group % 2);
        UnsignedPairs high = hn::ShiftRight<2>(highBits(at, group)); // but that of the last pair, at bit 0
        for (std::size_t pair = 0; pair < 7; ++pair) {
            storePair(asSigned(hn::Or(bits(low, 0x0003), hn::ShiftLeft<2>(bits(high, 0x0001)))), Offset, pair,
                      out);
            low = hn::ShiftRight<2>(low);
            high = hn::ShiftRight<2>(high);
        }
        const UnsignedPairs last = hn::ShiftLeft<2>(bits(highBits(at, group), 0x0001));
        storePair(asSigned(hn::Or(low, last)), Offset, 7, out);
    }

private:
    static HWY_INLINE UnsignedPairs highBits(RowVector at, std::size_t group)
    {
        return hn::ShiftRightSame(word(at, group / 2, 2), static_cast<int>(group % 2));
    }
};

// Calls visit.operator()<Format>() with the format of a quantised type.
template <typename Visit>
HWY_INLINE void withFormat(TensorType type, const Visit &visit)
{
    switch (type) {
    case TensorType::Q4_0: return visit.template operator()<Q4_0>();
    case TensorType::Q4_1: return visit.template operator()<Q4_1>();
    case TensorType::Q5_0: return visit.template operator()<Q5_0>();
    case TensorType::Q5_1: return visit.template operator()<Q5_1>();
    case TensorType::Q8_0: return visit.template operator()<Q8_0>();
    case TensorType::Q2_K: return visit.template operator()<Q2_K>();
    case TensorType::Q3_K: return visit.template operator()<Q3_K>();
    case TensorType::Q4_K: return visit.template operator()<Q4_K>();
    case TensorType::Q5_K: return visit.template operator()<Q5_K>();
    case TensorType::Q6_K: return visit.template operator()<Q6_K>();
    case TensorType::IQ4_NL: return visit.template operator()<IQ4_NL>();
    case TensorType::IQ4_XS: return visit.template operator()<IQ4_XS>();
    default: std::unreachable(); // findWeights() lets no other type through
    }
}

} // namespace inference::cpu::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
