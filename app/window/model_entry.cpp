// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/model_entry.h"

#include <QFileInfo>

namespace window {

using Kind = ui::Failure::Kind;

namespace {

// That ./dev setup fetches.
constexpr QStringView StarterFile = u"SmolLM2-135M-Instruct.Q4_1.gguf";

Kind kindOf(storage::ModelState state)
{
    switch (state) {
    case storage::ModelState::Ready: return Kind::None;
    case storage::ModelState::Unsupported: return Kind::ModelUnsupported;
    case storage::ModelState::Damaged:
    case storage::ModelState::Incomplete: return Kind::ModelDamaged;
    case storage::ModelState::Unreadable: return Kind::ModelUnreadable;
    case storage::ModelState::Offline: return Kind::ModelOffline;
    }
    return Kind::Unexpected;
}

} // namespace

ui::ModelFolder folderFrom(const storage::ModelFolder &folder)
{
    ui::FolderKind kind = ui::FolderKind::Plain;
    switch (folder.kind) {
    case storage::FolderKind::Plain: kind = folder.isOwn ? ui::FolderKind::Own : ui::FolderKind::Plain; break;
    case storage::FolderKind::HuggingFace: kind = ui::FolderKind::HuggingFace; break;
    case storage::FolderKind::LmStudio: kind = ui::FolderKind::LmStudio; break;
    case storage::FolderKind::Ollama: kind = ui::FolderKind::Ollama; break;
    case storage::FolderKind::Gpt4All: kind = ui::FolderKind::Gpt4All; break;
    }
    return {.path = folder.path, .kind = kind, .isOnline = folder.isOnline};
}

ui::ModelEntry entryFrom(const storage::LibraryModel &model)
{
    ui::ModelEntry entry = {.path = model.file(),
                            .name = model.name,
                            .quantisation = model.judgement.quantisation,
                            .sizeBytes = model.sizeBytes,
                            .trainedContext = model.judgement.contextLength,
                            .isStarter = QFileInfo(model.file()).fileName() == StarterFile,
                            .folder = model.folder,
                            .partCount = model.partCount,
                            .architecture = model.judgement.architecture,
                            .parameterCount = model.judgement.parameterCount,
                            .licence = model.licence,
                            .canChat = model.judgement.canChat,
                            .canInfill = model.judgement.canInfill,
                            .sha256 = model.sha256,
                            .isPublished = !model.sha256.isEmpty() && model.sha256 == model.publishedSha256,
                            .canBeRemoved = !model.isRecordedElsewhere() &&
                                            model.judgement.state != storage::ModelState::Offline,
                            .notes = model.notes,
                            .promptSpeed = model.speed.promptTokens,
                            .answerSpeed = model.speed.answerTokens,
                            .speedDevice = model.speed.device,
                            .sameAs = model.sameAs,
                            .plannedContext = model.judgement.plannedContext,
                            .neededBytes = model.judgement.neededBytes,
                            .freeBytes = model.judgement.freeBytes};
    entry.failure.kind = kindOf(model.judgement.state);
    if (model.canBeRepaired())
        entry.failure.kind = Kind::ModelMendable;
    if (entry.failure.isSet()) {
        entry.failure.subject = model.name;
        entry.failure.detail = model.judgement.problem;
    }
    return entry;
}

} // namespace window
