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

const uint Parts = GroupSize / TileRows;

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

float multiplyQuants()
{
    Vectors vectors = Vectors(x);
    float sum = 0;
    for (uint group = part; group < columns / Group; group += Parts) {
        const PackedGroup at = packedGroup(group);
        float dot = 0;
        float total = 0; // of x
        [[unroll]] for (uint first = 0; first < Group; first += 8) {
            float quants[8];
            const uint inRun = at.inRun + first;
            eightQuants(eightWords(product.weights, tile + at.run + lane, inRun), inRun, quants);
            const vec4 low = vectors.at[(group * Group + first) / 4];
            const vec4 high = vectors.at[(group * Group + first) / 4 + 1];
            [[unroll]] for (uint i = 0; i < 4; ++i)
                dot += quants[i] * low[i];
            [[unroll]] for (uint i = 0; i < 4; ++i)
                dot += quants[4 + i] * high[i];
            const vec4 both = low + high;
            total += both.x + both.y + both.z + both.w;
        }
        const vec2 scale = scaleOf(product.weights, tile + at.block, at.inBlock, lane);
        sum += scale.x * dot;
        if (HasMinima || Offset > 0)
            sum += scale.y * total;
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
        for (uint other = 1; other < Parts; ++other)
            sum += sums[other * TileRows + lane];
        writeSum(0, row, sum);
    }
}
