// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/search/mended_search.h"

#include <sqlite3.h>

#include <array>
#include <format>
#include <string>
#include <string_view>

namespace storage {

namespace {

constexpr std::array Indexes = {"message_words", "title_words"};

void rebuild(SQLite::Database &sqlite, const char *index)
{
    sqlite.exec(std::format("INSERT INTO {0} ({0}) VALUES ('rebuild')", index));
}

// An index whose own description is damaged cannot even be opened to be dropped: it is struck from the schema
// first, and its tables one by one. What they are: https://www.sqlite.org/fts5.html#fts5_data_structures
void makeAnew(SQLite::Database &sqlite, const char *index)
{
    const std::string sql =
        sqlite.execAndGet(std::format("SELECT sql FROM sqlite_schema WHERE name = '{}'", index)).getString();
    sqlite.exec("PRAGMA writable_schema = ON");
    sqlite.exec(std::format("DELETE FROM sqlite_schema WHERE name = '{}'", index));
    sqlite.exec("PRAGMA writable_schema = RESET");
    for (const char *part : {"data", "idx", "docsize", "config"})
        sqlite.exec(std::format("DROP TABLE IF EXISTS {}_{}", index, part));
    sqlite.exec(sql);
    rebuild(sqlite, index);
}

} // namespace

void rebuildSearch(Database &database)
{
    try {
        Transaction transaction(database);
        for (const char *index : Indexes)
            rebuild(database.sqlite(), index);
        transaction.commit();
    } catch (const SQLite::Exception &exception) {
        if (!isOfSearchIndex(exception))
            throw;
        Transaction transaction(database);
        for (const char *index : Indexes)
            makeAnew(database.sqlite(), index);
        transaction.commit();
    }
}

void checkSearch(Database &database)
{
    withSearchMended(database, "checking the search", [&] {
        database.sqlite().exec(
            "INSERT INTO message_words (message_words, rank) VALUES ('integrity-check', 1);"
            "INSERT INTO title_words (title_words, rank) VALUES ('integrity-check', 1)");
    });
}

bool isOfSearchIndex(const SQLite::Exception &exception)
{
    // A damaged index also numbers its blocks twice, and nothing else could break the rule of a key: ours are
    // given by the database.
    const int code = exception.getExtendedErrorCode();
    const std::string_view words = exception.what();
    return code == SQLITE_CORRUPT_VTAB || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
           (code == SQLITE_ERROR && (words.contains("vtable constructor failed") || words.contains("fts5")));
}

} // namespace storage
