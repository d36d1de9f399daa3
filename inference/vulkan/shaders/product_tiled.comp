#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#include "buffers.glsl"
#include "packed.glsl"
#include "products.glsl"

// The product of many tokens for devices with many cores.
// A group goes through the columns in slices. Of each it puts the weights of its rows, as floats, and x of
// its tokens into shared memory; then an invocation adds for eight rows and four tokens, which are registers.
// Sums go through the columns in their order whatever the number of tokens.

const uint Rows = 64;
const uint Tokens = 64;
const uint Columns = 32; // of a slice: one or two groups that share a scale
const uint MyRows = 8;
const uint MyTokens = 4;
// Vectors of four rows or tokens of a column; an odd number keeps stores from waiting for each other.
const uint RowVectors = Rows / 4;
const uint TokenVectors = Tokens / 4 + 1;
const uint Invocations = Rows / MyRows * (Tokens / MyTokens);

shared vec4 weights[Columns * RowVectors];
shared vec4 numbers[Columns * TokenVectors]; // of x

uint firstRow;
uint firstToken;

void storeWeight(uint column, uint row, float weight)
{
    weights[column * RowVectors + row / 4][row % 4] = weight;
}

// An invocation puts half of the columns of a row.
void loadWeights(uint first)
{
    const uint inGroup = gl_LocalInvocationID.x % Rows;
    const uint mine = gl_LocalInvocationID.x / Rows * (Columns / 2);
    // Rows beyond the last are computed like it and not written.
    const uint row = min(firstRow + inGroup, product.rows - 1);
    const uint tile = row / TileRows * tileWords;
    const uint lane = row % TileRows;
    if (ScaleForm == None) {
        [[unroll]] for (uint i = 0; i < Columns / 2; ++i) {
            const uint column = first + mine + i;
            storeWeight(mine + i, inGroup,
                        column < columns ? floatAt(product.weights, tile, column, lane) : 0);
        }
        return;
    }
    const uint group = (first + mine) / Group;
    const PackedGroup at = packedGroup(group);
    const uint inRun = at.inRun + (first + mine) % Group;
    const vec2 scale = scaleOf(product.weights, tile + at.block, at.inBlock, lane);
    [[unroll]] for (uint eight = 0; eight < Columns / 2; eight += 8) {
        float quants[8];
        eightQuants(eightWords(product.weights, tile + at.run + lane, inRun + eight), inRun + eight, quants);
        [[unroll]] for (uint i = 0; i < 8; ++i)
            storeWeight(mine + eight + i, inGroup, scale.x * quants[i] + scale.y);
    }
}

// In turns, four columns of eight tokens beside four others.
void loadNumbers(uint first)
{
    [[unroll]] for (uint turn = 0; turn < Tokens * Columns / 4 / Invocations; ++turn) {
        const uint index = turn * Invocations + gl_LocalInvocationID.x;
        const uint token = index / 64 * 8 + index % 8;
        const uint column = index / 8 % 8 * 4;
        const uint from = min(firstToken + token, tokens - 1) * columns + first + column;
        vec4 four;
        if (ScaleForm == None) {
            [[unroll]] for (uint i = 0; i < 4; ++i)
                four[i] = first + column + i < columns ? x.at[from + i] : 0;
        } else {
            four = Vectors(x).at[from / 4];
        }
        [[unroll]] for (uint i = 0; i < 4; ++i)
            numbers[(column + i) * TokenVectors + token / 4][token % 4] = four[i];
    }
}

void main()
{
    chooseProduct();
    firstRow = (gl_WorkGroupID.x - product.firstGroup) * Rows;
    firstToken = gl_WorkGroupID.y * Tokens;
    const uint myRow = gl_LocalInvocationID.x % (Rows / MyRows) * MyRows;
    const uint myToken = gl_LocalInvocationID.x / (Rows / MyRows) * MyTokens;
    vec4 sums[2 * MyTokens];
    [[unroll]] for (uint i = 0; i < 2 * MyTokens; ++i)
        sums[i] = vec4(0);

    [[dont_unroll]] for (uint first = 0; first < columns; first += Columns) {
        loadWeights(first);
        loadNumbers(first);
        barrier();
        [[unroll]] for (uint column = 0; column < Columns; ++column) {
            const vec4 low = weights[column * RowVectors + myRow / 4];
            const vec4 high = weights[column * RowVectors + myRow / 4 + 1];
            const vec4 four = numbers[column * TokenVectors + myToken / 4];
            [[unroll]] for (uint t = 0; t < MyTokens; ++t) {
                sums[2 * t] += low * four[t];
                sums[2 * t + 1] += high * four[t];
            }
        }
        barrier();
    }

    [[unroll]] for (uint t = 0; t < MyTokens; ++t) {
        [[unroll]] for (uint r = 0; r < MyRows; ++r) {
            if (firstRow + myRow + r < product.rows && firstToken + myToken + t < tokens)
                writeSum(firstToken + myToken + t, firstRow + myRow + r, sums[2 * t + r / 4][r % 4]);
        }
    }
}
