// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/import_conversation.h"

#include "storage/store.h"

namespace storage {

bool importConversation(Store &store, const ImportedConversation &imported, qint64 &act)
{
    QHash<qint64, qint64> modelFiles;
    for (auto file = imported.modelFiles.cbegin(); file != imported.modelFiles.cend(); ++file) {
        const qint64 id = store.modelFiles().remember(*file);
        if (!file->sha256.isEmpty() && store.modelFiles().find(id).sha256.isEmpty())
            store.modelFiles().setSha256(id, file->sha256);
        modelFiles.insert(file.key(), id);
    }
    return store.messages().addConversation(imported.content, modelFiles, act);
}

} // namespace storage
