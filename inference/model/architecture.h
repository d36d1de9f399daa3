// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace inference {

// Which numbers of a head turn together: number i with its neighbour, or with the one half a head further.
enum class RopePairs { Neighbours, Halves };

// What a family of networks is beyond the numbers in a file's metadata: one row of the table in
// architecture.cpp. The formulas are those of inference/cpu/cpu_context.cpp; a row says which of their parts
// there are.
struct Architecture {
    std::string_view name; // general.architecture of its files, and the beginning of their keys
    // As its files store queries and keys. Whoever converts files of `llama` puts the rows in the order of
    // neighbours; for others this engine does so when it loads them, and then has one way to turn.
    RopePairs ropePairs = RopePairs::Neighbours;
    bool hasAttentionBias = false; // of queries, keys and values
    bool hasQueryKeyNorm = false;  // of each head, before it is turned
};

// Null when there is none.
const Architecture *findArchitecture(std::string_view name);

// For messages: "llama, qwen2, …".
std::string architectureNames();

} // namespace inference
