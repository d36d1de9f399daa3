#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#include "buffers.glsl"
#include "cache.glsl"

// y[token, head] = sum over t of p[t] v[t], p = softmax over t of (q . k[t]), t up to the token's own position
// One group, a subgroup, takes one head of one token and goes through the cache in runs of as many positions:
// an invocation has the score of one position, and then of every value of the run the pairs that are its own. The largest
// score so far and the sum belong together as in https://arxiv.org/abs/1805.02867. reference::attend.

layout(constant_id = 1) const uint PairsEach = 4; // pairs of a head that an invocation has, rounded up

layout(push_constant) uniform Arguments
{
    Floats queries; // [tokens, headCount, headSize], turned and scaled
    Words keys;     // of the layer's cache
    Words values;   // of the layer's cache
    Words position; // of the first token
    Floats y;       // [tokens, headCount, headSize]
    uint headsPerGroup; // of queries that share keys
    uint headSize;
    uint capacity; // of the cache
};

const uint Shared = 8;

float scoreOf(uint first, uint head, uint key)
{
    const uint headPairs = (headSize + 1) / 2;
    float score = 0;
    for (uint start = 0; start < headSize; start += Shared) {
        const uint mine = start + gl_SubgroupInvocationID % Shared;
        const float query = mine < headSize ? queries.at[first + mine] : 0;
        [[unroll]] for (uint pair = 0; pair < Shared / 2; ++pair) {
            const uint at = min(start / 2 + pair, headPairs - 1);
            const vec2 number = unpackHalf2x16(keys.at[keyAt(head, key, at, headPairs, capacity)]);
            score += subgroupBroadcast(query, 2 * pair) * number.x;
            score += subgroupBroadcast(query, 2 * pair + 1) * number.y;
        }
    }
    return score;
}

void main()
{
    const uint head = gl_WorkGroupID.x;
    const uint token = gl_WorkGroupID.y;
    const uint lane = gl_LocalInvocationID.x;
    const uint headPairs = (headSize + 1) / 2;
    const uint keyHead = head / headsPerGroup;
    const uint length = position.at[0] + token + 1;
    const uint own = (token * gl_NumWorkGroups.x + head) * headSize; // in queries and y

    float largest = uintBitsToFloat(0xff800000); // less than any
    float sum = 0;
    vec2 parts[PairsEach];
    [[unroll]] for (uint i = 0; i < PairsEach; ++i)
        parts[i] = vec2(0);

    for (uint first = 0; first < length; first += GroupSize) {
        // Positions beyond the last are computed like it and do not count.
        const uint key = min(first + lane, length - 1);
        const float score = scoreOf(own, keyHead, key);
        const float now = max(largest, subgroupMax(score));
        const float share = first + lane < length ? exp(score - now) : 0;
        const float kept = exp(largest - now);
        largest = now;
        sum = sum * kept + subgroupAdd(share);
        [[unroll]] for (uint i = 0; i < PairsEach; ++i)
            parts[i] *= kept;
        const uint count = min(GroupSize, length - first);
        for (uint i = 0; i < count; ++i) {
            const float weight = subgroupShuffle(share, i);
            [[unroll]] for (uint j = 0; j < PairsEach; ++j) {
                const uint pair = min(lane + j * GroupSize, headPairs - 1);
                parts[j] +=
                    weight * unpackHalf2x16(values.at[valueAt(keyHead, first + i, pair, headPairs, capacity)]);
            }
        }
    }

    [[unroll]] for (uint j = 0; j < PairsEach; ++j) {
        const uint pair = lane + j * GroupSize;
        if (pair >= headPairs)
            continue;
        y.at[own + 2 * pair] = parts[j].x / sum;
        if (2 * pair + 1 < headSize)
            y.at[own + 2 * pair + 1] = parts[j].y / sum;
    }
}
