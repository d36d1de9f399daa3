// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <vector>

namespace cli {

// Where the program keeps models of this person: below $XDG_DATA_HOME, by default ~/.local/share (macOS:
// ~/Library/Application Support; Windows: %LOCALAPPDATA%). It need not exist.
std::filesystem::path modelsFolder();

// The model files in that folder and below it, in the order of their paths.
std::vector<std::filesystem::path> installedModels();

} // namespace cli
