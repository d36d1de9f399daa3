#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#include "buffers.glsl"
#include "packed.glsl"

// y[i, c] = W[tokens[i], c]
// An invocation takes one column of one token.

layout(push_constant) uniform Arguments
{
    Words weights; // tiles
    Words tokens;
    Floats y; // [tokens, columns]
    uint columns;
    uint tileWords;
};

void main()
{
    const uint column = gl_GlobalInvocationID.x;
    if (column >= columns)
        return;
    const uint row = tokens.at[gl_WorkGroupID.y];
    const uint tile = row / TileRows * tileWords;
    const uint lane = row % TileRows;
    float value;
    if (ScaleForm == None) {
        value = floatAt(weights, tile, column, lane);
    } else {
        const PackedGroup place = packedGroup(column / Group);
        const uint inRun = place.inRun + column % Group;
        const uint words = tile + place.run + lane;
        const uint low = weights.at[words + lowWord(inRun) * TileRows];
        const uint high = weights.at[words + (RunWords - 1) * TileRows];
        const vec2 scale = scaleOf(weights, tile + place.block, place.inBlock, lane);
        value = scale.x * quantOf(low >> lowBit(inRun), high >> highBit(inRun)) + scale.y;
    }
    y.at[gl_WorkGroupID.y * columns + column] = value;
}
