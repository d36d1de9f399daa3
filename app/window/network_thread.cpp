// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/network_thread.h"

#include <semaphore>

namespace window {

NetworkThread::NetworkThread(const QString &dataFolder) : m_desk(std::make_unique<NetworkDesk>(dataFolder))
{
    take(*m_desk);
    m_thread.setObjectName(QStringLiteral("network"));
    m_calls.moveToThread(&m_thread);
    m_thread.start();
}

NetworkThread::~NetworkThread()
{
    destroy(m_desk);
    m_thread.quit();
    m_thread.wait();
}

void NetworkThread::runToEnd(const std::function<void()> &call)
{
    std::binary_semaphore done(0);
    m_calls.put([&] {
        call();
        done.release();
    });
    done.acquire();
}

} // namespace window
