// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/mailbox.h"
#include "app/window/task_thread.h"
#include "storage/transfer/import/imported_conversation.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QStringList>

#include <functional>
#include <memory>

namespace window {

// Reads files of conversations on a thread of its own and has each that it finds stored by another, a few at
// a time: what is asked of the store meanwhile waits for one of them at most. Thread of the window.
class ConversationImport : public QObject
{
    Q_OBJECT

public:
    // Stores one; false: it was here already. The number is storage's, for each start another.
    using StoreFunction = std::function<QFuture<bool>(const storage::ImportedConversation &,
                                                      const std::shared_ptr<qint64> &act)>;

    explicit ConversationImport(StoreFunction store);
    ~ConversationImport() override; // reads no more; what was stored is there

    QFuture<storage::ImportReport> start(const QStringList &paths);

signals:
    void progressed(int conversations); // that were read, of one start

private:
    struct Job;

    void store(const std::shared_ptr<Job> &job, const storage::ImportedConversation &imported);
    void finish(const std::shared_ptr<Job> &job);

    StoreFunction m_store;
    QList<std::weak_ptr<Job>> m_jobs;
    Mailbox m_found;
    TaskThread m_thread;
};

} // namespace window
