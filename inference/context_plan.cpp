// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/context_plan.h"

#include "inference/error.h"
#include "inference/model.h"

#include <algorithm>
#include <format>
#include <optional>

namespace inference {

int chooseContextLength(const Config &config, int requested)
{
    if (requested > config.contextLength)
        throw Error(ErrorCode::BadSetting,
                    std::format("A context of {} tokens is longer than the {} that the model was trained for",
                                requested, config.contextLength));
    return requested > 0 ? requested : std::min(config.contextLength, DefaultContextLength);
}

ContextPlan planContext(const Backend &backend, const Config &config, const Weights &weights, int requested,
                        const FreeMemory &free)
{
    constexpr int Shortest = 512;
    // Shorter than that a context is not made so that a device can have the whole network.
    constexpr int ShortestUnsplit = 4096;
    std::optional<ContextPlan> split; // the longest that fits
    for (int length = chooseContextLength(config, requested);; length /= 2) {
        ContextPlan plan{length, backend.planMemory(config, weights, length, free)};
        const bool fits = !free.shortage(plan.memory);
        if (requested > 0 || (fits && !plan.memory.deviceLayers))
            return plan;
        if (fits && !split)
            split = plan;
        if (length / 2 < (split ? ShortestUnsplit : Shortest))
            return split ? *split : plan;
    }
}

} // namespace inference
