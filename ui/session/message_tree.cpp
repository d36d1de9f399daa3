// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/message_tree.h"

#include <algorithm>

namespace ui {

using storage::Message;

MessageTree::MessageTree(const QList<Message> &messages)
{
    for (const Message &message : messages)
        insert(message);
}

void MessageTree::insert(const Message &message)
{
    if (!m_messages.contains(message.id))
        m_children[message.parentId].append(message.id);
    m_messages.insert(message.id, message);
}

void MessageTree::removeBranch(qint64 id)
{
    if (const Message *message = find(id))
        m_children[message->parentId].removeOne(id);
    QList<qint64> rest = {id};
    while (!rest.isEmpty()) {
        const qint64 next = rest.takeLast();
        m_messages.remove(next);
        rest += m_children.take(next);
    }
}

int MessageTree::branchSize(qint64 id) const
{
    int size = 0;
    QList<qint64> rest = {id};
    while (!rest.isEmpty()) {
        rest += m_children.value(rest.takeLast());
        ++size;
    }
    return size;
}

Message *MessageTree::find(qint64 id)
{
    const auto found = m_messages.find(id);
    return found == m_messages.end() ? nullptr : &*found;
}

const Message *MessageTree::find(qint64 id) const
{
    const auto found = m_messages.constFind(id);
    return found == m_messages.constEnd() ? nullptr : &*found;
}

QList<qint64> MessageTree::path(qint64 leaf) const
{
    QList<qint64> ids;
    for (const Message *message = find(leaf); message; message = find(message->parentId))
        ids.append(message->id);
    std::ranges::reverse(ids);
    return ids;
}

QList<qint64> MessageTree::versions(qint64 id) const
{
    const Message *message = find(id);
    return message ? m_children.value(message->parentId) : QList<qint64>();
}

qint64 MessageTree::newestLeafBelow(qint64 id) const
{
    for (;;) {
        const auto children = m_children.constFind(id);
        if (children == m_children.constEnd() || children->isEmpty())
            return id;
        id = children->last();
    }
}

} // namespace ui
