// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/context_plan.h"

#include "inference/error.h"
#include "inference/model.h"

#include <algorithm>
#include <format>

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
    const auto planFor = [&](int length) {
        return ContextPlan{length, backend.planMemory(config, weights, length)};
    };
    ContextPlan plan = planFor(chooseContextLength(config, requested));
    while (requested == 0 && free.shortage(plan.memory) && plan.contextLength / 2 >= Shortest)
        plan = planFor(plan.contextLength / 2);
    return plan;
}

} // namespace inference
