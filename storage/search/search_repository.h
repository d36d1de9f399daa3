// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"
#include "storage/search/search_query.h"

#include <QStringList>

namespace storage {

class Database;

// Every statement that finds something by its words. Owned by a Store. Throws Error.
class SearchRepository
{
public:
    explicit SearchRepository(Database &database) : m_database(database) {}

    // Of all branches, newest first, `most` at most; of those before a message, when one is given: the last
    // of the page before. An empty query finds nothing.
    QList<SearchHit> find(const SearchQuery &query, const SearchFilter &filter, int most,
                          qint64 before = 0) const;

    // Newest first.
    QList<TitleHit> findTitles(const SearchQuery &query, bool isInBin, int most) const;

    QStringList modelNames() const; // of those that answered, in the order of the alphabet

private:
    Database &m_database;
};

} // namespace storage
