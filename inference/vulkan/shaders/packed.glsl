// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT

// Packed weights (inference/packed/packed_matrix.h). One type's row of PackedForms and its TileLayout come as
// constants, so that a driver compiles a shader for each type out of one source. Lengths are in words.
layout(constant_id = 1) const uint LowBits = 4;
layout(constant_id = 2) const uint HighBits = 0;
layout(constant_id = 3) const uint Offset = 8;
layout(constant_id = 4) const uint ScaleForm = 1;
layout(constant_id = 5) const uint Group = 32;
layout(constant_id = 6) const uint Run = 32;
layout(constant_id = 7) const uint RunWords = 4;
layout(constant_id = 8) const uint RunsPerBlock = 2;
layout(constant_id = 9) const uint BlockWords = 80;
layout(constant_id = 10) const uint MinimaAt = 0;
layout(constant_id = 11) const uint SubScalesAt = 0;
layout(constant_id = 12) const uint QuantsAt = 16;
layout(constant_id = 13) const uint IsCodebook = 0;
layout(constant_id = 14) const uint IsBfloat16 = 0;

const uint TileRows = 16;

// ScaleForm of the C++ side.
const uint None = 0;
const uint Half = 1;
const uint HalfAndMinimum = 2;
const uint FourBits = 3;
const uint SixBits = 4;
const uint SignedBytes = 5;

const bool HasMinima = ScaleForm == HalfAndMinimum || ScaleForm == FourBits || ScaleForm == SixBits;

const float CodebookValues[16] = float[16](-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53,
                                           69, 89, 113);

// Number `index` of an array for the rows of a tile, of which `lane` is one.
float halfAt(Words words, uint array, uint index, uint lane)
{
    const uint pair = words.at[array + index * (TileRows / 2) + lane / 2];
    return unpackHalf2x16(pair >> (lane % 2 * 16)).x;
}

uint byteAt(Words words, uint array, uint index, uint lane)
{
    return words.at[array + index * (TileRows / 4) + lane / 4] >> (lane % 4 * 8) & 0xff;
}

// The scale of a group, and what is added to each of its weights: weight = x * quant + y.
vec2 scaleOf(Words words, uint block, uint group, uint lane)
{
    const float outer = halfAt(words, block, ScaleForm == Half ? group : 0, lane);
    if (ScaleForm == HalfAndMinimum)
        return vec2(outer, halfAt(words, block + MinimaAt, 0, lane));
    if (ScaleForm == FourBits) {
        const uint factors = byteAt(words, block + SubScalesAt, group, lane);
        const float minimum = halfAt(words, block + MinimaAt, 0, lane);
        return vec2(outer * float(factors & 15), -minimum * float(factors >> 4));
    }
    if (ScaleForm == SixBits) {
        const uint scale = byteAt(words, block + SubScalesAt, 2 * group, lane);
        const uint minimum = byteAt(words, block + SubScalesAt, 2 * group + 1, lane);
        return vec2(outer * float(scale), -halfAt(words, block + MinimaAt, 0, lane) * float(minimum));
    }
    float scale = outer;
    if (ScaleForm == SignedBytes)
        scale *= float(int(byteAt(words, block + SubScalesAt, group, lane) << 24) >> 24);
    return vec2(scale, -scale * float(Offset));
}

// Where column `column` of a run has its low bits: the word, and the bit in it.
uint lowWord(uint column)
{
    return column / (32 / LowBits);
}

uint lowBit(uint column)
{
    return LowBits * (column % (32 / LowBits) / 2) + 16 * (column % 2);
}

// Where it has its high bits in the last word of the run; bitOfPair in packed_matrix.cpp.
uint highBit(uint column)
{
    const uint pair = column / 2;
    const uint inHalf = LowBits == 2 ? (2 * (pair % 8) + 2) % 16 + pair / 8
                                     : pair % 4 / 2 * 8 + (pair / 4 * 2 + pair % 2) * HighBits;
    return inHalf + 16 * (column % 2);
}

// A quant of which the low bits and the high ones stand lowest in two words.
float quantOf(uint low, uint high)
{
    uint quant = low & ((1 << LowBits) - 1);
    if (IsCodebook != 0)
        return CodebookValues[quant];
    if (HighBits > 0)
        quant |= (high & ((1 << HighBits) - 1)) << LowBits;
    return float(int(quant)); // signed, which more devices convert at once
}

// The words that hold eight quants from column `inRun` of a run on, of the row that has the word `run` of it.
struct EightWords {
    uint low; // the first quant's bits lowest
    uint second;
    uint high;
};

EightWords eightWords(Words words, uint run, uint inRun)
{
    const uint low = words.at[run + lowWord(inRun) * TileRows] >> LowBits * (inRun % (32 / LowBits)) / 2;
    const uint second = LowBits == 8 ? words.at[run + lowWord(inRun + 4) * TileRows] : low;
    const uint high = HighBits > 0 ? words.at[run + (RunWords - 1) * TileRows] : 0;
    return EightWords(low, second, high);
}

void eightQuants(EightWords words, uint inRun, out float quants[8])
{
    [[unroll]] for (uint i = 0; i < 8; ++i)
        quants[i] = quantOf((i < 4 ? words.low : words.second) >> lowBit(i),
                            HighBits > 0 ? words.high >> highBit(inRun + i) : 0);
}

// Where a group of columns is in a tile, in words: its block and its run; and its number in the block.
struct PackedGroup {
    uint block;
    uint run;
    uint inRun; // its first column
    uint inBlock;
};

PackedGroup packedGroup(uint group)
{
    const uint run = group * Group / Run;
    const uint block = run / RunsPerBlock * BlockWords;
    return PackedGroup(block, block + QuantsAt + run % RunsPerBlock * RunWords * TileRows, group * Group % Run,
                       group % (RunsPerBlock * (Run / Group)));
}

// A weight that is a float in the file.
float floatAt(Words words, uint tile, uint column, uint lane)
{
    if (LowBits == 32)
        return uintBitsToFloat(words.at[tile + column * TileRows + lane]);
    const uint half16 = words.at[tile + column * (TileRows / 2) + lane / 2] >> (lane % 2 * 16);
    return IsBfloat16 != 0 ? uintBitsToFloat(half16 << 16) : unpackHalf2x16(half16).x;
}
