// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/download_worker.h"

#include "app/judge_model.h"
#include "app/window/failure_from.h"
#include "app/window/shown_download.h"
#include "storage/downloads/model_address.h"
#include "storage/downloads/model_file_name.h"
#include "storage/models/library.h"

#include <QDir>
#include <QFileInfo>

#include <chrono>
#include <utility>

namespace window {

using namespace std::chrono_literals;
using storage::Download;
using storage::DownloadQueue;
using storage::DownloadRequest;
using storage::NetworkTask;
using Kind = ui::Failure::Kind;
using State = ui::ModelDownload::State;

namespace {

constexpr auto TellInterval = 250ms;

ui::ModelDownload shownOf(const DownloadQueue::Entry &entry, NetworkDesk &desk)
{
    const Download &download = entry.download;
    ui::ModelDownload shown =
        shownDownload(entry.id, download.request().file, download.request().url, download.state());
    if (entry.isQueued)
        shown.state = State::Queued;
    shown.receivedBytes = download.receivedBytes();
    shown.sizeBytes = download.sizeBytes();
    shown.bytesPerSecond = download.bytesPerSecond();
    shown.hasChecksum = download.hasChecksum();
    if (shown.state == State::Failed)
        shown.failure = failureFrom(download, desk.isOffline());
    return shown;
}

storage::Library libraryOf(const NetworkDesk &desk)
{
    return storage::Library({.dataFolder = desk.dataFolder(), .ownFolders = {}, .foldersOfOthers = {}},
                            app::judgeModel);
}

NetworkTask taskFor(const QString &name)
{
    return {.reason = DownloadWorker::tr("Download of %1").arg(name)};
}

} // namespace

DownloadWorker::DownloadWorker(NetworkDesk &desk) : m_desk(desk), m_repairs(desk, this), m_tell(this)
{
    m_tell.setSingleShot(true);
    connect(&m_tell, &QTimer::timeout, this, &DownloadWorker::tell);
    connect(&m_repairs, &RepairList::changed, this, &DownloadWorker::tell);
    connect(&m_repairs, &RepairList::progressed, this, &DownloadWorker::tellSoon);
    connect(&m_repairs, &RepairList::done, this,
            [this](const storage::RepairRequest &request) { remember(request.file, request.origin); });
}

DownloadWorker::~DownloadWorker() = default;

bool DownloadWorker::open()
{
    if (m_queue)
        return true;
    try {
        m_queue = std::make_unique<DownloadQueue>(m_desk.gate());
    } catch (const storage::Error &error) {
        emit refused(networkFailureFrom(error));
        return false;
    }
    setLimits(m_mostAtOnce, m_bytesPerSecond);
    connect(m_queue.get(), &DownloadQueue::changed, this, &DownloadWorker::tell);
    connect(m_queue.get(), &DownloadQueue::progressed, this, &DownloadWorker::tellSoon);
    connect(m_queue.get(), &DownloadQueue::done, this, [this](DownloadQueue::Id id) {
        const Download &done = *m_queue->find(id);
        remember(done.request().file, done.origin());
    });
    return true;
}

// Where a file came from, and how it is when it is whole.
void DownloadWorker::remember(const QString &file, const storage::FileOrigin &origin)
{
    try {
        libraryOf(m_desk).setOrigin(file, origin);
    } catch (const storage::Error &) { // it is there all the same, and only cannot be mended later
    }
    emit fetched(file);
}

void DownloadWorker::tell()
{
    QList<ui::ModelDownload> downloads;
    if (m_queue)
        for (const DownloadQueue::Entry &entry : m_queue->entries())
            downloads.append(shownOf(entry, m_desk));
    emit changed(downloads + m_repairs.shown());
}

void DownloadWorker::tellSoon()
{
    if (!m_tell.isActive())
        m_tell.start(TellInterval);
}

void DownloadWorker::refuse(Kind kind, const QString &subject, const QString &detail)
{
    emit refused({.kind = kind, .subject = subject, .detail = detail});
}

void DownloadWorker::whenAllowed(const QUrl &url, const NetworkTask &task, const QString &name,
                                 const std::function<void()> &work, NetworkDesk::Amount amount)
{
    m_desk.whenAllowed(
        url, task, tr("To fetch %1.").arg(name), work,
        [this](const ui::Failure &failure) { emit refused(failure); }, amount);
}

void DownloadWorker::restore(const QString &folder)
{
    if (!storage::PartialFile::allIn(folder).isEmpty() && open())
        m_queue->restore(folder);
}

void DownloadWorker::fetch(const ui::ModelWish &wish, const QString &folder)
{
    if (!open())
        return;
    if (const auto name = storage::HubName::from(wish.address))
        return list(*name, folder);
    DownloadRequest request;
    request.url = storage::modelAddress(wish.address);
    request.sha256 = wish.sha256;
    request.sizeBytes = wish.sizeBytes;
    if (request.url.isEmpty())
        return refuse(Kind::NoAddress);
    request.task = taskFor(storage::modelFileName(request.url));
    begin(request, folder);
}

// Which file is meant by a name, the hub knows.
void DownloadWorker::list(const storage::HubName &name, const QString &folder)
{
    const int id = ++m_lastList;
    const storage::HubSettings settings = m_desk.hubSettings();
    const NetworkTask task = taskFor(name.repository);
    const auto hear = [this, id, name, folder, task](const auto &repository) {
        const std::unique_ptr<storage::ModelHub> asked = std::move(m_lists[id]);
        m_lists.erase(id);
        if (!repository)
            return void(emit refused(failureFrom(repository.error(), name.repository)));
        const auto file = storage::chooseFile(*repository, name.quantisation);
        if (!file)
            return refuse(Kind::FileNotThere, name.repository, file.error());
        DownloadRequest request;
        request.url = asked->addressOf(*repository, *file);
        request.sha256 = file->sha256;
        request.sizeBytes = file->sizeBytes;
        request.task = task;
        begin(request, folder);
    };
    const auto ask = [this, id, name, task, settings, hear] {
        m_lists[id] = std::make_unique<storage::ModelHub>(m_desk.gate(), settings);
        m_lists[id]->list(name.repository, task, hear);
    };
    whenAllowed(settings.endpoint, task, name.repository, ask, NetworkDesk::Amount::Little);
}

void DownloadWorker::begin(DownloadRequest request, const QString &folder)
{
    request.file = QDir(folder).filePath(storage::modelFileName(request.url));
    request.authorization = m_desk.hubSettings().authorizationFor(request.url);
    if (QFileInfo::exists(request.file) || !QDir().mkpath(folder))
        return refuse(Kind::FetchUnwritable, request.file, request.file);
    whenAllowed(request.url, request.task, QFileInfo(request.file).fileName(),
                [this, request] { m_queue->add(request); });
}

void DownloadWorker::repair(const QString &file)
{
    try {
        const auto origin = libraryOf(m_desk).origin(file);
        if (!origin)
            return refuse(Kind::RepairUnwritable, QFileInfo(file).fileName(), file);
        begin(file, *origin);
    } catch (const storage::Error &error) {
        emit refused(libraryFailureFrom(error));
    }
}

void DownloadWorker::begin(const QString &file, const storage::FileOrigin &origin)
{
    const QString name = QFileInfo(file).fileName();
    const NetworkTask task = {.reason = tr("Repair of %1").arg(name)};
    m_desk.whenAllowed(
        origin.url, task, tr("To fetch what is damaged of %1.").arg(name),
        [this, file, origin, task] {
            m_repairs.begin({.file = file,
                             .origin = origin,
                             .task = task,
                             .authorization = m_desk.hubSettings().authorizationFor(origin.url)});
        },
        [this](const ui::Failure &failure) { emit refused(failure); });
}

void DownloadWorker::goOn(int id)
{
    if (const storage::RepairRequest *repair = m_repairs.find(id))
        return begin(repair->file, repair->origin);
    const Download *download = m_queue ? m_queue->find(id) : nullptr;
    if (!download)
        return;
    const QUrl url = download->request().url;
    const QString name = QFileInfo(download->request().file).fileName();
    const NetworkTask task = taskFor(name);
    whenAllowed(url, task, name, [this, id, task, url] {
        m_queue->resume(id, task, m_desk.hubSettings().authorizationFor(url));
    });
}

void DownloadWorker::pause(int id)
{
    m_repairs.pause(id);
    if (m_queue)
        m_queue->pause(id);
}

void DownloadWorker::setLimits(int mostAtOnce, qint64 bytesPerSecond)
{
    m_mostAtOnce = mostAtOnce;
    m_bytesPerSecond = bytesPerSecond;
    if (!m_queue)
        return;
    m_queue->setMostAtOnce(mostAtOnce);
    m_queue->setSpeedLimit(bytesPerSecond);
}

void DownloadWorker::remove(int id)
{
    m_repairs.remove(id);
    if (m_queue)
        m_queue->remove(id);
}

} // namespace window
