// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/bin_repository.h"

#include <optional>

namespace storage {

// What a person did and may take back. Owned by a Store.
class ActRepository
{
public:
    ActRepository(Database &database, BinRepository &bin, ClockFunction now);

    // Takes back the last act that is younger than a day: later nobody remembers what that was, and what
    // was deleted is in the bin. None: there is none.
    std::optional<Act> undo();

private:
    Database &m_database;
    BinRepository &m_bin;
    ClockFunction m_now;
};

// Part of the transaction of the act itself. `before` is what is put back: a name, or the number of a folder.
// `first`: the first of what is done at once, and taken back at once; 0: this is it. Returns that first one.
// Throws SQLite::Exception.
qint64 recordAct(Database &database, const Act &act, const QString &before, const QDateTime &now,
                 qint64 first = 0);

} // namespace storage
