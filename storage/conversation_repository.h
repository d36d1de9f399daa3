// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <functional>

namespace storage {

class Database;
using ClockFunction = std::function<QDateTime()>; // the time now, UTC

// Every statement about conversations and drafts. Owned by a Store. Functions that are given an id throw
// Error(NotFound) when no row has it.
class ConversationRepository
{
public:
    ConversationRepository(Database &database, ClockFunction now);

    QList<Conversation> all() const;   // not in the bin, last used first
    QList<Conversation> inBin() const; // last deleted first
    Conversation find(qint64 id) const;
    ConversationContent open(qint64 id) const;

    void rename(qint64 id, const QString &title); // an act
    // A title that nobody chose; false, and nothing is changed, when it has not the former one any more.
    bool setTitle(qint64 id, const QString &former, const QString &title);
    void showBranch(qint64 id, qint64 leaf); // a message of the conversation
    void setOverflowRule(qint64 id, OverflowRule rule);
    void setSettings(qint64 id, const ConversationSettings &settings);
    // All of them or none, and one act.
    void setFolder(const QList<qint64> &ids, qint64 folder);     // 0: none
    void setPinned(const QList<qint64> &ids, bool isPinned);     // no act
    void setArchived(const QList<qint64> &ids, bool isArchived); // an act, where they are put there

    void saveDraft(qint64 id, const QString &text); // 0: of the conversation that is not there yet
    QString draft(qint64 id) const;

private:
    Database &m_database;
    ClockFunction m_now;
};

} // namespace storage
