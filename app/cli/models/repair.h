// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/exit_code.h"
#include "storage/models/library.h"

#include <string>

namespace cli {

// Fetches what is damaged of a model that was fetched before. `data` is the program's folder; empty: the
// usual one. Throws Error or Stopped.
ExitCode repair(storage::Library &library, const storage::LibraryModel &model, const std::string &data,
                bool isJson);

} // namespace cli
