// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT

// What each of Rows queries attends to among some positions, as https://arxiv.org/abs/1805.02867 keeps it:
// the largest score, and relative to it the sum of exp(score) and of exp(score) times the values, of which an
// invocation has the pairs of a head that are its own: lane, lane + GroupSize, …
layout(constant_id = 1) const uint PairsEach = 4;

float chunkLargest[Rows];
float chunkSum[Rows];
vec2 chunkParts[Rows * PairsEach];

float totalLargest[Rows];
float totalSum[Rows];
vec2 totalParts[Rows * PairsEach];

float lessThanAny()
{
    return uintBitsToFloat(0xff800000);
}

// exp(score - largest), where both may be less than any.
float shareOf(float score, float largest)
{
    return score == largest ? 1 : exp(score - largest);
}

// Adds what a row attended to in a chunk to the total of those before. Whoever goes through a context in
// chunks, at once or in parts, comes here in the same order and so gets the same bits.
void addChunk(uint chunk, uint r)
{
    const float largest = chunk == 0 ? chunkLargest[r] : max(totalLargest[r], chunkLargest[r]);
    const float before = chunk == 0 ? 0 : shareOf(totalLargest[r], largest);
    const float now = shareOf(chunkLargest[r], largest);
    totalLargest[r] = largest;
    totalSum[r] = chunk == 0 ? chunkSum[r] : totalSum[r] * before + chunkSum[r] * now;
    [[unroll]] for (uint i = r * PairsEach; i < (r + 1) * PairsEach; ++i)
        totalParts[i] = chunk == 0 ? chunkParts[i] : totalParts[i] * before + chunkParts[i] * now;
}
