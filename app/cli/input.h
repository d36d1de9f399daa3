// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace cli {

// The whole of standard input. Throws Error(BadInput) when it is not UTF-8, Stopped when interrupted.
std::string readStandardInput();

// The next line of standard input, without its end; empty at the end of the input. Throws as above.
std::optional<std::string> readLineOfInput();

// The whole of a file, "-" being standard input. Throws Error(FileUnreadable) or Error(BadInput).
std::string readTextFile(const std::filesystem::path &path);

} // namespace cli
