// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/mailbox.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace window {

// The event only wakes: what it is about lies in our own list, under our own lock, where the thread sanitizer
// can see it. It sees nothing of the locks of a Qt that was built without it.
void Mailbox::put(Call call)
{
    {
        const std::lock_guard lock(m_mutex);
        m_calls.push_back(std::move(call));
    }
    QCoreApplication::postEvent(this, new QEvent(QEvent::User)); // the event queue owns it
}

// One call an event, so that the order also holds when a call runs an event loop of its own.
bool Mailbox::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    Call call;
    {
        const std::lock_guard lock(m_mutex);
        call = std::move(m_calls.front());
        m_calls.pop_front();
    }
    call();
    return true;
}

} // namespace window
