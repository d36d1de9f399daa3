// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QAbstractListModel>
#include <QList>
#include <qqmlregistration.h>

namespace ui {

// What was deleted and can come back: conversations first, then messages, each last deleted first.
class BinModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A ConversationBrowser owns its bin")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(QString summary READ summary NOTIFY countChanged)

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, // of the conversation, or the beginning of the message
        DetailRole,
        SectionRole,
        DaysLeftRole,
        IsMessageRole,
    };

    using QAbstractListModel::QAbstractListModel;

    int count() const { return int(m_entries.size()); }
    QString summary() const; // "3 chats and 2 messages"
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setEntries(QList<storage::BinEntry> entries, const QDateTime &now);
    const storage::BinEntry &at(int row) const { return m_entries.at(row); }

signals:
    void countChanged();

private:
    QString detailOf(const storage::BinEntry &entry) const;

    QList<storage::BinEntry> m_entries;
    QDateTime m_now;
};

} // namespace ui
