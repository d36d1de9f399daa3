// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/exit_code.h"

#include <QString>

#include <string>
#include <vector>

namespace cli {

// Takes the conversations of files, and of folders of them, into those of a data folder, and says what could
// not be read. BadInput when nothing came of it. Throws storage::Error.
ExitCode importConversations(const QString &dataFolder, const std::vector<std::string> &paths, bool isJson);

} // namespace cli
