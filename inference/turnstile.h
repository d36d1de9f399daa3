// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/stop.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>

namespace inference {

// Lets one in at a time, in the order in which they came; who waits may give up. Any thread may enter, and
// leaves by the one that entered.
class Turnstile
{
public:
    // Inside for as long as it lives, if it got in.
    class Pass
    {
    public:
        // Waits until nobody is inside who came before, or `stop` is requested.
        Pass(Turnstile &turnstile, Stop &stop);
        Pass(const Pass &) = delete;
        Pass &operator=(const Pass &) = delete;
        ~Pass();

        explicit operator bool() const { return m_isInside; }

    private:
        Turnstile &m_turnstile;
        bool m_isInside = false;
    };

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::uint64_t> m_queue; // the first one is inside
    std::uint64_t m_last = 0;
};

} // namespace inference
