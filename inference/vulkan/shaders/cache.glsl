// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT

// The cache of keys and values of one layer: words of two numbers of 16 bits. A head has `headPairs` of them
// for a position; keys of 16 positions lie side by side, because neighbouring invocations take neighbouring
// positions:
//   keys    [heads, capacity / 16, headPairs, 16]
//   values  [heads, capacity, headPairs]
const uint KeyPositions = 16;

uint keyAt(uint head, uint position, uint pair, uint headPairs, uint capacity)
{
    const uint chunk = head * (capacity / KeyPositions) + position / KeyPositions;
    return (chunk * headPairs + pair) * KeyPositions + position % KeyPositions;
}

uint valueAt(uint head, uint position, uint pair, uint headPairs, uint capacity)
{
    return (head * capacity + position) * headPairs + pair;
}
