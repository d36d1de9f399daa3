// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/conversation_repository.h"
#include "storage/records.h"

namespace storage {

class Database;

// Every statement about what was deleted and can come back: conversations, and messages with all that
// follows on them. Owned by a Store. Functions that are given an id throw Error(NotFound) when no row has
// it.
class BinRepository
{
public:
    BinRepository(Database &database, ClockFunction now);

    QList<BinEntry> all() const; // last deleted first

    void putConversations(const QList<qint64> &conversations); // all of them or none; one act
    // A message and all that follows on it. The conversation then shows the branch that ends with `leaf`,
    // 0: none. None of them may be being written.
    void putMessages(qint64 first, qint64 leaf);
    void restoreConversation(qint64 conversation);
    // Those that were deleted together with this one; the conversation shows them.
    void restoreMessages(qint64 first);
    // Whatever keeps a conversation in the bin, or a message of it (0: none), with what was deleted together.
    void restoreWith(qint64 conversation, qint64 message);
    void removeConversation(qint64 conversation); // for good
    void removeMessages(qint64 first);            // for good
    void expire();                                // removes for good what is there longer than BinEntry::Days

private:
    Database &m_database;
    ClockFunction m_now;
};

} // namespace storage
