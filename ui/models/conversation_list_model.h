// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QAbstractListModel>
#include <QDate>
#include <QHash>
#include <QList>
#include <QSet>
#include <qqmlregistration.h>

#include <functional>

namespace ui {

// Conversations as they are listed: those that are pinned, then folders with what is in them, then the
// others by the day of their last use, then the archive. Within each the last used comes first. Ten
// thousand rows are values and cost nothing until they are shown.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A ConversationBrowser owns its lists")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged)

public:
    enum class Kind { Conversation, Folder, Archive };
    Q_ENUM(Kind)
    enum Role {
        KindRole = Qt::UserRole + 1, // as int
        ConversationIdRole,
        FolderIdRole, // of a folder, or that a conversation is in
        TitleRole,
        SectionRole, // empty: none
        IsAnsweringRole,
        IsWaitingRole,
        IsPinnedRole,
        IsArchivedRole,
        IsNestedRole, // it stands in an unfolded folder, or in the archive
        IsFoldedRole, // of a folder and the archive
        SizeRole,     // how many conversations are in it
        IsSelectedRole,
    };
    static constexpr qint64 ArchiveId = -1; // in the place of a folder's

    // What the queue says of a conversation now.
    using Ask = std::function<bool(qint64)>;

    explicit ConversationListModel(QObject *parent = nullptr);

    int count() const { return int(m_rows.size()); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setConversations(const QList<storage::Conversation> &conversations);
    void setFolders(const QList<storage::Folder> &folders);
    const QList<storage::Folder> &folders() const { return m_folders; }
    // Adds them, or brings their rows up to date and to their places.
    void put(const QList<storage::Conversation> &conversations);
    void remove(const QList<qint64> &ids);
    // Null when it is not here; valid until the list changes.
    const storage::Conversation *find(qint64 id) const;
    QList<storage::Conversation> lastUsedFirst() const; // all of them
    QList<qint64> inFolder(qint64 folder) const;        // last used first
    int rowOf(qint64 id) const;                         // -1: it has no row now
    int rowOfFolder(qint64 id) const { return int(m_rows.indexOf({Kind::Folder, id})); }
    qint64 conversationAt(int row) const; // 0: that is none
    // Of a folder or the archive; while the program runs.
    void setFolded(qint64 folder, bool isFolded);
    void toggleFolded(qint64 folder) { setFolded(folder, m_unfolded.contains(folder)); }

    // Conversations that something is to be done with together. They have a row; of one that is gone, or
    // folded away, nobody would see that it is among them.
    int selectedCount() const { return int(m_selected.size()); }
    QList<qint64> selected() const; // in the order of their rows
    void toggleSelected(qint64 id);
    // All from the one that was toggled last, or else from `start`, to this one, and no others.
    void selectTo(qint64 id, qint64 start);
    void selectAll();
    void clearSelection();

    void setActivity(Ask isAnswering, Ask isWaiting);
    void updateActivity(); // asks again
    void setToday(QDate today);

signals:
    void countChanged();
    void selectionChanged();

private:
    struct Row {
        Kind kind = Kind::Conversation;
        qint64 id = 0; // of the conversation or the folder

        bool operator==(const Row &) const = default;
    };

    QList<Row> sorted(); // what the rows are to be; counts what is in folders
    void arrange();      // makes them so, by the smallest change
    bool isMove(const QList<Row> &wanted, int begin, int end) const;
    qint64 placeOf(const storage::Conversation &conversation) const; // folder, archive; 0: none
    QString sectionOf(Kind kind, const storage::Conversation &conversation) const;
    void setSelected(const QSet<qint64> &ids);
    void forgetUnseen();

    QHash<qint64, storage::Conversation> m_conversations;
    QList<storage::Folder> m_folders;
    QList<Row> m_rows;
    QHash<qint64, int> m_sizes; // of folders and the archive
    QSet<qint64> m_unfolded;
    QSet<qint64> m_selected;
    qint64 m_anchor = 0; // the one that was toggled last
    QDate m_today;
    Ask m_isAnswering;
    Ask m_isWaiting;
};

// "Today", "Yesterday", "Previous 7 days", "Previous 30 days", then "October 2026".
QString sectionFor(QDate day, QDate today);

} // namespace ui
