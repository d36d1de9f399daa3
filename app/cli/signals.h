// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/stop.h"

namespace cli {

// Makes isInterrupted() true at Ctrl+C and at a request to end, and a closed pipe an error of the write. A
// second Ctrl+C ends the program at once, in case the first is not heard.
void installSignalHandlers();

// A chat hears every Ctrl+C as "stop this answer"; its terminal must not be left as it is.
void keepRunningOnSecondInterrupt();

// Whatever runs shall stop.
bool isInterrupted();

// Ends a piece of work of the engine at an interruption.
class InterruptStop : public inference::Stop
{
protected:
    bool isWanted() noexcept override { return isInterrupted(); }
};

// Forgets a Ctrl+C, for the next answer, but not a request to end.
void clearInterrupt();

// The program was asked to end as a whole (SIGTERM), which a chat must not take for a Ctrl+C.
bool isEndRequested();

} // namespace cli
