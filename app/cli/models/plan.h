// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/output.h"
#include "inference/types.h"
#include "storage/models/library_model.h"

#include <optional>
#include <string>

namespace cli {

// What a model takes on the processor with one conversation.
struct Plan {
    std::string model;
    int contextLength = 0;
    inference::MemoryPlan memory;
    inference::FreeMemory free;
    int nearestContext = 0; // the longest that fits where this one does not; 0: none does

    bool fits() const { return !free.shortage(memory); }
};

// `contextLength` 0: the longest that fits. Throws inference::Error.
Plan planFor(const storage::LibraryModel &model, int contextLength);

Json toJson(const Plan &plan);
std::string describe(const Plan &plan);

} // namespace cli
