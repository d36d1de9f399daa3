// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/plan_model.h"

#include "inference/gguf/gguf_file.h"
#include "inference/model_description.h"

#include <utility>

namespace app {

using inference::ModelDescription;

Plan planModel(const std::filesystem::path &file, int contextLength)
{
    const inference::gguf::GgufFile header(file);
    ModelDescription described = inference::describeModel(header, contextLength);
    if (!described.memory)
        throw *described.problem;
    Plan plan = {.contextLength = described.contextLength,
                 .memory = *std::move(described.memory),
                 .free = described.freeMemory};
    if (!plan.fits()) {
        const ModelDescription longest = inference::describeModel(header);
        plan.nearestContext = longest.fits() ? longest.contextLength : 0;
    }
    return plan;
}

} // namespace app
