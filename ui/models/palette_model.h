// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/conversation_list_model.h"
#include "ui/text/block.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QVariantList>
#include <qqmlregistration.h>

namespace ui {

// What the palette offers for what is typed: commands of the window and conversations, in groups. Each word
// that is typed has to be in the name, whatever its letters' size and accents; names that begin with the
// first one stand before the others of their group. Thread of the window.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(QVariantList commands READ commands WRITE setCommands NOTIFY changed)
    Q_PROPERTY(
        ui::ConversationListModel *conversations READ conversations WRITE setConversations NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role {
        SectionRole = Qt::UserRole + 1,
        BlockRole, // the name, with what was typed in strong words
        IconNameRole,
        NoteRole, // what holds now, or when a conversation was used
        KeysRole,
        CommandRole, // its place in commands; -1: it is a conversation
        ConversationIdRole,
    };
    static constexpr int MostConversations = 20;
    static constexpr int MostWithoutWords = 5; // conversations, while nothing is typed

    using QAbstractListModel::QAbstractListModel;

    QString text() const { return m_text; }
    void setText(const QString &text);
    // { text, group, iconName, note, keys } of each that can be done now. Groups in the order in which they
    // come; conversations behind the first one.
    QVariantList commands() const { return m_commands; }
    void setCommands(const QVariantList &commands);
    ConversationListModel *conversations() const { return m_conversations; }
    void setConversations(ConversationListModel *conversations); // must outlive what is shown
    int count() const { return int(m_rows.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void changed();

private:
    struct Row {
        QString section;
        Block block;
        QString iconName;
        QString note;
        QString keys;
        int command = -1;
        qint64 conversation = 0;
    };

    void offer();
    QList<Row> offeredCommands(const QString &group, const QStringList &words) const;
    QList<Row> offeredConversations(const QStringList &words) const;

    QString m_text;
    QVariantList m_commands;
    QPointer<ConversationListModel> m_conversations;
    QList<Row> m_rows;
};

} // namespace ui
