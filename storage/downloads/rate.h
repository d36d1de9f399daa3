// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

#include <chrono>
#include <deque>

namespace storage {

// How fast something grows: over the last seconds, so that the figure can be read and follows what happens.
class Rate
{
public:
    using Clock = std::chrono::steady_clock;

    void begin(qint64 total, Clock::time_point now = Clock::now()) { m_samples = {{now, total}}; }

    void note(qint64 total, Clock::time_point now = Clock::now())
    {
        if (m_samples.size() > 1 && now - m_samples[m_samples.size() - 2].time < Interval)
            m_samples.pop_back(); // it is followed too closely to stay
        m_samples.push_back({now, total});
        while (m_samples.size() > 2 && now - m_samples[1].time >= Window)
            m_samples.pop_front();
    }

    double perSecond(Clock::time_point now = Clock::now()) const // 0: not known yet
    {
        if (m_samples.size() < 2)
            return 0;
        const std::chrono::duration<double> time = now - m_samples.front().time;
        return time < Interval
                   ? 0
                   : static_cast<double>(m_samples.back().total - m_samples.front().total) / time.count();
    }

private:
    static constexpr std::chrono::milliseconds Interval{500};
    static constexpr std::chrono::seconds Window{6};

    struct Sample {
        Clock::time_point time;
        qint64 total;
    };
    std::deque<Sample> m_samples;
};

} // namespace storage
