// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/local_downloads.h"

namespace window {

using ui::ModelDownloads;

LocalDownloads::LocalDownloads(NetworkThread &thread, const QString &folder)
    : m_thread(thread), m_folder(folder), m_worker(std::make_unique<DownloadWorker>(thread.desk()))
{
    ModelDownloads &port = *this;
    m_thread.retell(*m_worker, &DownloadWorker::changed, port, &ModelDownloads::changed);
    m_thread.retell(*m_worker, &DownloadWorker::refused, port, &ModelDownloads::refused);
    m_thread.retell(*m_worker, &DownloadWorker::fetched, port, &ModelDownloads::fetched);
    m_thread.retell(m_thread.desk(), &NetworkDesk::asked, port, &ModelDownloads::asked);
    m_thread.retell(m_thread.desk(), &NetworkDesk::recordChanged, port, &ModelDownloads::recordChanged);
    m_thread.take(*m_worker);
}

LocalDownloads::~LocalDownloads()
{
    m_thread.destroy(m_worker);
}

void LocalDownloads::restore()
{
    m_thread.run([this, folder = m_folder] { m_worker->restore(folder); });
}

void LocalDownloads::fetch(const ui::ModelWish &wish)
{
    m_thread.run([this, wish, folder = m_folder] { m_worker->fetch(wish, folder); });
}

void LocalDownloads::repair(const QString &file)
{
    m_thread.run([this, file] { m_worker->repair(file); });
}

void LocalDownloads::goOn(int id)
{
    m_thread.run([this, id] { m_worker->goOn(id); });
}

void LocalDownloads::pause(int id)
{
    m_thread.run([this, id] { m_worker->pause(id); });
}

void LocalDownloads::remove(int id)
{
    m_thread.run([this, id] { m_worker->remove(id); });
}

void LocalDownloads::setLimits(int mostAtOnce, qint64 bytesPerSecond)
{
    m_thread.run([this, mostAtOnce, bytesPerSecond] { m_worker->setLimits(mostAtOnce, bytesPerSecond); });
}

void LocalDownloads::answer(int question, ui::Permission permission)
{
    m_thread.run([this, question, permission] { m_thread.desk().answer(question, permission); });
}

} // namespace window
