// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/exit_code.h"

#include <string>

namespace cli {

struct SearchOptions {
    std::string words;
    std::string data; // the program's folder; empty: the usual one
    bool isJson = false;
};

// Models with GGUF files at Hugging Face. Throws Error or Stopped.
ExitCode search(const SearchOptions &options);

// What a model there, or at an address, is and takes here, before it is fetched: words are its address, or
// OWNER/NAME[:QUANTISATION], of which without a quantisation the files are listed. Throws Error, UsageError
// or Stopped.
ExitCode look(const SearchOptions &options);

} // namespace cli
