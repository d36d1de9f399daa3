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
        SQLite::Statement row = prepared(m_database,
                                         "SELECT act.id, kind, conversation_id, message_id, before, title"
                                         " FROM act JOIN conversation ON conversation.id = conversation_id"
                                         " WHERE done_at >= ? ORDER BY act.id DESC LIMIT 1",
                                         m_now().addDuration(-Reach));
        if (!row.executeStep())
            return std::nullopt;
        const qint64 id = row.getColumn(0).getInt64();
        const QString before = textOf(row.getColumn(4));
        Act act = {.kind = ActKind(row.getColumn(1).getInt()),
                   .conversationId = row.getColumn(2).getInt64(),
                   .messageId = row.getColumn(3).getInt64(),
                   .title = textOf(row.getColumn(5))};
        row.reset();
        switch (act.kind) {
        case ActKind::Rename: {
            Transaction transaction(m_database);
            execute(m_database, "UPDATE conversation SET title = ? WHERE id = ?", before, act.conversationId);
            execute(m_database, "DELETE FROM act WHERE id = ?", id);
            transaction.commit();
            act.title = before;
            break;
        }
        case ActKind::DeleteConversation: m_bin.restoreConversation(act.conversationId); break;
        case ActKind::DeleteMessages: m_bin.restoreMessages(act.messageId); break;
        }
        return act;
    });
}

void recordAct(Database &database, const Act &act, const QDateTime &now)
{
    execute(database,
            "INSERT INTO act (kind, conversation_id, message_id, before, done_at) VALUES (?, ?, ?, ?, ?)",
            act.kind, act.conversationId, IdOrNull{act.messageId}, act.title, now);
}

} // namespace storage
