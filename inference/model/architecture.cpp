// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/model/architecture.h"

#include <algorithm>

namespace inference {

namespace {

constexpr Architecture Architectures[] = {
    {.name = "llama"},
    {.name = "qwen2", .ropePairs = RopePairs::Halves, .hasAttentionBias = true},
    {.name = "qwen3", .ropePairs = RopePairs::Halves, .hasQueryKeyNorm = true},
};

} // namespace

const Architecture *findArchitecture(std::string_view name)
{
    const auto found = std::ranges::find(Architectures, name, &Architecture::name);
    return found == std::end(Architectures) ? nullptr : found;
}

std::string architectureNames()
{
    std::string names;
    for (const Architecture &architecture : Architectures)
        names += (names.empty() ? "" : ", ") + std::string(architecture.name);
    return names;
}

} // namespace inference
