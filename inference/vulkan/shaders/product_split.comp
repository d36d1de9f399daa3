#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#include "buffers.glsl"
#include "packed.glsl"
#include "products.glsl"

// The product of one token for devices with many cores, which have enough to do only where the columns of a
// row are shared out.
// A group takes a tile. Of its invocations, in Parts parts, number `lane` of part p has row `lane` and of the
// groups of columns every one that is p, p + Parts, …; the sums of the parts are added in their order.

const uint Together = 2; // groups of columns that are loaded at once: each waits for memory

const uint Parts = GroupSize / TileRows;
const uint Eights = Group / 8;

shared float sums[GroupSize];

uint tile;
uint lane;
uint part;

float multiplyFloats()
{
    float sum = 0;
    for (uint column = part; column < columns; column += Parts)
        sum += floatAt(product.weights, tile, column, lane) * x.at[column];
    return sum;
}

// Of one group of columns.
float multiplyGroup(uint group, EightWords words[Eights], uint inRun, vec2 scale)
{
    Vectors vectors = Vectors(x);
    float dot = 0;
    float total = 0; // of x
    [[unroll]] for (uint eight = 0; eight < Eights; ++eight) {
        float quants[8];
        eightQuants(words[eight], inRun + 8 * eight, quants);
        const vec4 low = vectors.at[group * Group / 4 + 2 * eight];
        const vec4 high = vectors.at[group * Group / 4 + 2 * eight + 1];
        [[unroll]] for (uint i = 0; i < 4; ++i)
            dot += quants[i] * low[i];
        [[unroll]] for (uint i = 0; i < 4; ++i)
            dot += quants[4 + i] * high[i];
        const vec4 both = low + high;
        total += both.x + both.y + both.z + both.w;
    }
    float sum = scale.x * dot;
    if (HasMinima || Offset > 0)
        sum += scale.y * total;
    return sum;
}

float multiplyQuants()
{
    const uint groups = columns / Group;
    float sum = 0;
    for (uint first = part; first < groups; first += Parts * Together) {
        EightWords words[Together * Eights];
        vec2 scales[Together];
        [[unroll]] for (uint i = 0; i < Together; ++i) {
            // Groups beyond the last are computed like it and not added.
            const PackedGroup at = packedGroup(min(first + i * Parts, groups - 1));
            [[unroll]] for (uint eight = 0; eight < Eights; ++eight)
                words[i * Eights + eight] =
                    eightWords(product.weights, tile + at.run + lane, at.inRun + 8 * eight);
            scales[i] = scaleOf(product.weights, tile + at.block, at.inBlock, lane);
        }
        [[unroll]] for (uint i = 0; i < Together; ++i) {
            const uint group = min(first + i * Parts, groups - 1);
            EightWords mine[Eights];
            [[unroll]] for (uint eight = 0; eight < Eights; ++eight)
                mine[eight] = words[i * Eights + eight];
            const float more = multiplyGroup(group, mine, packedGroup(group).inRun, scales[i]);
            sum += first + i * Parts < groups ? more : 0;
        }
    }
    return sum;
}

void main()
{
    chooseProduct();
    lane = gl_LocalInvocationID.x % TileRows;
    part = gl_LocalInvocationID.x / TileRows;
    const uint row = (gl_WorkGroupID.x - product.firstGroup) * TileRows + lane;
    tile = row / TileRows * tileWords;

    float sum;
    if (ScaleForm == None)
        sum = multiplyFloats();
    else
        sum = multiplyQuants();

    sums[gl_LocalInvocationID.x] = sum;
    barrier();
    if (part == 0 && row < product.rows) {
        [[unroll]] for (uint other = 1; other < Parts; ++other)
            sum += sums[other * TileRows + lane];
        writeSum(0, row, sum);
    }
}
