// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QByteArray>

#include <functional>

namespace storage {

// Where the conversations come from, one by one.
struct ConversationSource {
    std::function<ConversationContent(qint64 id)> open;
    std::function<ModelFile(qint64 id)> modelFile;
};

// Gives conversations as JSON or Markdown, piece by piece, so that a file is never in memory as a whole.
// What the functions throw ends it.
void writeConversations(const QList<qint64> &ids, ExportFormat format, const ConversationSource &source,
                        const std::function<void(const QByteArray &piece)> &write);

// The same into a file, which is whole or as it was before. Throws Error(Unwritable).
void writeConversations(const QList<qint64> &ids, ExportFormat format, const ConversationSource &source,
                        const QString &file);

} // namespace storage
