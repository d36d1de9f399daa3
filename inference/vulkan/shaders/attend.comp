#version 460
// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#extension GL_GOOGLE_include_directive : require
#include "buffers.glsl"
#include "cache.glsl"

// y[token, head] = sum over t of p[t] v[t], p = softmax over t of (q . k[t]), t up to the token's own
// position
// Queries that share keys are rows: row r is head r % headsPerGroup of its group, of token r / headsPerGroup.
// One group of invocations, a subgroup, takes Rows rows and goes through the cache in chunks of
// ChunkPositions, and in these in runs of as many positions as it has invocations: one has the scores of one
// position, and then of every value its own pairs. In parts (IsSplit) it takes one chunk and leaves what it
// attended to for attend_merge. reference::attend.

layout(constant_id = 2) const uint Rows = 4;
#include "attended.glsl"
layout(constant_id = 3) const uint ChunkPositions = 128;
layout(constant_id = 4) const uint IsSplit = 0;

layout(push_constant) uniform Arguments
{
    Floats queries; // [tokens, headCount, headSize], turned and scaled
    Words keys;     // of the layer's cache
    Words values;   // of the layer's cache
    Words position; // of the first token
    Floats y;       // [tokens, headCount, headSize]; split: [chunks, headCount, headSize + 2]
    uint rows;      // of each group
    uint headCount;
    uint headsPerGroup;
    uint headSize;
    uint capacity; // of the cache
};

// Numbers of a query that are loaded at once: one an invocation.
const uint Shared = GroupSize;
// Values that are loaded at once, because each waits for memory.
const uint ValuesAtOnce = 8;

uint group; // of queries that share keys
uint lane;
uint headPairs;
uint headOf[Rows];
uint tokenOf[Rows];
uint lengthOf[Rows]; // positions that a row attends to

// Where the numbers of a row are, in queries and y.
uint numbersOf(uint r)
{
    return (tokenOf[r] * headCount + headOf[r]) * headSize;
}

// The scores of one key.
void scoreKey(uint key, out float scores[Rows])
{
    [[unroll]] for (uint r = 0; r < Rows; ++r)
        scores[r] = 0;
    for (uint start = 0; start < headSize; start += Shared) {
        const uint mine = start + lane;
        float query[Rows];
        [[unroll]] for (uint r = 0; r < Rows; ++r)
            query[r] = mine < headSize ? queries.at[numbersOf(r) + mine] : 0;
        uint numbers[Shared / 2];
        [[unroll]] for (uint pair = 0; pair < Shared / 2; ++pair)
            numbers[pair] =
                keys.at[keyAt(group, key, min(start / 2 + pair, headPairs - 1), headPairs, capacity)];
        [[unroll]] for (uint pair = 0; pair < Shared / 2; ++pair) {
            const vec2 number = unpackHalf2x16(numbers[pair]);
            [[unroll]] for (uint r = 0; r < Rows; ++r) {
                scores[r] += subgroupBroadcast(query[r], 2 * pair) * number.x;
                scores[r] += subgroupBroadcast(query[r], 2 * pair + 1) * number.y;
            }
        }
    }
}

void attendRun(uint first, uint end)
{
    float scores[Rows];
    scoreKey(min(first + lane, end - 1), scores);
    float shares[Rows];
    [[unroll]] for (uint r = 0; r < Rows; ++r) {
        const float score = first + lane < lengthOf[r] ? scores[r] : lessThanAny();
        const float largest = max(chunkLargest[r], subgroupMax(score));
        const float kept = shareOf(chunkLargest[r], largest);
        shares[r] = first + lane < lengthOf[r] ? exp(score - largest) : 0;
        chunkLargest[r] = largest;
        chunkSum[r] = chunkSum[r] * kept + subgroupAdd(shares[r]);
        [[unroll]] for (uint i = 0; i < PairsEach; ++i)
            chunkParts[r * PairsEach + i] *= kept;
    }
    const uint count = min(GroupSize, end - first);
    for (uint start = 0; start < count; start += ValuesAtOnce) {
        uint numbers[ValuesAtOnce * PairsEach];
        [[unroll]] for (uint i = 0; i < ValuesAtOnce; ++i) {
            [[unroll]] for (uint j = 0; j < PairsEach; ++j) {
                const uint pair = min(lane + j * GroupSize, headPairs - 1);
                // Beyond the end shares are 0.
                const uint from = min(first + start + i, end - 1);
                numbers[i * PairsEach + j] = values.at[valueAt(group, from, pair, headPairs, capacity)];
            }
        }
        [[unroll]] for (uint i = 0; i < ValuesAtOnce; ++i) {
            float share[Rows];
            [[unroll]] for (uint r = 0; r < Rows; ++r)
                share[r] = subgroupShuffle(shares[r], start + i);
            [[unroll]] for (uint j = 0; j < PairsEach; ++j) {
                const vec2 number = unpackHalf2x16(numbers[i * PairsEach + j]);
                [[unroll]] for (uint r = 0; r < Rows; ++r)
                    chunkParts[r * PairsEach + j] += share[r] * number;
            }
        }
    }
}

void attendChunk(uint chunk, uint length)
{
    [[unroll]] for (uint r = 0; r < Rows; ++r) {
        chunkLargest[r] = lessThanAny();
        chunkSum[r] = 0;
        [[unroll]] for (uint i = 0; i < PairsEach; ++i)
            chunkParts[r * PairsEach + i] = vec2(0);
    }
    const uint end = min((chunk + 1) * ChunkPositions, length);
    for (uint first = chunk * ChunkPositions; first < end; first += GroupSize)
        attendRun(first, end);
}

void write(uint first, uint index, vec2 number)
{
    const uint pair = lane + index * GroupSize;
    if (pair < headPairs) {
        y.at[first + 2 * pair] = number.x;
        if (2 * pair + 1 < headSize)
            y.at[first + 2 * pair + 1] = number.y;
    }
}

void main()
{
    const uint runs = (rows + Rows - 1) / Rows;
    group = gl_WorkGroupID.x / runs;
    lane = gl_LocalInvocationID.x;
    headPairs = (headSize + 1) / 2;
    const uint firstRow = gl_WorkGroupID.x % runs * Rows;
    uint length = 0; // of the longest row
    [[unroll]] for (uint r = 0; r < Rows; ++r) {
        // Rows beyond the last are computed like it and not written.
        const uint row = min(firstRow + r, rows - 1);
        headOf[r] = group * headsPerGroup + row % headsPerGroup;
        tokenOf[r] = row / headsPerGroup;
        lengthOf[r] = position.at[0] + tokenOf[r] + 1;
        length = max(length, lengthOf[r]);
    }

    if (IsSplit != 0) {
        attendChunk(gl_WorkGroupID.y, length);
        [[unroll]] for (uint r = 0; r < Rows; ++r) {
            if (firstRow + r < rows) {
                const uint at = (gl_WorkGroupID.y * headCount + headOf[r]) * (headSize + 2);
                [[unroll]] for (uint i = 0; i < PairsEach; ++i)
                    write(at, i, chunkParts[r * PairsEach + i]);
                if (lane == 0) {
                    y.at[at + headSize] = chunkLargest[r];
                    y.at[at + headSize + 1] = chunkSum[r];
                }
            }
        }
        return;
    }

    for (uint chunk = 0; chunk * ChunkPositions < length; ++chunk) {
        attendChunk(chunk, length);
        [[unroll]] for (uint r = 0; r < Rows; ++r)
            addChunk(chunk, r);
    }
    [[unroll]] for (uint r = 0; r < Rows; ++r) {
        if (firstRow + r < rows) {
            [[unroll]] for (uint i = 0; i < PairsEach; ++i)
                write(numbersOf(r), i, totalParts[r * PairsEach + i] / totalSum[r]);
        }
    }
}
