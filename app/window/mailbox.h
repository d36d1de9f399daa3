// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <deque>
#include <functional>
#include <mutex>

namespace window {

// Takes calls from every thread and carries them out on its own, from the event loop, in the order in which
// they came. Calls that it holds when it dies are dropped.
class Mailbox : public QObject
{
    Q_OBJECT

public:
    using Call = std::move_only_function<void()>;

    void put(Call call); // by any thread

protected:
    bool event(QEvent *event) override;

private:
    std::mutex m_mutex;
    std::deque<Call> m_calls; // guarded by the mutex
};

} // namespace window
