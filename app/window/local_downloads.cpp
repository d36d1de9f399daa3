// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/local_downloads.h"

#include <utility>

namespace window {

LocalDownloads::LocalDownloads(const QString &dataFolder, const QString &folder)
    : m_folder(folder), m_worker(std::make_unique<DownloadWorker>(dataFolder)), m_thread(*this)
{
    tellOf(&DownloadWorker::changed, &LocalDownloads::changed);
    tellOf(&DownloadWorker::asked, &LocalDownloads::asked);
    tellOf(&DownloadWorker::refused, &LocalDownloads::refused);
    tellOf(&DownloadWorker::fetched, &LocalDownloads::fetched);
    tellOf(&DownloadWorker::recordChanged, &LocalDownloads::recordChanged);
    m_thread.setObjectName(QStringLiteral("downloads"));
    m_worker->moveToThread(&m_thread);
    m_calls.moveToThread(&m_thread);
    m_thread.start();
}

LocalDownloads::~LocalDownloads()
{
    m_thread.quit();
    m_thread.wait();
}

// What the worker says on its thread is said again on this one.
template <typename... Values>
void LocalDownloads::tellOf(void (DownloadWorker::*happened)(Values...),
                            void (ui::ModelDownloads::*told)(Values...))
{
    connect(
        m_worker.get(), happened, m_worker.get(),
        [this, told](const std::remove_cvref_t<Values> &...values) {
            m_happenings.put([this, told, values...] { emit(this->*told)(values...); });
        },
        Qt::DirectConnection);
}

void LocalDownloads::withWorker(std::move_only_function<void(DownloadWorker &)> work)
{
    m_calls.put([this, work = std::move(work)]() mutable { work(*m_worker); });
}

void LocalDownloads::restore()
{
    withWorker([folder = m_folder](DownloadWorker &worker) { worker.restore(folder); });
}

void LocalDownloads::fetch(const QString &address)
{
    withWorker([address, folder = m_folder](DownloadWorker &worker) { worker.fetch(address, folder); });
}

void LocalDownloads::goOn(int id)
{
    withWorker([id](DownloadWorker &worker) { worker.goOn(id); });
}

void LocalDownloads::pause(int id)
{
    withWorker([id](DownloadWorker &worker) { worker.pause(id); });
}

void LocalDownloads::remove(int id)
{
    withWorker([id](DownloadWorker &worker) { worker.remove(id); });
}

void LocalDownloads::answer(int question, ui::Permission permission)
{
    withWorker([question, permission](DownloadWorker &worker) { worker.answer(question, permission); });
}

} // namespace window
