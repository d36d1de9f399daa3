// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/stop.h"

#include <atomic>

namespace support {

// Of work that is done to its end.
inline inference::Stop goesOn;

// Wants to stop at one poll, the first being 1, and thinks again at once.
class WithdrawnStop : public inference::Stop
{
public:
    explicit WithdrawnStop(int poll) : m_poll(poll) {}
    bool wasWanted() const { return m_polls >= m_poll; }
    int polls() const { return m_polls; }

protected:
    bool isWanted() noexcept override { return ++m_polls == m_poll; }

private:
    int m_poll;
    std::atomic<int> m_polls = 0;
};

} // namespace support
