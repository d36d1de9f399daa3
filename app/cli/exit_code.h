// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>

namespace cli {

// How the program ends; scripts rely on the numbers.
enum class ExitCode {
    Done = 0,     // a full context ends an answer too: the stop reason says so
    Usage = 1,    // unknown command, option or value, an empty prompt
    BadInput = 2, // input or model that cannot be used
    NoDevice = 3,
    Stopped = 4, // interrupted, or nobody reads the output any more
};

// A command line that cannot be meant.
class UsageError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

// The person, or the reader of the output, wants no more.
class Stopped : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

} // namespace cli
