// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/exit_code.h"

#include "storage/models/library.h"

#include <string>

namespace cli {

// Of `models pull`.
struct PullOptions {
    std::string address;
    std::string sha256; // that was published; empty: nobody said
    std::string folder; // empty: the program's own
    std::string data;   // the program's folder; empty: the usual one
    bool isJson = false;
};

// Fetches a model file, or goes on with what came of it before; the library remembers where from. Throws
// Error, UsageError or Stopped.
ExitCode pull(storage::Library &library, const PullOptions &options);

} // namespace cli
