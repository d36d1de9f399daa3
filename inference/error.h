// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

namespace inference {

enum class ErrorCode {
    FileUnreadable,   // missing, not permitted, not a regular file
    ModelDamaged,     // not a model file, cut short, or contradicting itself
    ModelUnsupported, // a sound file that this engine cannot run
    BadInput,         // text or settings that cannot be used, such as a prompt longer than the context
    OutOfMemory,
    NoDevice, // no device can run the requested backend
};

// The only exception that leaves this module. what() is one English line that says what happened, what it
// means and, where there is something, what to do; translated words are chosen from code().
class Error : public std::runtime_error
{
public:
    Error(ErrorCode code, const std::string &what) : std::runtime_error(what), m_code(code) {}

    ErrorCode code() const noexcept { return m_code; }

private:
    ErrorCode m_code;
};

} // namespace inference
