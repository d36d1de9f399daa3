// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

namespace inference {

// Called with the share of a model that is loaded, 0 to 1, from the thread that loads.
using LoadProgress = std::function<void(double share)>;

// Called while a prompt is computed, with tokens done (those found in the context too) and tokens in all.
using PromptProgress = std::function<void(int done, int total)>;

} // namespace inference
