// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/conversation_repository.h"
#include "storage/records.h"

namespace storage {

class Database;

// Every statement about folders of conversations. Owned by a Store. Functions that are given an id throw
// Error(NotFound) when no folder has it.
class FolderRepository
{
public:
    FolderRepository(Database &database, ClockFunction now);

    QList<Folder> all() const; // in the order in which they were made
    Folder create(const QString &name);
    void rename(qint64 id, const QString &name); // an act
    void remove(qint64 id);                      // an act; what is in it is kept, in no folder

private:
    Database &m_database;
    ClockFunction m_now;
};

} // namespace storage
