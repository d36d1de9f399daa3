// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/search/mended_search.h"

#include <sqlite3.h>

namespace storage {

void rebuildSearch(Database &database)
{
    Transaction transaction(database);
    database.sqlite().exec("INSERT INTO message_words (message_words) VALUES ('rebuild');"
                           "INSERT INTO title_words (title_words) VALUES ('rebuild')");
    transaction.commit();
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
    return code == SQLITE_CORRUPT_VTAB || code == SQLITE_CONSTRAINT_PRIMARYKEY;
}

} // namespace storage
