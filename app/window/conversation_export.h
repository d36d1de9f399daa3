// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/task_thread.h"
#include "storage/records.h"

#include <QFuture>
#include <QList>
#include <QString>

#include <atomic>

namespace window {

// Writes conversations to files on a thread of its own, which reads the database beside the one that writes
// there: an answer is stored meanwhile, however long a document of all conversations takes. Thread of the
// window.
class ConversationExport
{
public:
    explicit ConversationExport(const QString &folder); // of the database
    ~ConversationExport(); // what is being written is given up, and the file is as it was

    // As ConversationStore::exportTo(). The database is open, and was written what shall be exported.
    QFuture<void> start(const QString &file, const QList<qint64> &conversations,
                        storage::ExportFormat format);

private:
    void write(const QString &file, QList<qint64> conversations, storage::ExportFormat format) const;

    QString m_folder;
    std::atomic_bool m_isEnding = false;
    TaskThread m_thread;
};

} // namespace window
