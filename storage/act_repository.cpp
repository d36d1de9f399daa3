// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/act_repository.h"

#include "storage/database.h"
#include "storage/search/mended_search.h"

namespace storage {

using namespace std::chrono_literals;

namespace {

constexpr auto Reach = 24h;

// The conversations to which it was done at once; the first act of these is ?1.
#define OF_THEM "WHERE id IN (SELECT conversation_id FROM act WHERE coalesce(first_id, id) = ?1)"

} // namespace

ActRepository::ActRepository(Database &database, BinRepository &bin, ClockFunction now)
    : m_database(database), m_bin(bin), m_now(std::move(now))
{
}

std::optional<Act> ActRepository::undo()
{
    return withSearchMended(m_database, "taking something back", [&]() -> std::optional<Act> {
        SQLite::Statement row =
            prepared(m_database,
                     "SELECT kind, conversation_id, message_id, act.folder_id, coalesce(title, name),"
                     " coalesce(first_id, act.id), before FROM act"
                     " LEFT JOIN conversation ON conversation.id = conversation_id"
                     " LEFT JOIN folder ON folder.id = act.folder_id"
                     " WHERE coalesce(first_id, act.id) = (SELECT coalesce(first_id, id) FROM act"
                     "  WHERE done_at >= ? ORDER BY id DESC LIMIT 1) ORDER BY act.id",
                     m_now().addDuration(-Reach));
        QList<Act> acts;
        QString before;
        qint64 first = 0;
        while (row.executeStep()) {
            acts.append({.kind = ActKind(row.getColumn(0).getInt()),
                         .conversationId = row.getColumn(1).getInt64(),
                         .messageId = row.getColumn(2).getInt64(),
                         .folderId = row.getColumn(3).getInt64(),
                         .title = textOf(row.getColumn(4))});
            first = row.getColumn(5).getInt64();
            before = textOf(row.getColumn(6));
        }
        row.reset();
        if (acts.isEmpty())
            return std::nullopt;
        Act act = acts.first();
        act.conversations = int(acts.size());
        if (act.kind == ActKind::DeleteMessages) {
            m_bin.restoreMessages(act.messageId);
            return act;
        }
        Transaction transaction(m_database);
        const auto put = [&](const char *sql, const auto &...values) {
            execute(m_database, sql, first, values...);
        };
        switch (act.kind) {
        case ActKind::Rename: put("UPDATE conversation SET title = ?2 " OF_THEM, act.title = before); break;
        case ActKind::RenameFolder:
            execute(m_database, "UPDATE folder SET name = ? WHERE id = ?", act.title = before, act.folderId);
            break;
        case ActKind::DeleteFolder:
            execute(m_database, "UPDATE folder SET deleted_at = NULL WHERE id = ?", act.folderId);
            break;
        case ActKind::MoveConversation: // to a folder that is gone for good: to none
            put("UPDATE conversation SET folder_id = (SELECT folder.id FROM folder, act"
                " WHERE folder.id = CAST(before AS INTEGER) AND conversation_id = conversation.id"
                " AND coalesce(first_id, act.id) = ?1) " OF_THEM);
            break;
        case ActKind::Archive: put("UPDATE conversation SET is_archived = 0 " OF_THEM); break;
        case ActKind::DeleteConversation: put("UPDATE conversation SET deleted_at = NULL " OF_THEM); break;
        case ActKind::Import: put("UPDATE conversation SET deleted_at = ?2 " OF_THEM, m_now()); break;
        case ActKind::DeleteMessages: break;
        }
        put("DELETE FROM act WHERE coalesce(first_id, id) = ?1");
        transaction.commit();
        return act;
    });
}

qint64 recordAct(Database &database, const Act &act, const QString &before, const QDateTime &now,
                 qint64 first)
{
    execute(database,
            "INSERT INTO act (kind, first_id, conversation_id, message_id, folder_id, before, done_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            act.kind, IdOrNull{first}, IdOrNull{act.conversationId}, IdOrNull{act.messageId},
            IdOrNull{act.folderId}, before, now);
    return first ? first : database.sqlite().getLastInsertRowid();
}

} // namespace storage
