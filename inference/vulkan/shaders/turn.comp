#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#include "buffers.glsl"
#include "cache.glsl"

// Turns queries and keys by their positions and moves keys and values into the cache. For each head:
//   normed where the network does (reference::rmsNorm), then pair (2 i, 2 i + 1) turned (reference::rope)
//   queries stay where they are, times 1 / sqrt(headSize); keys and values become numbers of 16 bits
// One group, a subgroup, takes one head of one token: first those of queries, then keys, then values.

layout(push_constant) uniform Arguments
{
    Floats queries;     // [tokens, headCount, headSize]
    Floats newKeys;     // [tokens, keyValueHeadCount, headSize]
    Floats newValues;   // [tokens, keyValueHeadCount, headSize]
    Floats queryGain;   // [headSize]
    Floats keyGain;     // [headSize]
    Floats angles;      // [tokens, rotated] pairs of cosine and sine
    Words cachedKeys;   // of the layer
    Words cachedValues; // of the layer
    Words position;     // of the first token
    uint headCount;
    uint keyValueHeadCount;
    uint headSize;
    uint rotated;
    uint capacity; // of the cache
    uint isNormed;
    float epsilon;
    float queryScale;
};

void main()
{
    const uint token = gl_WorkGroupID.y;
    const uint headPairs = (headSize + 1) / 2;
    const bool isQuery = gl_WorkGroupID.x < headCount;
    const bool isValue = gl_WorkGroupID.x >= headCount + keyValueHeadCount;

    uint head = gl_WorkGroupID.x;
    Floats numbers = queries;
    Floats gain = queryGain;
    if (isValue) {
        head -= headCount + keyValueHeadCount;
        numbers = newValues;
    } else if (!isQuery) {
        head -= headCount;
        numbers = newKeys;
        gain = keyGain;
    }
    const uint first = (token * (isQuery ? headCount : keyValueHeadCount) + head) * headSize;

    float scale = 1;
    if (isNormed != 0 && !isValue) {
        float sum = 0;
        for (uint i = gl_LocalInvocationID.x; i < headSize; i += GroupSize)
            sum += numbers.at[first + i] * numbers.at[first + i];
        scale = 1 / sqrt(subgroupAdd(sum) / float(headSize) + epsilon);
    }

    for (uint pair = gl_LocalInvocationID.x; pair < headPairs; pair += GroupSize) {
        const bool isHalf = 2 * pair + 1 >= headSize; // the last of an odd head
        vec2 number = vec2(numbers.at[first + 2 * pair], isHalf ? 0 : numbers.at[first + 2 * pair + 1]);
        if (isNormed != 0 && !isValue)
            number *= scale * vec2(gain.at[2 * pair], isHalf ? 0 : gain.at[2 * pair + 1]);
        if (!isValue && 2 * pair < rotated) {
            const float cosine = angles.at[token * rotated + 2 * pair];
            const float sine = angles.at[token * rotated + 2 * pair + 1];
            number = vec2(number.x * cosine - number.y * sine, number.x * sine + number.y * cosine);
        }

        const uint at = position.at[0] + token;
        // Of what is beyond 16 bits the largest is kept; what is no number stays so, to be reported.
        const vec2 kept = mix(clamp(number, -65504, 65504), number, isnan(number));
        if (isQuery) {
            numbers.at[first + 2 * pair] = number.x * queryScale;
            if (!isHalf)
                numbers.at[first + 2 * pair + 1] = number.y * queryScale;
        } else if (isValue) {
            cachedValues.at[valueAt(head, at, pair, headPairs, capacity)] = packHalf2x16(kept);
        } else {
            cachedKeys.at[keyAt(head, at, pair, headPairs, capacity)] = packHalf2x16(kept);
        }
    }
}
