// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/database.h"

namespace storage {

// The version of the schema that this release writes, in the file's user_version.
int currentVersion();

// 0 for a file without tables. Throws Error: NewerSchema for a file of a newer release, ForeignFile for one
// of another program. Changes nothing.
int versionOf(SQLite::Database &sqlite);

// Brings a database from `version` to the current one, each step in one transaction.
void migrate(Database &database, int version);

} // namespace storage
