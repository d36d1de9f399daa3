// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/conversation_repository.h"

#include "storage/act_repository.h"
#include "storage/database.h"
#include "storage/message_repository.h"
#include "storage/search/mended_search.h"
#include "storage/settings_columns.h"

#include <format>

namespace storage {

namespace {

#define CONVERSATION                                                                                         \
    "SELECT id, title, created_at, updated_at, deleted_at, leaf_id, overflow_rule,"                          \
    " (SELECT folder.id FROM folder WHERE folder.id = folder_id AND folder.deleted_at IS NULL),"             \
    " is_pinned, is_archived, " SETTINGS " FROM conversation "

Conversation conversationOf(SQLite::Statement &row)
{
    Conversation conversation = {.id = row.getColumn(0).getInt64(),
                                 .title = textOf(row.getColumn(1)),
                                 .createdAt = timeOf(row.getColumn(2)),
                                 .updatedAt = timeOf(row.getColumn(3)),
                                 .leafId = row.getColumn(5).getInt64(),
                                 .overflowRule = OverflowRule(row.getColumn(6).getInt()),
                                 .folderId = row.getColumn(7).getInt64(),
                                 .isPinned = row.getColumn(8).getInt() != 0,
                                 .isArchived = row.getColumn(9).getInt() != 0};
    if (!row.getColumn(4).isNull())
        conversation.deletedAt = timeOf(row.getColumn(4));
    conversation.settings = settingsOf(row, 10);
    return conversation;
}

QList<Conversation> list(SQLite::Statement rows)
{
    QList<Conversation> conversations;
    while (rows.executeStep())
        conversations.append(conversationOf(rows));
    return conversations;
}

void requireOne(int changed, qint64 id)
{
    if (changed != 1)
        throw Error(ErrorCode::NotFound, std::format("No conversation {} allows that", id));
}

} // namespace

ConversationRepository::ConversationRepository(Database &database, ClockFunction now)
    : m_database(database), m_now(std::move(now))
{
}

QList<Conversation> ConversationRepository::all() const
{
    return guarded("listing conversations", [&] {
        return list(
            prepared(m_database, CONVERSATION "WHERE deleted_at IS NULL ORDER BY updated_at DESC, id DESC"));
    });
}

QList<Conversation> ConversationRepository::inBin() const
{
    return guarded("listing the bin", [&] {
        return list(prepared(m_database,
                             CONVERSATION "WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC"));
    });
}

Conversation ConversationRepository::find(qint64 id) const
{
    return guarded("reading a conversation", [&] {
        const QList<Conversation> found = list(prepared(m_database, CONVERSATION "WHERE id = ?", id));
        if (found.isEmpty())
            throw Error(ErrorCode::NotFound, std::format("There is no conversation {}", id));
        return found.first();
    });
}

ConversationContent ConversationRepository::open(qint64 id) const
{
    return guarded("opening a conversation", [&] {
        ConversationContent content = {
            .conversation = find(id), .messages = messagesIn(m_database, id), .draft = draft(id)};
        SQLite::Statement row =
            prepared(m_database, "SELECT name FROM folder WHERE id = ?", content.conversation.folderId);
        if (row.executeStep())
            content.folder = textOf(row.getColumn(0));
        return content;
    });
}

void ConversationRepository::rename(qint64 id, const QString &title)
{
    withSearchMended(m_database, "renaming a conversation", [&] {
        const QString before = find(id).title;
        Transaction transaction(m_database);
        execute(m_database, "UPDATE conversation SET title = ? WHERE id = ?", title, id);
        recordAct(m_database, {.kind = ActKind::Rename, .conversationId = id}, before, m_now());
        transaction.commit();
    });
}

bool ConversationRepository::setTitle(qint64 id, const QString &former, const QString &title)
{
    return withSearchMended(m_database, "naming a conversation", [&] {
        Transaction transaction(m_database);
        const int changed = execute(
            m_database, "UPDATE conversation SET title = ? WHERE id = ? AND title = ?", title, id, former);
        transaction.commit();
        return changed == 1;
    });
}

void ConversationRepository::showBranch(qint64 id, qint64 leaf)
{
    guarded("showing a branch", [&] {
        Transaction transaction(m_database, Durability::Normal);
        requireOne(execute(m_database,
                           "UPDATE conversation SET leaf_id = ?1 WHERE id = ?2"
                           " AND EXISTS (SELECT 1 FROM message WHERE id = ?1 AND conversation_id = ?2)",
                           leaf, id),
                   id);
        transaction.commit();
    });
}

void ConversationRepository::setOverflowRule(qint64 id, OverflowRule rule)
{
    guarded("changing a conversation", [&] {
        Transaction transaction(m_database);
        requireOne(execute(m_database, "UPDATE conversation SET overflow_rule = ? WHERE id = ?", rule, id),
                   id);
        transaction.commit();
    });
}

void ConversationRepository::setSettings(qint64 id, const ConversationSettings &settings)
{
    guarded("changing a conversation", [&] {
        Transaction transaction(m_database);
        requireOne(executeWith(m_database,
                               "UPDATE conversation SET (" SETTINGS
                               ") = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
                               settings, id),
                   id);
        transaction.commit();
    });
}

void ConversationRepository::setFolder(const QList<qint64> &ids, qint64 folder)
{
    guarded("moving conversations", [&] {
        Transaction transaction(m_database);
        qint64 first = 0;
        for (const qint64 id : ids) {
            const qint64 before = find(id).folderId;
            requireOne(
                execute(m_database,
                        "UPDATE conversation SET folder_id = ?1 WHERE id = ?2 AND (?1 IS NULL OR EXISTS"
                        " (SELECT 1 FROM folder WHERE folder.id = ?1 AND deleted_at IS NULL))",
                        IdOrNull{folder}, id),
                id);
            first = recordAct(m_database, {.kind = ActKind::MoveConversation, .conversationId = id},
                              QString::number(before), m_now(), first);
        }
        transaction.commit();
    });
}

void ConversationRepository::setPinned(const QList<qint64> &ids, bool isPinned)
{
    guarded("pinning conversations", [&] {
        Transaction transaction(m_database);
        for (const qint64 id : ids)
            requireOne(
                execute(m_database, "UPDATE conversation SET is_pinned = ? WHERE id = ?", isPinned, id), id);
        transaction.commit();
    });
}

void ConversationRepository::setArchived(const QList<qint64> &ids, bool isArchived)
{
    guarded("archiving conversations", [&] {
        Transaction transaction(m_database);
        qint64 first = 0;
        for (const qint64 id : ids) {
            requireOne(
                execute(m_database, "UPDATE conversation SET is_archived = ? WHERE id = ?", isArchived, id),
                id);
            if (isArchived)
                first = recordAct(m_database, {.kind = ActKind::Archive, .conversationId = id}, {}, m_now(),
                                  first);
        }
        transaction.commit();
    });
}

void ConversationRepository::saveDraft(qint64 id, const QString &text)
{
    guarded("saving a draft", [&] {
        Transaction transaction(m_database, Durability::Normal);
        if (text.isEmpty())
            execute(m_database, "DELETE FROM draft WHERE conversation_id = ?", id);
        else
            execute(m_database,
                    "INSERT INTO draft VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text", id,
                    text);
        transaction.commit();
    });
}

QString ConversationRepository::draft(qint64 id) const
{
    return guarded("reading a draft", [&] {
        SQLite::Statement row = prepared(m_database, "SELECT text FROM draft WHERE conversation_id = ?", id);
        return row.executeStep() ? textOf(row.getColumn(0)) : QString();
    });
}

} // namespace storage
