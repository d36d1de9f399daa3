// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QHash>
#include <QList>

namespace ui {

// The messages of one conversation as a tree: what was edited or answered again stands beside what was there.
// A value.
class MessageTree
{
public:
    MessageTree() = default;
    explicit MessageTree(const QList<storage::Message> &messages); // parents before children

    bool isEmpty() const { return m_messages.isEmpty(); }
    void insert(const storage::Message &message);
    void removeBranch(qint64 id); // and all that follows on it
    int branchSize(qint64 id) const;
    // Null when there is none; valid until the tree changes.
    storage::Message *find(qint64 id);
    const storage::Message *find(qint64 id) const;

    // The ids from the first message to this one; empty for 0.
    QList<qint64> path(qint64 leaf) const;
    // The versions of a message, oldest first, itself among them.
    QList<qint64> versions(qint64 id) const;
    // Down from a message by the newest child each time, to where the conversation ends.
    qint64 newestLeafBelow(qint64 id) const;

private:
    QHash<qint64, storage::Message> m_messages;
    QHash<qint64, QList<qint64>> m_children; // of 0: the first messages
};

} // namespace ui
