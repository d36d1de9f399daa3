// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>

namespace inference {

// The wish that one piece of work ends early: an object for each request, which the work polls. A wish that
// was seen stays, though who had it may think again at once: whoever asks after the work learns whether it
// was cut short. Every function may be called by any thread, and request() by a signal handler too.
class Stop
{
public:
    Stop() = default;
    virtual ~Stop() = default;
    Stop(const Stop &) = delete;
    Stop &operator=(const Stop &) = delete;

    void request() noexcept { m_isRequested.store(true, std::memory_order_relaxed); }

    bool isRequested() noexcept
    {
        if (m_isRequested.load(std::memory_order_relaxed))
            return true;
        if (!isWanted())
            return false;
        request();
        return true;
    }

protected:
    // Where the wish comes from elsewhere; asked at every poll until it is true.
    virtual bool isWanted() noexcept { return false; }

private:
    static_assert(std::atomic<bool>::is_always_lock_free, "signal handlers may touch nothing else");
    std::atomic<bool> m_isRequested = false;
};

} // namespace inference
