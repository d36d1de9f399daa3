// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/mailbox.h"
#include "app/window/network_desk.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace window {

// The thread that all requests of the window come from, with an event loop and the desk. Made, called and
// destroyed by the thread of the window; what works on it is handed to it, and goes on it.
class NetworkThread
{
public:
    explicit NetworkThread(const QString &dataFolder); // which has the record of requests
    ~NetworkThread();                                  // whatever was handed to it is gone by then

    NetworkThread(const NetworkThread &) = delete;
    NetworkThread &operator=(const NetworkThread &) = delete;

    NetworkDesk &desk() { return *m_desk; } // to be called on it

    void take(QObject &worker) { worker.moveToThread(&m_thread); }
    void run(Mailbox::Call call) { m_calls.put(std::move(call)); } // in the order in which they come
    void runToEnd(const std::function<void()> &call);              // waits for it

    // Says again on the window's thread what a worker says on this one.
    template <typename Worker, typename Port, typename... Values>
    void retell(Worker &worker, void (Worker::*happened)(Values...), Port &port,
                void (Port::*told)(Values...))
    {
        QObject::connect(
            &worker, happened, &worker,
            [this, port = QPointer<Port>(&port), told](const std::remove_cvref_t<Values> &...values) {
                m_happenings.put([port, told, values...] {
                    if (port) // it may be gone by then
                        emit(port->*told)(values...);
                });
            },
            Qt::DirectConnection);
    }

    // Deletes what was handed to it, on it, and waits for that.
    template <typename Worker>
    void destroy(std::unique_ptr<Worker> &worker)
    {
        runToEnd([&worker] { worker.reset(); });
    }

private:
    Mailbox m_happenings; // of the window's thread
    std::unique_ptr<NetworkDesk> m_desk;
    Mailbox m_calls;
    QThread m_thread;
};

} // namespace window
