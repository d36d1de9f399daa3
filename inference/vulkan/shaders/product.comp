#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#include "buffers.glsl"
#include "packed.glsl"
#include "products.glsl"

// The product for devices with few wide cores.
// An invocation takes one row of each of RowVectors runs of GroupSize rows, and Tokens tokens: a word of
// weights is read once for all tokens, and what is read of x serves all rows. Sums go through the columns in
// their order whatever the number of tokens, so a token has the same bits alone and among others.
//
// The build gives ROW_VECTORS and TOKENS. They are no specialisation constants, because loops over them must
// be unrolled for the sums to be registers, and not every driver unrolls what it specialises. For the same
// reason nothing leaves such a loop early.
const uint RowVectors = ROW_VECTORS;
const uint Tokens = TOKENS;

// Eight numbers of x for each token, one in each of the first eight invocations of a subgroup and their like.
const uint Shared = 8;

uint tiles[RowVectors];
uint lanes[RowVectors];
uint tokenRows[Tokens]; // of x
float sums[RowVectors * Tokens];

void multiplyFloats()
{
    [[dont_unroll]] for (uint first = 0; first < columns; first += Shared) {
        const uint mine = first + gl_SubgroupInvocationID % Shared;
        float numbers[Tokens];
        [[unroll]] for (uint t = 0; t < Tokens; ++t)
            numbers[t] = mine < columns ? x.at[tokenRows[t] + mine] : 0;
        [[unroll]] for (uint i = 0; i < Shared; ++i) {
            const uint column = min(first + i, columns - 1);
            float weight[RowVectors];
            [[unroll]] for (uint r = 0; r < RowVectors; ++r)
                weight[r] = floatAt(product.weights, tiles[r], column, lanes[r]);
            [[unroll]] for (uint t = 0; t < Tokens; ++t) {
                const float number = subgroupBroadcast(numbers[t], i);
                [[unroll]] for (uint r = 0; r < RowVectors; ++r)
                    sums[r * Tokens + t] += weight[r] * number;
            }
        }
    }
}

void multiplyQuants()
{
    const uint wordColumns = 32 / LowBits;
    [[dont_unroll]] for (uint group = 0; group < columns / Group; ++group) {
        const PackedGroup place = packedGroup(group);
        float dots[RowVectors * Tokens];
        float totals[Tokens]; // of x
        [[unroll]] for (uint i = 0; i < RowVectors * Tokens; ++i)
            dots[i] = 0;
        [[unroll]] for (uint t = 0; t < Tokens; ++t)
            totals[t] = 0;

        [[dont_unroll]] for (uint first = 0; first < Group; first += Shared) {
            const uint inRun = place.inRun + first;
            // Eight columns are a word, a half or two words.
            uint low[RowVectors];
            uint second[RowVectors];
            uint high[RowVectors];
            [[unroll]] for (uint r = 0; r < RowVectors; ++r) {
                const uint at = tiles[r] + place.run + lanes[r];
                low[r] = product.weights.at[at + lowWord(inRun) * TileRows] >> LowBits * (inRun % wordColumns) / 2;
                if (LowBits == 8)
                    second[r] = product.weights.at[at + lowWord(inRun + 4) * TileRows];
                if (HighBits > 0)
                    high[r] = product.weights.at[at + (RunWords - 1) * TileRows];
            }
            float numbers[Tokens];
            [[unroll]] for (uint t = 0; t < Tokens; ++t)
                numbers[t] = x.at[tokenRows[t] + group * Group + first + gl_SubgroupInvocationID % Shared];
            [[unroll]] for (uint i = 0; i < Shared; ++i) {
                float quants[RowVectors];
                [[unroll]] for (uint r = 0; r < RowVectors; ++r) {
                    const uint word = LowBits == 8 && i >= 4 ? second[r] : low[r];
                    quants[r] = quantOf(word >> lowBit(i), HighBits > 0 ? high[r] >> highBit(inRun + i) : 0);
                }
                [[unroll]] for (uint t = 0; t < Tokens; ++t) {
                    const float number = subgroupBroadcast(numbers[t], i);
                    if (HasMinima || Offset > 0)
                        totals[t] += number;
                    [[unroll]] for (uint r = 0; r < RowVectors; ++r)
                        dots[r * Tokens + t] += quants[r] * number;
                }
            }
        }

        [[unroll]] for (uint r = 0; r < RowVectors; ++r) {
            const vec2 scale = scaleOf(product.weights, tiles[r] + place.block, place.inBlock, lanes[r]);
            [[unroll]] for (uint t = 0; t < Tokens; ++t) {
                sums[r * Tokens + t] += scale.x * dots[r * Tokens + t];
                if (HasMinima || Offset > 0)
                    sums[r * Tokens + t] += scale.y * totals[t];
            }
        }
    }
}

void main()
{
    chooseProduct();
    const uint firstRow =
        (gl_WorkGroupID.x - product.firstGroup) * GroupSize * RowVectors + gl_LocalInvocationID.x;
    const uint firstToken = gl_WorkGroupID.y * Tokens;
    // Rows and tokens beyond the last are computed like it and not written.
    [[unroll]] for (uint r = 0; r < RowVectors; ++r) {
        const uint row = min(firstRow + r * GroupSize, product.rows - 1);
        tiles[r] = row / TileRows * tileWords;
        lanes[r] = row % TileRows;
    }
    [[unroll]] for (uint t = 0; t < Tokens; ++t)
        tokenRows[t] = min(firstToken + t, tokens - 1) * columns;
    [[unroll]] for (uint i = 0; i < RowVectors * Tokens; ++i)
        sums[i] = 0;

    if (ScaleForm == None)
        multiplyFloats();
    else
        multiplyQuants();

    [[unroll]] for (uint r = 0; r < RowVectors; ++r) {
        const uint row = firstRow + r * GroupSize;
        [[unroll]] for (uint t = 0; t < Tokens; ++t) {
            if (row < product.rows && firstToken + t < tokens)
                writeSum(firstToken + t, row, sums[r * Tokens + t]);
        }
    }
}
