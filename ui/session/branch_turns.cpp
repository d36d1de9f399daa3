// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/branch_turns.h"

#include "ui/session/reasoning.h"

#include <algorithm>

namespace ui {

using storage::Message;
using storage::Role;

BranchTurns::BranchTurns(const QString &systemPrompt, const MessageTree &tree, const QList<qint64> &path,
                         qint64 resumed)
{
    QString first = systemPrompt;
    for (int place = int(path.size()) - 1; place >= 0; --place) {
        if (const QString &summary = tree.find(path.at(place))->summary; !summary.isEmpty()) {
            m_summarised = place + 1;
            if (!first.isEmpty())
                first += QLatin1String("\n\n");
            first +=
                QLatin1String("Summary of the conversation before this point:\n") + summary; // not for people
            break;
        }
    }
    if (!first.isEmpty())
        m_turns.append({Role::System, first});
    for (int place = m_summarised; place < path.size(); ++place) {
        const Message &message = *tree.find(path.at(place));
        const bool goesOn = message.id == resumed; // with all that it wrote
        const QString text = goesOn ? Reasoning::written(message) : message.text;
        // An answer without a word says nothing to a model.
        if (text.isEmpty())
            continue;
        Turn turn{message.role, text};
        if (message.answer) {
            turn.modelFileId = message.answer->modelFileId;
            // What the model thought is not read again: the tokens of both together are of no use.
            if (goesOn || message.reasoning.isEmpty())
                turn.tokens = message.answer->tokens;
        }
        m_turns.append(turn);
        m_messages.append({message.id, place});
    }
}

QList<Turn> BranchTurns::oldest(int turns) const
{
    return m_turns.first(m_turns.size() - m_messages.size() + turns);
}

int BranchTurns::unreadWithout(int turns) const
{
    const qsizetype last = std::min<qsizetype>(turns, m_messages.size()) - 1;
    return last < 0 ? m_summarised : m_messages.at(last).place + 1;
}

int BranchTurns::turnsOf(int unread) const
{
    return int(std::ranges::count_if(m_messages, [=](const Place &at) { return at.place < unread; }));
}

} // namespace ui
