// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/backend.h"

namespace inference {

// What `requested` (0: none) asks of a model, the default where it asks for nothing. Throws Error(BadSetting)
// for a length that is greater than the model was trained for: beyond that it writes nonsense.
int chooseContextLength(const Config &config, int requested);

// A length of the context, and what the model and one such context take.
struct ContextPlan {
    int contextLength = 0;
    MemoryPlan memory;
};

// With the length that was asked for; where none was, the longest that fits into what is free, or the
// shortest that is of use. A network that a device can have as a whole with half or a quarter of that length,
// though not less than 4096 tokens, is not split. Throws as chooseContextLength.
ContextPlan planContext(const Backend &backend, const Config &config, const Weights &weights, int requested,
                        const FreeMemory &free);

} // namespace inference
