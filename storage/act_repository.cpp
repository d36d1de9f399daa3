// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/act_repository.h"

#include "storage/database.h"
#include "storage/search/mended_search.h"

namespace storage {

using namespace std::chrono_literals;

namespace {

constexpr auto Reach = 24h;

} // namespace

ActRepository::ActRepository(Database &database, BinRepository &bin, ClockFunction now)
    : m_database(database), m_bin(bin), m_now(std::move(now))
{
}

std::optional<Act> ActRepository::undo()
{
    return withSearchMended(m_database, "taking something back", [&]() -> std::optional<Act> {
        SQLite::Statement row = prepared(
            m_database,
            "SELECT act.id, kind, conversation_id, message_id, act.folder_id, before,"
            " coalesce(title, name) FROM act LEFT JOIN conversation ON conversation.id = conversation_id"
            " LEFT JOIN folder ON folder.id = act.folder_id"
            " WHERE done_at >= ? ORDER BY act.id DESC LIMIT 1",
            m_now().addDuration(-Reach));
        if (!row.executeStep())
            return std::nullopt;
        const qint64 id = row.getColumn(0).getInt64();
        const QString before = textOf(row.getColumn(5));
        Act act = {.kind = ActKind(row.getColumn(1).getInt()),
                   .conversationId = row.getColumn(2).getInt64(),
                   .messageId = row.getColumn(3).getInt64(),
                   .folderId = row.getColumn(4).getInt64(),
                   .title = textOf(row.getColumn(6))};
        row.reset();
        if (act.kind == ActKind::DeleteConversation || act.kind == ActKind::DeleteMessages) {
            act.messageId ? m_bin.restoreMessages(act.messageId)
                          : m_bin.restoreConversation(act.conversationId);
            return act;
        }
        Transaction transaction(m_database);
        const auto put = [&](const char *sql, const auto &value, qint64 of) {
            execute(m_database, sql, value, of);
        };
        switch (act.kind) {
        case ActKind::Rename:
            put("UPDATE conversation SET title = ? WHERE id = ?", act.title = before, act.conversationId);
            break;
        case ActKind::RenameFolder:
            put("UPDATE folder SET name = ? WHERE id = ?", act.title = before, act.folderId);
            break;
        case ActKind::DeleteFolder:
            put("UPDATE folder SET deleted_at = NULL WHERE name = ? AND id = ?", before, act.folderId);
            break;
        case ActKind::MoveConversation: // to a folder that is gone for good: to none
            put("UPDATE conversation SET folder_id = (SELECT id FROM folder WHERE id = ?) WHERE id = ?",
                before.toLongLong(), act.conversationId);
            break;
        case ActKind::Archive:
            put("UPDATE conversation SET is_archived = ? WHERE id = ?", false, act.conversationId);
            break;
        case ActKind::DeleteConversation:
        case ActKind::DeleteMessages: break;
        }
        execute(m_database, "DELETE FROM act WHERE id = ?", id);
        transaction.commit();
        return act;
    });
}

void recordAct(Database &database, const Act &act, const QString &before, const QDateTime &now)
{
    execute(database,
            "INSERT INTO act (kind, conversation_id, message_id, folder_id, before, done_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            act.kind, IdOrNull{act.conversationId}, IdOrNull{act.messageId}, IdOrNull{act.folderId}, before,
            now);
}

} // namespace storage
