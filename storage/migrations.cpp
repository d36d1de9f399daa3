// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/migrations.h"

#include <array>
#include <cstdint>
#include <format>
#include <string>

namespace storage {

namespace {

// Step n takes a database from version n to n + 1. Steps of a release are never edited: tests/storage keeps a
// database of every released version and migrates each.
constexpr std::array Steps = {
#include "migrations/0001_initial.inc"
    ,
#include "migrations/0002_settings_of_a_conversation.inc"
    ,
#include "migrations/0003_a_device_that_failed.inc"
};

std::int64_t number(SQLite::Database &sqlite, const char *sql)
{
    return sqlite.execAndGet(sql).getInt64();
}

} // namespace

int currentVersion()
{
    return static_cast<int>(Steps.size());
}

int versionOf(SQLite::Database &sqlite)
{
    const std::int64_t application = number(sqlite, "PRAGMA application_id");
    const std::int64_t version = number(sqlite, "PRAGMA user_version");
    const bool isEmpty = number(sqlite, "SELECT count(*) FROM sqlite_schema") == 0;
    if (application != ApplicationId && !(isEmpty && application == 0))
        throw Error(ErrorCode::ForeignFile, "The database was made by another program");
    if (version > currentVersion())
        throw Error(ErrorCode::NewerSchema, std::format("The database has version {}, this release knows {}",
                                                        version, currentVersion()));
    return static_cast<int>(version);
}

void migrate(Database &database, int version)
{
    for (; version < currentVersion(); ++version) {
        Transaction transaction(database);
        SQLite::Database &sqlite = database.sqlite();
        sqlite.exec(Steps[static_cast<std::size_t>(version)]);
        sqlite.exec(
            std::format("PRAGMA application_id = {}; PRAGMA user_version = {}", ApplicationId, version + 1));
        transaction.commit();
    }
}

} // namespace storage
