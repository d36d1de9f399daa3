// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QHash>

namespace storage {

// A conversation as a file has it. Its ids, and those of model files, mean something only within it.
struct ImportedConversation {
    ConversationContent content; // parents before children
    QHash<qint64, ModelFile> modelFiles;
    QList<ImportProblem> problems; // of what could not be read; their file and title are not set
};

} // namespace storage
