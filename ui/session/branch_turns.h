// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/text_generator.h"
#include "ui/session/message_tree.h"

#include <QList>
#include <QString>

namespace ui {

// What a model reads of a branch: behind the last message that has a summary all messages with words, and
// before them the summary, in the system's turn. A value.
class BranchTurns
{
public:
    BranchTurns() = default;
    // `path` are the ids from the first message on; `resumed` is the answer that goes on, if one does.
    BranchTurns(const QString &systemPrompt, const MessageTree &tree, const QList<qint64> &path,
                qint64 resumed = 0);

    const QList<Turn> &turns() const { return m_turns; }
    // The system's turn, if there is one, and the oldest of the others.
    QList<Turn> oldest(int turns) const;
    // The last message of the oldest turns but the system's; at least one.
    qint64 lastOfOldest(int turns) const { return m_messages.at(turns - 1).id; }
    // How many messages of the branch are not read when the oldest turns are left out.
    int unreadWithout(int turns) const;
    // How many of the oldest turns are these messages of the branch.
    int turnsOf(int unread) const;

private:
    struct Place {
        qint64 id = 0;
        int place = 0; // in the branch
    };

    QList<Turn> m_turns;
    QList<Place> m_messages; // of each turn but the system's
    int m_summarised = 0;
};

} // namespace ui
