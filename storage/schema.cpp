// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/schema.h"

#include <format>

namespace storage {

namespace {

std::int64_t number(SQLite::Database &sqlite, const char *sql)
{
    return sqlite.execAndGet(sql).getInt64();
}

} // namespace

int Schema::versionOf(SQLite::Database &sqlite) const
{
    const std::int64_t application = number(sqlite, "PRAGMA application_id");
    const std::int64_t version = number(sqlite, "PRAGMA user_version");
    const bool isEmpty = number(sqlite, "SELECT count(*) FROM sqlite_schema") == 0;
    if (application != m_applicationId && !(isEmpty && application == 0))
        throw Error(ErrorCode::ForeignFile, "The database was made by another program");
    if (version > currentVersion())
        throw Error(ErrorCode::NewerSchema, std::format("The database has version {}, this release knows {}",
                                                        version, currentVersion()));
    return static_cast<int>(version);
}

void Schema::migrate(Database &database, int version) const
{
    for (; version < currentVersion(); ++version) {
        Transaction transaction(database);
        SQLite::Database &sqlite = database.sqlite();
        sqlite.exec(m_steps[static_cast<std::size_t>(version)]);
        sqlite.exec(std::format("PRAGMA application_id = {}; PRAGMA user_version = {}", m_applicationId,
                                version + 1));
        transaction.commit();
    }
}

} // namespace storage
