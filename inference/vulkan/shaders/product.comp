#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#include "buffers.glsl"
#include "packed.glsl"

// y[token, row] = sum over c of W[row, c] x[token, c] + bias[row] + what stood there; the last two if they
// are asked for
// An invocation takes one row of each of RowVectors runs of GroupSize rows, and Tokens tokens: a word of
// weights is read once for all tokens, and what is read of x serves all rows. Sums go through the columns in
// their order whatever the number of tokens, so a token has the same bits alone and among others.
// reference::matrixVector.

layout(constant_id = 15) const uint RowVectors = 2;
layout(constant_id = 16) const uint Tokens = 1;

layout(push_constant) uniform Arguments
{
    Words weights; // tiles
    Floats x;      // [tokens, columns]
    Floats y;      // [tokens, rows]
    Floats bias;   // [rows]
    uint rows;
    uint columns;
    uint tileWords;
    uint tokens;
    uint addsBias;
    uint adds; // to what stands in y
};

// Eight numbers of x for each token, one in each of the first eight invocations of a subgroup and their like.
const uint Shared = 8;

uint tiles[RowVectors];
uint lanes[RowVectors];
float sums[RowVectors * Tokens];

float xOf(uint firstToken, uint token, uint column)
{
    // Tokens beyond the last are computed like it and not written.
    return x.at[min(firstToken + token, tokens - 1) * columns + column];
}

void multiplyFloats(uint firstToken)
{
    [[dont_unroll]] for (uint first = 0; first < columns; first += Shared) {
        const uint mine = first + gl_SubgroupInvocationID % Shared;
        float shared8[Tokens];
        [[unroll]] for (uint t = 0; t < Tokens; ++t)
            shared8[t] = mine < columns ? xOf(firstToken, t, mine) : 0;
        [[unroll]] for (uint i = 0; i < Shared; ++i) {
            const uint column = min(first + i, columns - 1);
            [[unroll]] for (uint t = 0; t < Tokens; ++t) {
                const float value = subgroupBroadcast(shared8[t], i);
                [[unroll]] for (uint r = 0; r < RowVectors; ++r)
                    sums[r * Tokens + t] += floatAt(weights, tiles[r], column, lanes[r]) * value;
            }
        }
    }
}

void multiplyQuants(uint firstToken)
{
    const uint groups = Run / Group; // in a run
    [[dont_unroll]] for (uint run = 0; run < columns / Run; ++run) {
        const uint block = run / RunsPerBlock * BlockWords;
        const uint runInBlock = run % RunsPerBlock;
        uint words[RowVectors * RunWords];
        [[unroll]] for (uint r = 0; r < RowVectors; ++r) {
            const uint at = tiles[r] + block + QuantsAt + runInBlock * RunWords * TileRows + lanes[r];
            [[unroll]] for (uint w = 0; w < RunWords; ++w)
                words[r * RunWords + w] = weights.at[at + w * TileRows];
        }
        [[unroll]] for (uint group = 0; group < groups; ++group) {
            float dots[RowVectors * Tokens];
            float total[Tokens]; // of x
            [[unroll]] for (uint i = 0; i < RowVectors * Tokens; ++i)
                dots[i] = 0;
            [[unroll]] for (uint t = 0; t < Tokens; ++t)
                total[t] = 0;
            [[unroll]] for (uint first = group * Group; first < (group + 1) * Group; first += Shared) {
                float shared8[Tokens];
                [[unroll]] for (uint t = 0; t < Tokens; ++t)
                    shared8[t] = xOf(firstToken, t, run * Run + first + gl_SubgroupInvocationID % Shared);
                [[unroll]] for (uint i = 0; i < Shared; ++i) {
                    float quants[RowVectors];
                    [[unroll]] for (uint r = 0; r < RowVectors; ++r)
                        quants[r] = quantOf(words[r * RunWords + lowWord(first + i)],
                                            words[r * RunWords + RunWords - 1], first + i);
                    [[unroll]] for (uint t = 0; t < Tokens; ++t) {
                        const float value = subgroupBroadcast(shared8[t], i);
                        if (HasMinima || Offset > 0)
                            total[t] += value;
                        [[unroll]] for (uint r = 0; r < RowVectors; ++r)
                            dots[r * Tokens + t] += quants[r] * value;
                    }
                }
            }
            [[unroll]] for (uint r = 0; r < RowVectors; ++r) {
                const vec2 scale = scaleOf(weights, tiles[r] + block, runInBlock * groups + group, lanes[r]);
                [[unroll]] for (uint t = 0; t < Tokens; ++t) {
                    sums[r * Tokens + t] += scale.x * dots[r * Tokens + t];
                    if (HasMinima || Offset > 0)
                        sums[r * Tokens + t] += scale.y * total[t];
                }
            }
        }
    }
}

void main()
{
    const uint firstRow = gl_WorkGroupID.x * GroupSize * RowVectors + gl_LocalInvocationID.x;
    const uint firstToken = gl_WorkGroupID.y * Tokens;
    [[unroll]] for (uint r = 0; r < RowVectors; ++r) {
        // Rows beyond the last are computed like it and not written.
        const uint row = min(firstRow + r * GroupSize, rows - 1);
        tiles[r] = row / TileRows * tileWords;
        lanes[r] = row % TileRows;
    }
    [[unroll]] for (uint i = 0; i < RowVectors * Tokens; ++i)
        sums[i] = 0;

    if (ScaleForm == None)
        multiplyFloats(firstToken);
    else
        multiplyQuants(firstToken);

    [[unroll]] for (uint r = 0; r < RowVectors; ++r) {
        const uint row = firstRow + r * GroupSize;
        if (row >= rows)
            continue;
        [[unroll]] for (uint t = 0; t < Tokens; ++t) {
            if (firstToken + t >= tokens)
                continue;
            const uint at = (firstToken + t) * rows + row;
            float value = sums[r * Tokens + t];
            if (addsBias != 0)
                value += bias.at[row];
            if (adds != 0)
                value += y.at[at];
            y.at[at] = value;
        }
    }
}
