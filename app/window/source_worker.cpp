// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/source_worker.h"

#include "app/judge_model.h"
#include "app/window/failure_from.h"
#include "app/window/model_entry.h"

#include <QFileInfo>

namespace window {

using storage::HubFile;
using storage::HubRepository;
using storage::HubResult;
using storage::NetworkTask;

namespace {

ui::PublishedModel modelFrom(const HubRepository &repository)
{
    return {.id = repository.id, .licence = repository.licence, .isGated = repository.isGated};
}

ui::PublishedFile fileFrom(const HubFile &file, const QUrl &address)
{
    return {.address = address.toString(QUrl::FullyEncoded),
            .name = QFileInfo(file.path).fileName(),
            .quantisation = file.quantisation,
            .sizeBytes = file.sizeBytes,
            .sha256 = file.sha256,
            .partCount = file.partCount};
}

} // namespace

storage::ModelHub &SourceWorker::hub()
{
    m_hub = std::make_unique<storage::ModelHub>(m_desk.gate(), m_desk.hubSettings());
    return *m_hub;
}

void SourceWorker::stop()
{
    leave();
    m_session = QUuid::createUuid();
}

void SourceWorker::leave()
{
    ++m_turn;
    m_hub.reset();
    m_remote.reset();
}

void SourceWorker::whenAllowed(const QUrl &url, const NetworkTask &task, const QString &purpose,
                               const std::function<void()> &work)
{
    leave();
    m_desk.whenAllowed(
        url, task, purpose,
        [this, work, turn = m_turn] {
            if (turn == m_turn)
                work();
        },
        [this](const ui::Failure &failure) { emit failed(failure); });
}

void SourceWorker::search(const QString &words)
{
    const NetworkTask task = taskFor(tr("Search for “%1”").arg(words));
    const auto hear = [this, words](const std::expected<QList<HubResult>, storage::FetchFailure> &answer) {
        if (!answer)
            return void(emit failed(failureFrom(answer.error(), words)));
        QList<ui::PublishedModel> models;
        for (const HubResult &result : *answer)
            models.append({.id = result.id,
                           .downloads = result.downloads,
                           .licence = result.licence,
                           .isGated = result.isGated});
        emit found(models);
    };
    whenAllowed(m_desk.hubSettings().endpoint, task, tr("To search for “%1”.").arg(words),
                [this, words, task, hear] { hub().search(words, task, hear); });
}

void SourceWorker::list(const QString &id)
{
    const NetworkTask task = taskFor(tr("Files of %1").arg(id));
    const auto hear = [this, id](const std::expected<HubRepository, storage::FetchFailure> &answer) {
        if (!answer)
            return void(emit failed(failureFrom(answer.error(), id)));
        QList<ui::PublishedFile> files;
        for (const HubFile &file : answer->files)
            files.append(fileFrom(file, m_hub->addressOf(*answer, file)));
        emit listed(modelFrom(*answer), files);
    };
    whenAllowed(m_desk.hubSettings().endpoint, task, tr("To list the files of %1.").arg(id),
                [this, id, task, hear] { hub().list(id, task, hear); });
}

void SourceWorker::look(const ui::PublishedFile &file)
{
    const NetworkTask task = taskFor(tr("A look at %1").arg(file.name));
    const QUrl url = QUrl(file.address, QUrl::StrictMode);
    const auto hear = [this, file](const storage::RemoteModel::Answer &answer) {
        if (!answer)
            emit failed(failureFrom(answer.error(), file.name));
        else
            emit looked(file.address, entryFrom(*answer));
    };
    whenAllowed(url, task, tr("To look at %1.").arg(file.name), [this, url, task, hear] {
        m_remote = std::make_unique<storage::RemoteModel>(
            m_desk.gate(), url, task, m_desk.hubSettings().authorizationFor(url), app::judgeModel, hear);
    });
}

} // namespace window
