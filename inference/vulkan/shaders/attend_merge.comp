#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#include "buffers.glsl"

const uint Rows = 1;
#include "attended.glsl"

// y[head] = what attend left of its chunks, merged in their order, divided by the sum
// One group, a subgroup, takes one head of one token.

layout(constant_id = 2) const uint ChunkPositions = 128;

layout(push_constant) uniform Arguments
{
    Floats chunks;  // [chunks, headCount, headSize + 2]
    Words position; // of the token
    Floats y;       // [headCount, headSize]
    uint headCount;
    uint headSize;
};

void main()
{
    const uint head = gl_WorkGroupID.x;
    const uint lane = gl_LocalInvocationID.x;
    const uint headPairs = (headSize + 1) / 2;
    const uint count = position.at[0] / ChunkPositions + 1;
    for (uint chunk = 0; chunk < count; ++chunk) {
        const uint first = (chunk * headCount + head) * (headSize + 2);
        chunkLargest[0] = chunks.at[first + headSize];
        chunkSum[0] = chunks.at[first + headSize + 1];
        [[unroll]] for (uint j = 0; j < PairsEach; ++j) {
            const uint pair = min(lane + j * GroupSize, headPairs - 1);
            const bool isHalf = 2 * pair + 1 >= headSize;
            chunkParts[j] = vec2(chunks.at[first + 2 * pair], isHalf ? 0 : chunks.at[first + 2 * pair + 1]);
        }
        addChunk(chunk, 0);
    }
    [[unroll]] for (uint j = 0; j < PairsEach; ++j) {
        const uint pair = lane + j * GroupSize;
        if (pair < headPairs) {
            const vec2 number = totalParts[j] / totalSum[0];
            y.at[head * headSize + 2 * pair] = number.x;
            if (2 * pair + 1 < headSize)
                y.at[head * headSize + 2 * pair + 1] = number.y;
        }
    }
}
