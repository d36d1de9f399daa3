// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/signals.h"

#include "app/cli/exit_code.h"

#include <atomic>
#include <csignal>
#include <cstdlib>

namespace cli {

namespace {

// Signals reach a program as a whole, so what they set can only be global.
std::atomic<bool> interrupted = false;
std::atomic<bool> ended = false;
std::atomic<bool> endsOnSecond = true;
static_assert(std::atomic<bool>::is_always_lock_free, "signal handlers may touch nothing else");

extern "C" void onInterrupt(int signal)
{
#ifdef _WIN32
    std::signal(signal, onInterrupt); // Windows forgets a handler once it was called
#endif
    if (signal == SIGTERM)
        ended = true;
    if (interrupted.exchange(true) && endsOnSecond)
        std::_Exit(static_cast<int>(ExitCode::Stopped));
}

} // namespace

void installSignalHandlers()
{
#ifdef _WIN32
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
#else
    // Without SA_RESTART, so that waiting for input ends as well.
    struct sigaction action = {};
    action.sa_handler = onInterrupt;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

void keepRunningOnSecondInterrupt()
{
    endsOnSecond = false;
}

bool isInterrupted()
{
    return interrupted;
}

void clearInterrupt()
{
    interrupted = false;
    if (ended) // also when it came just now
        interrupted = true;
}

bool isEndRequested()
{
    return ended;
}

} // namespace cli
