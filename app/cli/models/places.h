// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/models/library.h"

namespace cli {

// The program's folder, which is `given` or, where that is empty, the usual one.
QString dataFolderOf(const QString &given);

// The library of this person: the one that the window shows too. An empty `dataFolder` is the usual one.
storage::Library openLibrary(const QString &dataFolder);

} // namespace cli
