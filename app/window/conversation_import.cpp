// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/conversation_import.h"

#include "storage/transfer/import/read_conversations.h"
#include "ui/failure.h"

#include <atomic>
#include <semaphore>

namespace window {

using storage::ImportedConversation;
using storage::ImportProblem;
using storage::ImportProblemKind;
using storage::ImportReport;

namespace {

constexpr int MostAtOnce = 4; // conversations that are read and not stored yet

// What would be the same for every other conversation.
bool isOfTheDisk(ui::Failure::Kind kind)
{
    return kind == ui::Failure::Kind::DiskFull || kind == ui::Failure::Kind::FolderUnwritable;
}

} // namespace

struct ConversationImport::Job {
    QPromise<ImportReport> promise;
    ImportReport report;
    std::shared_ptr<qint64> act = std::make_shared<qint64>(0); // of the thread that stores
    int unstored = 0;
    bool isRead = false;
    std::counting_semaphore<> room{MostAtOnce};
    std::atomic_bool isStopped = false;
};

ConversationImport::ConversationImport(StoreFunction store)
    : m_store(std::move(store)), m_thread(QStringLiteral("import"))
{
}

ConversationImport::~ConversationImport()
{
    for (const std::weak_ptr<Job> &each : std::as_const(m_jobs)) {
        if (const std::shared_ptr<Job> job = each.lock()) {
            job->isStopped = true;
            job->room.release();
        }
    }
}

QFuture<ImportReport> ConversationImport::start(const QStringList &paths)
{
    const auto job = std::make_shared<Job>();
    job->promise.start();
    m_jobs.append(job);
    m_thread.run([this, job, paths] {
        const storage::ImportSink sink = {
            .take =
                [&](const ImportedConversation &imported) {
                    job->room.acquire();
                    if (job->isStopped)
                        return false;
                    m_found.put([this, job, imported] { store(job, imported); });
                    return true;
                },
            .complain =
                [&](const ImportProblem &problem) {
                    m_found.put([job, problem] { job->report.problems.append(problem); });
                }};
        for (const QString &path : paths) {
            if (!job->isStopped)
                storage::readConversations(path, sink);
        }
        m_found.put([this, job] {
            job->isRead = true;
            finish(job);
        });
    });
    return job->promise.future();
}

void ConversationImport::store(const std::shared_ptr<Job> &job, const ImportedConversation &imported)
{
    ++job->unstored;
    const auto settle = [this, job] {
        --job->unstored;
        job->room.release();
        emit progressed(job->report.imported + job->report.alreadyHere);
        finish(job);
    };
    m_store(imported, job->act)
        .then(this,
              [job, settle](bool isNew) {
                  ++(isNew ? job->report.imported : job->report.alreadyHere);
                  settle();
              })
        .onFailed(this, [job, settle,
                         title = imported.content.conversation.title](const ui::FailureException &error) {
            job->report.problems.append(
                {.kind = ImportProblemKind::NotStored, .title = title, .detail = error.failure().detail});
            job->isStopped = job->isStopped || isOfTheDisk(error.failure().kind);
            settle();
        });
}

void ConversationImport::finish(const std::shared_ptr<Job> &job)
{
    if (!job->isRead || job->unstored > 0)
        return;
    job->promise.addResult(job->report);
    job->promise.finish();
}

} // namespace window
