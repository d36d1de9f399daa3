// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/local_source.h"

namespace window {

using ui::ModelSource;

LocalSource::LocalSource(NetworkThread &thread)
    : m_thread(thread), m_worker(std::make_unique<SourceWorker>(thread.desk()))
{
    ModelSource &port = *this;
    m_thread.retell(*m_worker, &SourceWorker::found, port, &ModelSource::found);
    m_thread.retell(*m_worker, &SourceWorker::listed, port, &ModelSource::listed);
    m_thread.retell(*m_worker, &SourceWorker::looked, port, &ModelSource::looked);
    m_thread.retell(*m_worker, &SourceWorker::failed, port, &ModelSource::failed);
    m_thread.take(*m_worker);
}

LocalSource::~LocalSource()
{
    m_thread.destroy(m_worker);
}

void LocalSource::search(const QString &words)
{
    m_thread.run([this, words] { m_worker->search(words); });
}

void LocalSource::list(const QString &id)
{
    m_thread.run([this, id] { m_worker->list(id); });
}

void LocalSource::look(const ui::PublishedFile &file)
{
    m_thread.run([this, file] { m_worker->look(file); });
}

void LocalSource::stop()
{
    m_thread.run([this] { m_worker->stop(); });
}

} // namespace window
