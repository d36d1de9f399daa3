// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QMetaObject>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <exception>
#include <memory>
#include <type_traits>
#include <utility>

namespace window {

// A named thread that carries out tasks one after the other, in the order in which they were given. Made and
// destroyed by the thread of the window.
class TaskThread
{
public:
    explicit TaskThread(const QString &name)
    {
        m_thread.setObjectName(name);
        m_context.moveToThread(&m_thread);
        m_thread.start();
    }

    // Carries out what was given before, then ends.
    ~TaskThread()
    {
        QMetaObject::invokeMethod(&m_context, [this] { m_thread.quit(); });
        m_thread.wait();
    }

    TaskThread(const TaskThread &) = delete;
    TaskThread &operator=(const TaskThread &) = delete;

    // The future ends with what the task returned or threw.
    template <typename Task>
    QFuture<std::invoke_result_t<Task &>> run(Task task)
    {
        using Result = std::invoke_result_t<Task &>;
        const auto promise = std::make_shared<QPromise<Result>>();
        promise->start();
        QMetaObject::invokeMethod(&m_context, [promise, task = std::move(task)]() mutable {
            try {
                if constexpr (std::is_void_v<Result>)
                    task();
                else
                    promise->addResult(task());
            } catch (...) { // whatever it is goes to the one who asked
                promise->setException(std::current_exception());
            }
            promise->finish();
        });
        return promise->future();
    }

private:
    QThread m_thread;
    QObject m_context; // tasks are events for it
};

} // namespace window
