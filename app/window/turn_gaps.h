// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <vector>

// How long the event loop of this thread was busy between two of its turns, in milliseconds.
class TurnGaps
{
public:
    TurnGaps()
    {
        m_turn.setInterval(0);
        QObject::connect(&m_turn, &QTimer::timeout, &m_turn, [this] {
            m_gaps.push_back(double(m_sinceTurn.nsecsElapsed()) / 1e6);
            m_sinceTurn.start();
        });
        m_sinceTurn.start();
        m_turn.start();
    }

    void clear() { m_gaps.clear(); }
    double longest() const { return m_gaps.empty() ? 0 : std::ranges::max(m_gaps); }
    // That so great a share of them stays within.
    double within(double share) const
    {
        std::vector<double> gaps = m_gaps;
        std::ranges::sort(gaps);
        return gaps.empty() ? 0 : gaps.at(std::size_t(double(gaps.size() - 1) * share));
    }

private:
    std::vector<double> m_gaps;
    QElapsedTimer m_sinceTurn;
    QTimer m_turn;
};
