// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/bin_repository.h"

#include "storage/act_repository.h"
#include "storage/database.h"
#include "storage/search/mended_search.h"

#include <format>

namespace storage {

namespace {

// The message ?1 and all that follows on it.
#define BRANCH                                                                                               \
    "WITH RECURSIVE branch (id) AS (VALUES (?1) UNION ALL"                                                   \
    " SELECT message.id FROM message JOIN branch ON message.parent_id = branch.id) "

constexpr int LongestText = 200; // characters of a message, to know it again

void requireOne(int changed, qint64 id)
{
    if (changed < 1)
        throw Error(ErrorCode::NotFound, std::format("Nothing with the number {} allows that", id));
}

} // namespace

BinRepository::BinRepository(Database &database, ClockFunction now)
    : m_database(database), m_now(std::move(now))
{
}

QList<BinEntry> BinRepository::all() const
{
    return guarded("listing the bin", [&] {
        // Messages that were deleted before what they follow on came along wait until that is back.
        SQLite::Statement rows = prepared(
            m_database,
            "SELECT id, 0, title, '', 0, deleted_at AS at,"
            " (SELECT count(*) FROM message WHERE conversation_id = conversation.id AND deleted_at IS NULL)"
            " FROM conversation WHERE deleted_at IS NOT NULL"
            " UNION ALL SELECT message.conversation_id, message.id, title, substr(message.text, 1, ?), "
            "message.role,"
            " message.deleted_at, 0"
            " FROM message JOIN conversation ON conversation.id = message.conversation_id"
            " LEFT JOIN message AS parent ON parent.id = message.parent_id"
            " WHERE message.deleted_at IS NOT NULL AND parent.deleted_at IS NULL"
            " AND conversation.deleted_at IS NULL ORDER BY at DESC, 1 DESC, 2 DESC",
            LongestText);
        QList<BinEntry> entries;
        while (rows.executeStep())
            entries.append({.conversationId = rows.getColumn(0).getInt64(),
                            .messageId = rows.getColumn(1).getInt64(),
                            .title = textOf(rows.getColumn(2)),
                            .text = textOf(rows.getColumn(3)),
                            .role = Role(rows.getColumn(4).getInt()),
                            .deletedAt = timeOf(rows.getColumn(5)),
                            .messages = rows.getColumn(6).getInt()});
        for (BinEntry &entry : entries) {
            if (!entry.messageId)
                continue;
            SQLite::Statement count =
                prepared(m_database,
                         BRANCH "SELECT count(*) FROM message WHERE id IN branch AND deleted_at ="
                                " (SELECT deleted_at FROM message WHERE id = ?1)",
                         entry.messageId);
            count.executeStep();
            entry.messages = count.getColumn(0).getInt();
        }
        return entries;
    });
}

void BinRepository::putConversations(const QList<qint64> &conversations)
{
    guarded("moving conversations to the bin", [&] {
        Transaction transaction(m_database);
        qint64 first = 0;
        for (const qint64 conversation : conversations) {
            requireOne(execute(m_database,
                               "UPDATE conversation SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL",
                               m_now(), conversation),
                       conversation);
            first =
                recordAct(m_database, {.kind = ActKind::DeleteConversation, .conversationId = conversation},
                          {}, m_now(), first);
        }
        transaction.commit();
    });
}

void BinRepository::putMessages(qint64 first, qint64 leaf)
{
    guarded("moving messages to the bin", [&] {
        Transaction transaction(m_database);
        SQLite::Statement place =
            prepared(m_database,
                     BRANCH "SELECT conversation_id FROM message WHERE id = ?1 AND deleted_at IS NULL"
                            " AND NOT EXISTS (SELECT 1 FROM message WHERE id IN branch AND state = ?2)",
                     first, MessageState::Writing);
        requireOne(place.executeStep(), first);
        const qint64 conversation = place.getColumn(0).getInt64();
        place.reset();
        execute(m_database,
                BRANCH "UPDATE message SET deleted_at = ?2 WHERE id IN branch AND deleted_at IS NULL", first,
                m_now());
        execute(m_database, "UPDATE conversation SET leaf_id = ? WHERE id = ?", IdOrNull{leaf}, conversation);
        recordAct(m_database,
                  {.kind = ActKind::DeleteMessages, .conversationId = conversation, .messageId = first}, {},
                  m_now());
        transaction.commit();
    });
}

void BinRepository::restoreConversation(qint64 conversation)
{
    guarded("restoring a conversation", [&] {
        Transaction transaction(m_database);
        requireOne(
            execute(m_database, "UPDATE conversation SET deleted_at = NULL WHERE id = ?", conversation),
            conversation);
        execute(m_database, "DELETE FROM act WHERE conversation_id = ? AND kind = ?", conversation,
                ActKind::DeleteConversation);
        transaction.commit();
    });
}

void BinRepository::restoreMessages(qint64 first)
{
    guarded("restoring messages", [&] {
        Transaction transaction(m_database);
        // The newest of them has nothing behind it.
        requireOne(execute(m_database,
                           BRANCH
                           "UPDATE conversation SET leaf_id = (SELECT max(id) FROM message WHERE id IN branch"
                           "  AND deleted_at = (SELECT deleted_at FROM message WHERE id = ?1))"
                           " WHERE id = (SELECT conversation_id FROM message WHERE id = ?1"
                           "  AND deleted_at IS NOT NULL)",
                           first),
                   first);
        execute(m_database,
                BRANCH "UPDATE message SET deleted_at = NULL WHERE id IN branch"
                       " AND deleted_at = (SELECT deleted_at FROM message WHERE id = ?1)",
                first);
        execute(m_database, "DELETE FROM act WHERE message_id = ? AND kind = ?", first,
                ActKind::DeleteMessages);
        transaction.commit();
    });
}

void BinRepository::restoreWith(qint64 conversation, qint64 message)
{
    const auto isInBin = [&] {
        SQLite::Statement row = prepared(
            m_database, "SELECT deleted_at IS NOT NULL FROM conversation WHERE id = ?", conversation);
        requireOne(row.executeStep(), conversation);
        return row.getColumn(0).getInt() != 0;
    };
    // What was deleted first waits for what it follows on.
    const auto firstInBin = [&]() -> qint64 {
        SQLite::Statement row = prepared(m_database,
                                         "WITH RECURSIVE path (id, parent_id, deleted_at) AS ("
                                         " SELECT id, parent_id, deleted_at FROM message WHERE id = ?"
                                         " UNION ALL SELECT message.id, message.parent_id, message.deleted_at"
                                         "  FROM path JOIN message ON message.id = path.parent_id)"
                                         " SELECT min(id) FROM path WHERE deleted_at IS NOT NULL",
                                         message);
        row.executeStep();
        return row.getColumn(0).getInt64();
    };
    guarded("restoring what was found in the bin", [&] {
        if (isInBin())
            restoreConversation(conversation);
        while (const qint64 first = firstInBin())
            restoreMessages(first);
    });
}

void BinRepository::removeConversation(qint64 conversation)
{
    withSearchMended(m_database, "removing a conversation", [&] {
        Transaction transaction(m_database);
        requireOne(execute(m_database, "DELETE FROM conversation WHERE id = ? AND deleted_at IS NOT NULL",
                           conversation),
                   conversation);
        transaction.commit();
    });
}

void BinRepository::removeMessages(qint64 first)
{
    withSearchMended(m_database, "removing messages", [&] {
        Transaction transaction(m_database);
        requireOne(execute(m_database, "DELETE FROM message WHERE id = ? AND deleted_at IS NOT NULL", first),
                   first);
        transaction.commit();
    });
}

void BinRepository::expire()
{
    withSearchMended(m_database, "emptying the bin of what is old", [&] {
        const QDateTime until = m_now().addDays(-BinEntry::Days);
        Transaction transaction(m_database);
        execute(m_database, "DELETE FROM conversation WHERE deleted_at < ?", until);
        execute(m_database, "DELETE FROM message WHERE deleted_at < ?", until);
        execute(m_database, "DELETE FROM folder WHERE deleted_at < ?", until);
        execute(m_database, "DELETE FROM act WHERE done_at < ?", until);
        transaction.commit();
    });
}

} // namespace storage
