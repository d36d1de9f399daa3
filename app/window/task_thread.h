// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/mailbox.h"

#include <QFuture>
#include <QPromise>
#include <QString>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <exception>
#include <expected>
#include <functional>
#include <mutex>
#include <type_traits>
#include <utility>

namespace window {

// A named thread that carries out tasks one after the other, in the order in which they were given. Made,
// used and destroyed by the thread of the window, which needs an event loop: futures end from it, so that to
// wait for one without it would be to wait for ever.
class TaskThread
{
public:
    explicit TaskThread(const QString &name);
    // Carries out what was given before, then ends. Futures that have not ended by then are cancelled.
    ~TaskThread();

    TaskThread(const TaskThread &) = delete;
    TaskThread &operator=(const TaskThread &) = delete;

    // The future ends with what the task returned or threw.
    template <typename Task>
    QFuture<std::invoke_result_t<Task &>> run(Task task)
    {
        using Result = std::invoke_result_t<Task &>;
        QPromise<Result> promise;
        promise.start();
        QFuture<Result> future = promise.future();
        give([this, promise = std::move(promise), task = std::move(task)]() mutable {
            m_results.put([promise = std::move(promise), outcome = outcomeOf(task)]() mutable {
                fulfil(promise, std::move(outcome));
            });
        });
        return future;
    }

private:
    using Task = std::move_only_function<void()>;

    template <typename Function, typename Result = std::invoke_result_t<Function &>>
    static std::expected<Result, std::exception_ptr> outcomeOf(Function &task)
    {
        try {
            if constexpr (std::is_void_v<Result>) {
                task();
                return {};
            } else {
                return task();
            }
        } catch (...) { // whatever it is goes to the one who asked
            return std::unexpected(std::current_exception());
        }
    }

    template <typename Result>
    static void fulfil(QPromise<Result> &promise, std::expected<Result, std::exception_ptr> outcome)
    {
        if (!outcome)
            promise.setException(outcome.error());
        else if constexpr (!std::is_void_v<Result>)
            promise.addResult(std::move(*outcome));
        promise.finish();
    }

    // Not QThread::create(): that calls back through std::call_once, under which the thread sanitizer sees
    // nothing.
    class Thread : public QThread
    {
    public:
        explicit Thread(TaskThread &owner) : m_owner(owner) {}

    protected:
        void run() override { m_owner.work(); }

    private:
        TaskThread &m_owner;
    };

    void give(Task task);
    void work(); // on the thread, until the destructor ends it

    Mailbox m_results;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Task> m_tasks; // guarded by the mutex
    bool m_isEnding = false;  // guarded by the mutex
    Thread m_thread;
};

} // namespace window
