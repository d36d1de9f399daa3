// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QAbstractListModel>
#include <QDate>
#include <QList>
#include <qqmlregistration.h>

#include <functional>

namespace ui {

// Conversations, last used first, with the day under which each is listed. Ten thousand rows are values and
// cost nothing until they are shown.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A ConversationBrowser owns its lists")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        ConversationIdRole = Qt::UserRole + 1,
        TitleRole,
        SectionRole,
        IsAnsweringRole,
        IsWaitingRole
    };

    // What the queue says of a conversation now.
    using Ask = std::function<bool(qint64)>;

    explicit ConversationListModel(QObject *parent = nullptr);

    int count() const { return int(m_conversations.size()); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setConversations(const QList<storage::Conversation> &conversations);
    // Adds it, or brings its row up to date and to its place.
    void put(const storage::Conversation &conversation);
    void remove(qint64 id);
    int rowOf(qint64 id) const; // -1: it is not here
    const storage::Conversation &at(int row) const { return m_conversations.at(row); }

    void setActivity(Ask isAnswering, Ask isWaiting);
    void updateActivity(); // asks again
    void setToday(QDate today);

signals:
    void countChanged();

private:
    int placeFor(const storage::Conversation &conversation) const;

    QList<storage::Conversation> m_conversations;
    QDate m_today;
    Ask m_isAnswering;
    Ask m_isWaiting;
};

// "Today", "Yesterday", "Previous 7 days", "Previous 30 days", then "October 2026".
QString sectionFor(QDate day, QDate today);

} // namespace ui
