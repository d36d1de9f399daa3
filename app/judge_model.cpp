// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/judge_model.h"

#include "inference/model_description.h"
#include "storage/models/describe_model.h"

namespace app {

storage::Judgement judgeModel(const inference::gguf::GgufFile &file)
{
    const inference::ModelDescription description = inference::describeModel(file);
    storage::Judgement judgement = {
        .architecture = QString::fromStdString(description.architecture),
        .quantisation = QString::fromStdString(description.quantisation),
        .parameterCount = qint64(description.parameterCount),
        .contextLength = description.config ? description.config->contextLength : 0,
        .canChat = description.format && description.format->format->name != "plain",
        .canInfill = description.infill.has_value(),
        .plannedContext = description.contextLength,
    };
    if (description.memory)
        judgement.neededBytes = qint64(description.memory->total());
    if (description.freeMemory.host)
        judgement.freeBytes = qint64(*description.freeMemory.host);
    if (description.problem) {
        judgement.state = storage::stateFor(*description.problem);
        judgement.problem = QString::fromUtf8(description.problem->what());
    }
    return judgement;
}

} // namespace app
