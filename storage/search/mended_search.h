// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/database.h"

namespace storage {

// Builds the indexes of what is searched anew, from the messages and titles themselves.
void rebuildSearch(Database &database);

// Compares every word with the messages and titles, which takes seconds for very many; where they
// differ the indexes are built anew. Throws Error.
void checkSearch(Database &database);

// Whether that is what an exception asks for.
bool isOfSearchIndex(const SQLite::Exception &exception);

// As guarded(), for work that reads or writes the search indexes, which may be damaged where no page of the
// file is: then they are built anew and the work is done again. Such work begins its own transaction, so that
// nothing of the first time is left.
template <typename Work>
auto withSearchMended(Database &database, const char *doing, Work work)
{
    return guarded(doing, [&] {
        try {
            return work();
        } catch (const SQLite::Exception &exception) {
            if (!isOfSearchIndex(exception))
                throw;
        }
        rebuildSearch(database);
        return work();
    });
}

} // namespace storage
