// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/models/conversation_list_model.h"

#include <QLocale>

#include <algorithm>

namespace ui {

using storage::Conversation;

ConversationListModel::ConversationListModel(QObject *parent)
    : QAbstractListModel(parent), m_today(QDate::currentDate())
{
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const Conversation &conversation = m_conversations.at(index.row());
    switch (role) {
    case ConversationIdRole: return conversation.id;
    case Qt::DisplayRole:
    case TitleRole: return conversation.title;
    case SectionRole: return sectionFor(conversation.updatedAt.toLocalTime().date(), m_today);
    case IsAnsweringRole: return m_isAnswering && m_isAnswering(conversation.id);
    case IsWaitingRole: return m_isWaiting && m_isWaiting(conversation.id);
    }
    return {};
}

QHash<int, QByteArray> ConversationListModel::roleNames() const
{
    return {{ConversationIdRole, "conversationId"},
            {TitleRole, "title"},
            {SectionRole, "section"},
            {IsAnsweringRole, "isAnswering"},
            {IsWaitingRole, "isWaiting"}};
}

void ConversationListModel::setConversations(const QList<Conversation> &conversations)
{
    beginResetModel();
    m_conversations = conversations;
    endResetModel();
    emit countChanged();
}

void ConversationListModel::put(const Conversation &conversation)
{
    const int row = rowOf(conversation.id);
    if (row < 0) {
        const int place = placeFor(conversation);
        beginInsertRows({}, place, place);
        m_conversations.insert(place, conversation);
        endInsertRows();
        emit countChanged();
        return;
    }
    // Its place among the others; itself does not count.
    Conversation former = m_conversations.takeAt(row);
    const int place = placeFor(conversation);
    m_conversations.insert(row, former);
    if (place != row) {
        beginMoveRows({}, row, row, {}, place > row ? place + 1 : place);
        m_conversations.move(row, place);
        endMoveRows();
    }
    m_conversations[place] = conversation;
    emit dataChanged(index(place), index(place));
}

void ConversationListModel::remove(qint64 id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_conversations.removeAt(row);
    endRemoveRows();
    emit countChanged();
}

int ConversationListModel::rowOf(qint64 id) const
{
    const auto found = std::ranges::find(m_conversations, id, &Conversation::id);
    return found == m_conversations.end() ? -1 : int(found - m_conversations.begin());
}

void ConversationListModel::setActivity(Ask isAnswering, Ask isWaiting)
{
    m_isAnswering = std::move(isAnswering);
    m_isWaiting = std::move(isWaiting);
}

void ConversationListModel::updateActivity()
{
    if (!m_conversations.isEmpty())
        emit dataChanged(index(0), index(count() - 1), {IsAnsweringRole, IsWaitingRole});
}

void ConversationListModel::setToday(QDate today)
{
    if (m_today == today)
        return;
    m_today = today;
    if (!m_conversations.isEmpty())
        emit dataChanged(index(0), index(count() - 1), {SectionRole});
}

int ConversationListModel::placeFor(const Conversation &conversation) const
{
    const auto found = std::ranges::find_if(m_conversations, [&](const Conversation &other) {
        return std::pair(other.updatedAt, other.id) < std::pair(conversation.updatedAt, conversation.id);
    });
    return int(found - m_conversations.begin());
}

QString sectionFor(QDate day, QDate today)
{
    const qint64 days = day.daysTo(today);
    if (days <= 0)
        return ConversationListModel::tr("Today");
    if (days == 1)
        return ConversationListModel::tr("Yesterday");
    if (days <= 7)
        return ConversationListModel::tr("Previous 7 days");
    if (days <= 30)
        return ConversationListModel::tr("Previous 30 days");
    //: A month and its year, in the form of QLocale: "October 2026"
    QString month = QLocale().toString(day, ConversationListModel::tr("MMMM yyyy"));
    month[0] = month.at(0).toUpper();
    return month;
}

} // namespace ui
