// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace inference {

enum class ErrorCode {
    FileUnreadable,   // missing, not permitted, not a regular file
    ModelDamaged,     // not a model file, cut short, or contradicting itself
    ModelUnsupported, // a sound file that this engine cannot run
    BadInput,         // text or tokens that cannot be used
    BadSetting,       // a number or a name out of its range, such as a context longer than the model knows
    PromptTooLong,    // for the context; thrown as PromptTooLong, with its numbers
    OutOfMemory,
    NoDevice,   // no device can run the requested backend
    DeviceLost, // it was reset or taken away while it computed, and the processor could not go on
    Unexpected, // none of these: a fault of this program or of its system
};

// The only exception that leaves this module, itself or derived, but for what a caller's own callback throws.
// what() is one English line that says what happened, what it means and, where there is something, what to
// do; translated words are chosen from code().
class Error : public std::runtime_error
{
public:
    Error(ErrorCode code, const std::string &what) : std::runtime_error(what), m_code(code) {}

    ErrorCode code() const noexcept { return m_code; }

private:
    ErrorCode m_code;
};

// Errors of one device that another may not have.
inline bool isOfDevice(const Error &error)
{
    return error.code() == ErrorCode::DeviceLost || error.code() == ErrorCode::NoDevice ||
           error.code() == ErrorCode::OutOfMemory;
}

// A memory plan that does not fit: Error(OutOfMemory) with its numbers.
class MemoryShortage : public Error
{
public:
    MemoryShortage(std::uint64_t neededBytes, std::uint64_t availableBytes, const std::string &what)
        : Error(ErrorCode::OutOfMemory, what), m_needed(neededBytes), m_available(availableBytes)
    {
    }

    std::uint64_t neededBytes() const noexcept { return m_needed; }
    std::uint64_t availableBytes() const noexcept { return m_available; }

private:
    std::uint64_t m_needed;
    std::uint64_t m_available;
};

// Text of more tokens than the context holds.
class PromptTooLong : public Error
{
public:
    PromptTooLong(int neededTokens, int availableTokens, const std::string &what)
        : Error(ErrorCode::PromptTooLong, what), m_needed(neededTokens), m_available(availableTokens)
    {
    }

    int neededTokens() const noexcept { return m_needed; }
    int availableTokens() const noexcept { return m_available; }

private:
    int m_needed;
    int m_available;
};

} // namespace inference
