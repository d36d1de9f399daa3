// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/turnstile.h"

#include <chrono>

namespace inference {

namespace {

// A stop cannot wake who waits: it may be requested in a signal handler. So it is asked for.
constexpr std::chrono::milliseconds AskForStop(10);

} // namespace

Turnstile::Pass::Pass(Turnstile &turnstile, Stop &stop) : m_turnstile(turnstile)
{
    std::unique_lock lock(turnstile.m_mutex);
    const std::uint64_t number = ++turnstile.m_last;
    turnstile.m_queue.push_back(number);
    while (turnstile.m_queue.front() != number) {
        if (stop.isRequested()) {
            std::erase(turnstile.m_queue, number);
            return;
        }
        turnstile.m_changed.wait_for(lock, AskForStop);
    }
    m_isInside = true;
}

Turnstile::Pass::~Pass()
{
    if (!m_isInside)
        return;
    const std::lock_guard lock(m_turnstile.m_mutex);
    m_turnstile.m_queue.pop_front();
    m_turnstile.m_changed.notify_all();
}

} // namespace inference
