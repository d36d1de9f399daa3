// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/task_thread.h"

namespace window {

TaskThread::TaskThread(const QString &name) : m_thread(*this)
{
    m_thread.setObjectName(name);
    m_thread.start();
}

TaskThread::~TaskThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_one();
    m_thread.wait();
    // Whoever watches locks sees here that the thread's last look at the tasks is over; of QThread's own way
    // to wait it knows nothing.
    const std::lock_guard lock(m_mutex);
}

void TaskThread::give(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_changed.notify_one();
}

void TaskThread::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_isEnding || !m_tasks.empty(); });
        if (m_tasks.empty())
            return;
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
        task = nullptr; // what it holds may be slow to free, and is not ours to keep
        lock.lock();
    }
}

} // namespace window
