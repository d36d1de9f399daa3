// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/download_worker.h"

#include "app/window/failure_from.h"
#include "storage/downloads/model_address.h"
#include "storage/downloads/model_file_name.h"
#include "storage/network/safe_address.h"
#include "storage/network/site.h"

#include <QDir>
#include <QFileInfo>

#include <chrono>
#include <utility>

namespace window {

using namespace std::chrono_literals;
using storage::Download;
using storage::DownloadQueue;
using storage::DownloadState;
using storage::NetworkTask;
using Kind = ui::Failure::Kind;
using State = ui::ModelDownload::State;

namespace {

constexpr auto TellInterval = 250ms;

State stateOf(const DownloadQueue::Entry &entry)
{
    if (entry.isQueued)
        return State::Queued;
    switch (entry.download.state()) {
    case DownloadState::Running: return State::Running;
    case DownloadState::Waiting: return State::Waiting;
    case DownloadState::Done: return State::Done;
    case DownloadState::Failed: return State::Failed;
    case DownloadState::Idle:
    case DownloadState::Paused: break;
    }
    return State::Paused;
}

ui::ModelDownload shownOf(const DownloadQueue::Entry &entry, bool isOffline)
{
    const Download &download = entry.download;
    ui::ModelDownload shown;
    shown.id = entry.id;
    shown.file = download.request().file;
    shown.name = QFileInfo(shown.file).fileName();
    shown.site = storage::siteOf(download.request().url);
    shown.state = stateOf(entry);
    shown.receivedBytes = download.receivedBytes();
    shown.sizeBytes = download.sizeBytes();
    shown.bytesPerSecond = download.bytesPerSecond();
    shown.hasChecksum = download.hasChecksum();
    if (shown.state == State::Failed)
        shown.failure = failureFrom(download, isOffline);
    return shown;
}

NetworkTask taskOf(const QString &file)
{
    return {.reason = DownloadWorker::tr("Download of %1").arg(QFileInfo(file).fileName())};
}

} // namespace

DownloadWorker::DownloadWorker(const QString &dataFolder) : m_dataFolder(dataFolder), m_tell(this)
{
    m_tell.setSingleShot(true);
    connect(&m_tell, &QTimer::timeout, this, &DownloadWorker::tell);
}

DownloadWorker::~DownloadWorker() = default;

bool DownloadWorker::open()
{
    if (m_queue)
        return true;
    try {
        m_gate = std::make_unique<storage::NetworkGate>(m_dataFolder);
    } catch (const storage::Error &error) {
        emit refused(networkFailureFrom(error));
        return false;
    }
    m_queue = std::make_unique<DownloadQueue>(*m_gate);
    connect(m_gate.get(), &storage::NetworkGate::ledgerChanged, this, &DownloadWorker::recordChanged);
    connect(m_queue.get(), &DownloadQueue::changed, this, &DownloadWorker::tell);
    connect(m_queue.get(), &DownloadQueue::progressed, this, [this] {
        if (!m_tell.isActive())
            m_tell.start(TellInterval);
    });
    connect(m_queue.get(), &DownloadQueue::done, this,
            [this](DownloadQueue::Id id) { emit fetched(m_queue->find(id)->request().file); });
    return true;
}

void DownloadWorker::tell()
{
    const bool isOffline = m_gate->mode() == storage::NetworkMode::Never;
    QList<ui::ModelDownload> downloads;
    for (const DownloadQueue::Entry &entry : m_queue->entries())
        downloads.append(shownOf(entry, isOffline));
    emit changed(downloads);
}

void DownloadWorker::refuse(Kind kind, const QString &subject, const QString &detail)
{
    ui::Failure failure;
    failure.kind = kind;
    failure.subject = subject;
    failure.detail = detail;
    emit refused(failure);
}

void DownloadWorker::restore(const QString &folder)
{
    if (!storage::PartialFile::allIn(folder).isEmpty() && open())
        m_queue->restore(folder);
}

void DownloadWorker::fetch(const QString &address, const QString &folder)
{
    if (!open())
        return;
    const QUrl url = storage::modelAddress(address);
    if (url.isEmpty())
        return refuse(Kind::NoAddress);
    storage::DownloadRequest request;
    request.url = url;
    request.file = QDir(folder).filePath(storage::modelFileName(url));
    request.task = taskOf(request.file);
    if (QFileInfo::exists(request.file) || !QDir().mkpath(folder))
        return refuse(Kind::FetchUnwritable, request.file, request.file);
    whenAllowed(url, request.file, request.task, [this, request] { m_queue->add(request); });
}

void DownloadWorker::goOn(int id)
{
    const Download *download = m_queue ? m_queue->find(id) : nullptr;
    if (!download)
        return;
    const NetworkTask task = taskOf(download->request().file);
    whenAllowed(download->request().url, download->request().file, task,
                [this, id, task] { m_queue->resume(id, task); });
}

void DownloadWorker::pause(int id)
{
    if (m_queue)
        m_queue->pause(id);
}

void DownloadWorker::remove(int id)
{
    if (m_queue)
        m_queue->remove(id);
}

// Does it, or asks a person first.
void DownloadWorker::whenAllowed(const QUrl &url, const QString &file, const NetworkTask &task,
                                 const std::function<void()> &work)
{
    const QString site = storage::siteOf(url);
    if (m_gate->mode() == storage::NetworkMode::Never)
        return refuse(Kind::Offline);
    if (!storage::isSafeAddress(url))
        return refuse(Kind::FetchInsecure, site, url.toDisplayString());
    if (m_gate->isAllowed(site, task))
        return work();
    const int id = ++m_lastQuestion;
    m_wishes.insert(id, {.site = site, .task = task, .work = work});
    emit asked({.id = id, .site = site, .file = QFileInfo(file).fileName()});
}

void DownloadWorker::answer(int question, ui::Permission permission)
{
    if (!m_wishes.contains(question))
        return;
    const Wish wish = m_wishes.take(question);
    switch (permission) {
    case ui::Permission::No: return;
    case ui::Permission::Once: m_gate->allow(wish.site, storage::Grant::Once, wish.task); break;
    case ui::Permission::Site: m_gate->allow(wish.site, storage::Grant::Site, wish.task); break;
    case ui::Permission::Always: m_gate->allow(wish.site, storage::Grant::Always, wish.task); break;
    }
    wish.work();
}

} // namespace window
