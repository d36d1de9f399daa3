// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QList>
#include <QString>

#include <functional>

namespace ui {

// Writes conversations to a file, which is whole or as it was before, as a page for a browser or as a PDF.
// Returns what the system says against it; empty: it is done. What `open` throws ends it. Any thread; of a
// PDF all of it is in memory.
QString exportConversations(const QString &path, storage::ExportFormat format, const QList<qint64> &ids,
                            const std::function<storage::ConversationContent(qint64 id)> &open);

} // namespace ui
