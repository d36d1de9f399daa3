// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/downloads/download_problem.h"
#include "storage/network/small_fetch.h"

#include <string>

namespace cli {

// What it means for a person, and what to do. `again` is what the same command does then.
std::string adviceFor(storage::DownloadProblem problem, const std::string &again);
std::string adviceFor(const storage::FetchFailure &failure);

} // namespace cli
