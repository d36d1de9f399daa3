// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/error.h"

#include <optional>

// Of the Error that a piece of work throws; none when it throws none.
template <typename Work>
std::optional<storage::ErrorCode> codeOf(Work work)
{
    try {
        work();
    } catch (const storage::Error &error) {
        return error.code();
    }
    return {};
}
