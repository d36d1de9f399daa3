// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/types.h"

#include <filesystem>

namespace app {

// What a model takes on the processor with one conversation.
struct Plan {
    int contextLength = 0;
    inference::MemoryPlan memory;
    inference::FreeMemory free;
    int nearestContext = 0; // the longest that fits where this one does not; 0: none does

    bool fits() const { return !free.shortage(memory); }
};

// `contextLength` 0: the longest that fits. Throws inference::Error.
Plan planModel(const std::filesystem::path &file, int contextLength);

} // namespace app
