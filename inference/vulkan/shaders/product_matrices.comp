#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#extension GL_KHR_cooperative_matrix : require
#extension GL_KHR_memory_scope_semantics : require
#extension GL_EXT_shader_explicit_arithmetic_types_float16 : require
#include "buffers.glsl"
#include "packed.glsl"
#include "products.glsl"

// The product of many tokens for devices that multiply matrices of 16-bit floats
// (VK_KHR_cooperative_matrix).
// A group goes through the columns in slices. Of each it puts the weights of its rows and x of its tokens
// into shared memory, rounded to 16 bits; then its subgroups multiply them, each a part of the rows and
// tokens, and add in 32 bits. What the next slice needs is read meanwhile.

// The device's matrices: of weights [MatrixRows, MatrixColumns], of x [MatrixColumns, MatrixTokens].
layout(constant_id = 15) const uint MatrixRows = 16;
layout(constant_id = 16) const uint MatrixTokens = 16;
layout(constant_id = 17) const uint MatrixColumns = 16;
layout(constant_id = 18) const uint SubgroupSize = 32;
layout(constant_id = 19) const uint Rows = 128;
layout(constant_id = 20) const uint Tokens = 128;

const uint Columns = 32; // of a slice: one or two groups that share a scale
// Vectors of four columns from one row or token to the next; the two that nobody uses keep loads of a matrix
// from waiting for each other.
const uint Stride = Columns / 4 + 2;

const uint Subgroups = GroupSize / SubgroupSize;
const uint MyRows = Rows / 2; // of a subgroup
const uint MyTokens = Tokens / (Subgroups / 2);
const uint RowMatrices = MyRows / MatrixRows;
const uint TokenMatrices = MyTokens / MatrixTokens;

// Columns of a row that an invocation puts at once, and how often; the same for vectors of x.
const uint Taken = 16;
const uint WeightTurns = Rows * Columns / Taken / GroupSize;
const uint NumberTurns = Tokens * Columns / 4 / GroupSize;

shared f16vec4 weights[Rows * Stride];
shared f16vec4 numbers[Tokens * Stride]; // of x
shared float sums[Subgroups * MatrixRows * MatrixTokens];

uint firstRow;
uint firstToken;

// What an invocation reads of the weights in one turn.
struct Packed {
    EightWords words[2];
    vec2 scale;
    float floats[Taken]; // of weights that are floats in the file
};

Packed packed[WeightTurns];
vec4 read[NumberTurns]; // of x

uint rowOfTurn(uint turn)
{
    return (turn * GroupSize + gl_LocalInvocationID.x) % Rows;
}

// The first of its columns in a slice.
uint columnOfTurn(uint turn)
{
    return (turn * GroupSize + gl_LocalInvocationID.x) / Rows * Taken;
}

void readWeights(uint first)
{
    [[unroll]] for (uint turn = 0; turn < WeightTurns; ++turn) {
        // Rows beyond the last are computed like it and not written.
        const uint row = min(firstRow + rowOfTurn(turn), product.rows - 1);
        const uint tile = row / TileRows * tileWords;
        const uint lane = row % TileRows;
        const uint column = first + columnOfTurn(turn);
        if (ScaleForm == None) {
            [[unroll]] for (uint i = 0; i < Taken; ++i)
                packed[turn].floats[i] =
                    column + i < columns ? floatAt(product.weights, tile, column + i, lane) : 0;
            continue;
        }
        const PackedGroup at = packedGroup(column / Group);
        packed[turn].scale = scaleOf(product.weights, tile + at.block, at.inBlock, lane);
        [[unroll]] for (uint i = 0; i < 2; ++i)
            packed[turn].words[i] =
                eightWords(product.weights, tile + at.run + lane, at.inRun + column % Group + 8 * i);
    }
}

void putWeights(uint first)
{
    [[unroll]] for (uint turn = 0; turn < WeightTurns; ++turn) {
        const uint to = rowOfTurn(turn) * Stride + columnOfTurn(turn) / 4;
        if (ScaleForm == None) {
            [[unroll]] for (uint i = 0; i < Taken; i += 4)
                weights[to + i / 4] = f16vec4(packed[turn].floats[i], packed[turn].floats[i + 1],
                                              packed[turn].floats[i + 2], packed[turn].floats[i + 3]);
            continue;
        }
        const uint inRun = (first + columnOfTurn(turn)) % Run;
        const vec2 scale = packed[turn].scale;
        [[unroll]] for (uint i = 0; i < 2; ++i) {
            float quants[8];
            eightQuants(packed[turn].words[i], inRun + 8 * i, quants);
            weights[to + 2 * i] =
                f16vec4(scale.x * vec4(quants[0], quants[1], quants[2], quants[3]) + scale.y);
            weights[to + 2 * i + 1] =
                f16vec4(scale.x * vec4(quants[4], quants[5], quants[6], quants[7]) + scale.y);
        }
    }
}

void readNumbers(uint first)
{
    [[unroll]] for (uint turn = 0; turn < NumberTurns; ++turn) {
        const uint index = turn * GroupSize + gl_LocalInvocationID.x;
        const uint token = min(firstToken + index / (Columns / 4), tokens - 1);
        const uint column = first + index % (Columns / 4) * 4;
        const uint from = token * columns + column;
        if (ScaleForm == None) {
            [[unroll]] for (uint i = 0; i < 4; ++i)
                read[turn][i] = column + i < columns ? x.at[from + i] : 0;
        } else {
            read[turn] = Vectors(x).at[from / 4];
        }
    }
}

void putNumbers()
{
    const float largest = 65504; // of 16 bits; what is beyond would become infinite
    [[unroll]] for (uint turn = 0; turn < NumberTurns; ++turn) {
        const uint index = turn * GroupSize + gl_LocalInvocationID.x;
        numbers[index / (Columns / 4) * Stride + index % (Columns / 4)] =
            f16vec4(clamp(read[turn], -largest, largest));
    }
}

void main()
{
    chooseProduct();
    firstRow = (gl_WorkGroupID.x - product.firstGroup) * Rows;
    firstToken = gl_WorkGroupID.y * Tokens;
    const uint myRow = gl_SubgroupID % 2 * MyRows;
    const uint myToken = gl_SubgroupID / 2 * MyTokens;
    coopmat<float, gl_ScopeSubgroup, MatrixRows, MatrixTokens, gl_MatrixUseAccumulator>
        results[RowMatrices * TokenMatrices];
    [[unroll]] for (uint i = 0; i < RowMatrices * TokenMatrices; ++i)
        results[i] = coopmat<float, gl_ScopeSubgroup, MatrixRows, MatrixTokens, gl_MatrixUseAccumulator>(0);

    readWeights(0);
    readNumbers(0);
    [[dont_unroll]] for (uint first = 0; first < columns; first += Columns) {
        putWeights(first);
        putNumbers();
        barrier();
        if (first + Columns < columns) {
            readWeights(first + Columns);
            readNumbers(first + Columns);
        }
        [[unroll]] for (uint column = 0; column < Columns; column += MatrixColumns) {
            coopmat<float16_t, gl_ScopeSubgroup, MatrixRows, MatrixColumns, gl_MatrixUseA> rows[RowMatrices];
            [[unroll]] for (uint r = 0; r < RowMatrices; ++r)
                coopMatLoad(rows[r], weights, (myRow + r * MatrixRows) * Stride + column / 4, Stride,
                            gl_CooperativeMatrixLayoutRowMajor);
            [[unroll]] for (uint t = 0; t < TokenMatrices; ++t) {
                coopmat<float16_t, gl_ScopeSubgroup, MatrixColumns, MatrixTokens, gl_MatrixUseB> few;
                coopMatLoad(few, numbers, (myToken + t * MatrixTokens) * Stride + column / 4, Stride,
                            gl_CooperativeMatrixLayoutColumnMajor);
                [[unroll]] for (uint r = 0; r < RowMatrices; ++r)
                    results[t * RowMatrices + r] =
                        coopMatMulAdd(rows[r], few, results[t * RowMatrices + r]);
            }
        }
        barrier();
    }

    const uint mine = gl_SubgroupID * MatrixRows * MatrixTokens;
    [[unroll]] for (uint i = 0; i < RowMatrices * TokenMatrices; ++i) {
        coopMatStore(results[i], sums, mine, MatrixRows, gl_CooperativeMatrixLayoutColumnMajor);
        subgroupBarrier();
        for (uint j = gl_SubgroupInvocationID; j < MatrixRows * MatrixTokens; j += SubgroupSize) {
            const uint row = firstRow + myRow + i % RowMatrices * MatrixRows + j % MatrixRows;
            const uint token = firstToken + myToken + i / RowMatrices * MatrixTokens + j / MatrixRows;
            if (row < product.rows && token < tokens)
                writeSum(token, row, sums[mine + j]);
        }
        subgroupBarrier();
    }
}
