// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace storage {

// How much may come in a second, of all downloads that share it: a bucket that fills with time and is never
// fuller than for a quarter of a second.
class Pace
{
public:
    using Clock = std::chrono::steady_clock;

    void setLimit(qint64 bytesPerSecond, Clock::time_point now = Clock::now()) // 0: none
    {
        m_limit = bytesPerSecond;
        m_room = 0;
        m_filled = now;
    }

    // Bytes that may be taken now.
    qint64 allowance(Clock::time_point now = Clock::now())
    {
        if (m_limit <= 0)
            return std::numeric_limits<qint64>::max();
        const double limit = static_cast<double>(m_limit);
        const std::chrono::duration<double> passed = now - std::exchange(m_filled, now);
        m_room = std::min(m_room + limit * passed.count(), limit / 4);
        return static_cast<qint64>(m_room);
    }
    void spend(qint64 bytes) { m_room -= m_limit > 0 ? static_cast<double>(bytes) : 0; }

private:
    qint64 m_limit = 0;
    double m_room = 0;
    Clock::time_point m_filled = Clock::now();
};

} // namespace storage
