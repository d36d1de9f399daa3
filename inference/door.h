// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/error.h"

#include <exception>
#include <format>
#include <functional>
#include <new>
#include <stdexcept>

// What every public function of the engine goes through, so that only Error leaves it, and what a callback of
// the caller threw.
namespace inference::door {

// Carries what a callback threw through the engine, whatever it was.
struct CallbackFailure {
    std::exception_ptr cause;
};

template <typename... Arguments>
std::function<void(Arguments...)> carrying(const std::function<void(Arguments...)> &callback)
{
    if (!callback)
        return {};
    return [&callback](Arguments... arguments) {
        try {
            callback(arguments...);
        } catch (...) {
            throw CallbackFailure{std::current_exception()};
        }
    };
}

template <typename Work>
auto guarded(Work work) -> decltype(work())
{
    try {
        return work();
    } catch (const Error &) {
        throw;
    } catch (const CallbackFailure &failure) {
        std::rethrow_exception(failure.cause);
    } catch (const std::bad_alloc &) {
        throw Error(ErrorCode::OutOfMemory,
                    "There is not enough memory; close other programs, or take a smaller "
                    "model or a shorter context");
    } catch (const std::length_error &) { // more than any memory
        throw Error(ErrorCode::OutOfMemory, "There is not enough memory for so much at once; take less");
    } catch (const std::exception &failure) {
        throw Error(ErrorCode::Unexpected, std::format("Something unforeseen happened: {}", failure.what()));
    }
}

} // namespace inference::door
