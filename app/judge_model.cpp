// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/judge_model.h"

#include "inference/model_description.h"

namespace app {

namespace {

storage::ModelState stateFor(inference::ErrorCode code)
{
    switch (code) {
    case inference::ErrorCode::ModelUnsupported: return storage::ModelState::Unsupported;
    case inference::ErrorCode::FileUnreadable: return storage::ModelState::Unreadable;
    default: return storage::ModelState::Damaged;
    }
}

} // namespace

storage::Judgement judgeModel(const inference::gguf::GgufFile &file)
{
    const inference::ModelDescription description = inference::describeModel(file);
    storage::Judgement judgement = {
        .architecture = QString::fromStdString(description.architecture),
        .quantisation = QString::fromStdString(description.quantisation),
        .parameterCount = qint64(description.parameterCount),
        .contextLength = description.config ? description.config->contextLength : 0,
        .canChat = description.format && description.format->format->name != "plain",
        .plannedContext = description.contextLength,
    };
    if (description.memory)
        judgement.neededBytes = qint64(description.memory->total());
    if (description.freeMemory.host)
        judgement.freeBytes = qint64(*description.freeMemory.host);
    if (description.problem) {
        judgement.state = stateFor(description.problem->code());
        judgement.problem = QString::fromUtf8(description.problem->what());
    }
    return judgement;
}

} // namespace app
