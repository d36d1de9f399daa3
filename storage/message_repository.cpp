// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/message_repository.h"

#include "storage/act_repository.h"
#include "storage/branch.h"
#include "storage/database.h"
#include "storage/search/mended_search.h"
#include "storage/settings_columns.h"

#include <format>

namespace storage {

namespace {

void requireOne(int changed, qint64 message)
{
    if (changed != 1)
        throw Error(ErrorCode::NotFound, std::format("No answer {} allows that", message));
}

// The folder with this name, which is made where there is none.
qint64 folderNamed(Database &database, const QString &name)
{
    SQLite::Statement row =
        prepared(database, "SELECT id FROM folder WHERE name = ? AND deleted_at IS NULL ORDER BY id", name);
    if (row.executeStep())
        return row.getColumn(0).getInt64();
    row.reset();
    execute(database, "INSERT INTO folder (name) VALUES (?)", name);
    return database.sqlite().getLastInsertRowid();
}

AnswerRecord recordOf(SQLite::Statement &row, int first)
{
    const auto column = [&](int index) { return row.getColumn(first + index); };
    return {.modelFileId = column(0).getInt64(),
            .modelName = textOf(column(1)),
            .backend = textOf(column(2)),
            .device = textOf(column(3)),
            .numerics = textOf(column(4)),
            .systemPrompt = textOf(column(5)),
            .sampling = {.temperature = column(6).getDouble(),
                         .topK = column(7).getInt(),
                         .topP = column(8).getDouble(),
                         .minP = column(9).getDouble(),
                         .repeatPenalty = column(10).getDouble(),
                         .seed = quint64(column(11).getInt64())},
            .contextLength = column(12).getInt(),
            .omittedMessages = column(13).getInt(),
            .promptTokens = column(14).getInt(),
            .generatedTokens = column(15).getInt(),
            .promptSeconds = column(16).getDouble(),
            .generationSeconds = column(17).getDouble(),
            .stopReason = StopReason(column(18).getInt()),
            .tokens = idsOf(column(19)),
            .movedAfter = column(20).isNull() ? std::nullopt : std::optional(column(20).getInt())};
}

} // namespace

MessageRepository::MessageRepository(Database &database, ClockFunction now)
    : m_database(database), m_now(std::move(now))
{
}

Message MessageRepository::addQuestion(qint64 conversation, qint64 parent, const QString &text,
                                       const QString &titleIfNew)
{
    return withSearchMended(m_database, "storing a message", [&] {
        Message message = {
            .conversationId = conversation, .parentId = parent, .text = text, .createdAt = m_now()};
        Transaction transaction(m_database);
        execute(m_database, "DELETE FROM draft WHERE conversation_id = ?", conversation);
        if (conversation == 0) {
            execute(m_database, "INSERT INTO conversation (title, created_at, updated_at) VALUES (?, ?, ?)",
                    titleIfNew, message.createdAt, message.createdAt);
            message.conversationId = m_database.sqlite().getLastInsertRowid();
        }
        message.id = insert(message);
        requireOne(execute(m_database, "UPDATE conversation SET leaf_id = ?, updated_at = ? WHERE id = ?",
                           message.id, message.createdAt, message.conversationId),
                   message.id);
        transaction.commit();
        return message;
    });
}

Message MessageRepository::beginAnswer(qint64 conversation, qint64 parent, const AnswerRecord &answer)
{
    return guarded("beginning an answer", [&] {
        Message message = {.conversationId = conversation,
                           .parentId = parent,
                           .role = Role::Assistant,
                           .state = MessageState::Writing,
                           .createdAt = m_now(),
                           .answer = answer};
        Transaction transaction(m_database, Durability::Normal);
        message.id = insert(message);
        record(message.id, answer);
        // Unless a question behind it waits already, or another branch is shown: the view stays where it is.
        execute(m_database, "UPDATE conversation SET leaf_id = ? WHERE id = ? AND leaf_id IS ?", message.id,
                conversation, IdOrNull{parent});
        transaction.commit();
        return message;
    });
}

void MessageRepository::saveAnswer(qint64 message, const QString &text, const QString &reasoning)
{
    guarded("saving an answer", [&] {
        Transaction transaction(m_database, Durability::Normal);
        grow(message, text, reasoning);
        transaction.commit();
    });
}

void MessageRepository::endAnswer(qint64 message, const QString &text, MessageState state,
                                  const AnswerRecord &answer, const QString &reasoning)
{
    withSearchMended(m_database, "storing an answer", [&] {
        Transaction transaction(m_database);
        grow(message, text, reasoning);
        execute(m_database, "UPDATE message SET state = ? WHERE id = ?", state, message);
        record(message, answer);
        transaction.commit();
    });
}

void MessageRepository::resumeAnswer(qint64 message, const AnswerRecord &answer)
{
    withSearchMended(m_database, "continuing an answer", [&] {
        Transaction transaction(m_database, Durability::Normal);
        requireOne(execute(m_database, "UPDATE message SET state = ? WHERE id = ? AND role = ?",
                           MessageState::Writing, message, Role::Assistant),
                   message);
        record(message, answer);
        transaction.commit();
    });
}

void MessageRepository::dropAnswer(qint64 message)
{
    withSearchMended(m_database, "dropping an answer", [&] {
        Transaction transaction(m_database, Durability::Normal);
        // A question that waits behind it would go with it; then it stays, without a word.
        requireOne(execute(m_database,
                           "UPDATE message SET state = ? WHERE id = ? AND state = ? AND text = ''"
                           " AND reasoning = ''",
                           MessageState::Interrupted, message, MessageState::Writing),
                   message);
        execute(m_database,
                "UPDATE conversation SET leaf_id = (SELECT parent_id FROM message WHERE id = ?1) WHERE "
                "leaf_id = ?1",
                message);
        execute(m_database,
                "DELETE FROM message WHERE id = ?1"
                " AND NOT EXISTS (SELECT 1 FROM message AS child WHERE child.parent_id = ?1)",
                message);
        transaction.commit();
    });
}

Message MessageRepository::editAnswer(qint64 answer, const QString &text)
{
    return withSearchMended(m_database, "storing an edited answer", [&] {
        SQLite::Statement place =
            prepared(m_database, "SELECT conversation_id, parent_id FROM message WHERE id = ? AND role = ?",
                     answer, Role::Assistant);
        requireOne(place.executeStep(), answer);
        Message message = {.conversationId = place.getColumn(0).getInt64(),
                           .parentId = place.getColumn(1).getInt64(),
                           .role = Role::Assistant,
                           .text = text,
                           .createdAt = m_now(),
                           .isEdited = true};
        place.reset();
        Transaction transaction(m_database);
        message.id = insert(message);
        execute(m_database, "UPDATE conversation SET leaf_id = ?, updated_at = ? WHERE id = ?", message.id,
                message.createdAt, message.conversationId);
        transaction.commit();
        return message;
    });
}

void MessageRepository::setSummary(qint64 message, const QString &summary)
{
    guarded("storing a summary", [&] {
        Transaction transaction(m_database);
        requireOne(execute(m_database, "UPDATE message SET summary = ? WHERE id = ?", summary, message),
                   message);
        transaction.commit();
    });
}

Message MessageRepository::copyBranch(qint64 conversation, qint64 leaf, const QString &title)
{
    return withSearchMended(m_database, "copying a conversation", [&] {
        const QList<Message> branch = branchTo(leaf, messagesIn(m_database, conversation));
        requireOne(!branch.isEmpty(), leaf);
        Transaction transaction(m_database);
        const QDateTime now = m_now();
        execute(m_database,
                "INSERT INTO conversation (title, created_at, updated_at, overflow_rule, folder_id, " SETTINGS
                ") SELECT ?, ?, ?, overflow_rule, folder_id, " SETTINGS " FROM conversation WHERE id = ?",
                title, now, now, conversation);
        Message last = {.conversationId = m_database.sqlite().getLastInsertRowid()};
        for (Message message : branch) {
            message.conversationId = last.conversationId;
            message.parentId = last.id;
            if (message.state == MessageState::Writing) // there it goes on, here it does not
                message.state = MessageState::Interrupted;
            message.id = insert(message);
            if (message.answer)
                record(message.id, *message.answer);
            last = message;
        }
        execute(m_database, "UPDATE conversation SET leaf_id = ? WHERE id = ?", last.id, last.conversationId);
        transaction.commit();
        return last;
    });
}

bool MessageRepository::addConversation(const ConversationContent &content,
                                        const QHash<qint64, qint64> &modelFiles, qint64 &act)
{
    return withSearchMended(m_database, "importing a conversation", [&] {
        const Conversation &conversation = content.conversation;
        const Message &first = content.messages.first();
        SQLite::Statement same =
            prepared(m_database,
                     "SELECT 1 FROM conversation JOIN message ON conversation_id = conversation.id"
                     " WHERE conversation.created_at = ? AND conversation.deleted_at IS NULL"
                     " AND parent_id IS NULL AND message.created_at = ?"
                     " AND text = ?",
                     conversation.createdAt, first.createdAt, first.text);
        if (same.executeStep())
            return false;
        same.reset();

        Transaction transaction(m_database);
        std::optional<qint64> folder;
        if (!content.folder.isEmpty())
            folder = folderNamed(m_database, content.folder);
        const auto deletedAt =
            conversation.deletedAt ? std::optional(m_now()) : std::nullopt; // its days begin anew
        executeWith(m_database,
                    "INSERT INTO conversation (" SETTINGS ", title, created_at, updated_at, deleted_at,"
                    " overflow_rule, is_pinned, is_archived, folder_id)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    conversation.settings, conversation.title, conversation.createdAt, conversation.updatedAt,
                    deletedAt, conversation.overflowRule, conversation.isPinned, conversation.isArchived,
                    folder);
        const qint64 id = m_database.sqlite().getLastInsertRowid();
        QHash<qint64, qint64> here;
        for (Message message : content.messages) {
            message.conversationId = id;
            message.parentId = here.value(message.parentId);
            const qint64 stored = insert(message);
            here.insert(message.id, stored);
            if (!message.answer)
                continue;
            message.answer->modelFileId = modelFiles.value(message.answer->modelFileId);
            record(stored, *message.answer);
        }
        execute(m_database, "UPDATE conversation SET leaf_id = ? WHERE id = ?",
                IdOrNull{here.value(conversation.leafId)}, id);
        if (!content.draft.isEmpty())
            execute(m_database, "INSERT INTO draft VALUES (?, ?)", id, content.draft);
        qint64 import = act;
        if (!deletedAt)
            import = recordAct(m_database, {.kind = ActKind::Import, .conversationId = id}, {}, m_now(), act);
        transaction.commit();
        act = import;
        return true;
    });
}

void MessageRepository::endInterrupted()
{
    withSearchMended(m_database, "looking for interrupted answers", [&] {
        Transaction transaction(m_database);
        execute(
            m_database,
            "UPDATE conversation SET leaf_id = (SELECT parent_id FROM message WHERE message.id = leaf_id)"
            " WHERE leaf_id IN (SELECT id FROM message WHERE state = 1 AND text = '' AND reasoning = '')");
        // A question that waited behind an empty answer would go with it; such an answer stays.
        execute(m_database,
                "DELETE FROM message WHERE state = 1 AND text = '' AND reasoning = ''"
                " AND NOT EXISTS (SELECT 1 FROM message AS child WHERE child.parent_id = message.id)");
        execute(m_database, "UPDATE message SET state = 2 WHERE state = 1");
        transaction.commit();
    });
}

qint64 MessageRepository::insert(const Message &message)
{
    execute(m_database,
            "INSERT INTO message (conversation_id, parent_id, role, state, text, created_at, is_edited,"
            " reasoning, summary) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            message.conversationId, IdOrNull{message.parentId}, message.role, message.state, message.text,
            message.createdAt, message.isEdited, message.reasoning, message.summary);
    return m_database.sqlite().getLastInsertRowid();
}

void MessageRepository::grow(qint64 message, const QString &text, const QString &reasoning)
{
    requireOne(execute(m_database, "UPDATE message SET text = ?, reasoning = ? WHERE id = ? AND state = ?",
                       text, reasoning, message, MessageState::Writing),
               message);
}

void MessageRepository::record(qint64 message, const AnswerRecord &answer)
{
    execute(m_database,
            "INSERT OR REPLACE INTO answer (message_id, model_file_id, model_name, backend, device, numerics,"
            " system_prompt, temperature, top_k, top_p, min_p, repeat_penalty, seed, context_length,"
            " omitted_messages, prompt_tokens, generated_tokens, prompt_seconds, generation_seconds,"
            " stop_reason, tokens, moved_after)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            message, IdOrNull{answer.modelFileId}, answer.modelName, answer.backend, answer.device,
            answer.numerics, answer.systemPrompt, answer.sampling.temperature, answer.sampling.topK,
            answer.sampling.topP, answer.sampling.minP, answer.sampling.repeatPenalty, answer.sampling.seed,
            answer.contextLength, answer.omittedMessages, answer.promptTokens, answer.generatedTokens,
            answer.promptSeconds, answer.generationSeconds, answer.stopReason, answer.tokens,
            answer.movedAfter);
}

QList<Message> messagesIn(Database &database, qint64 conversation)
{
    SQLite::Statement rows = prepared(
        database,
        "SELECT id, conversation_id, parent_id, role, state, text, created_at, is_edited, reasoning,"
        " summary, message_id IS NOT NULL,"
        " model_file_id, model_name, backend, device, numerics, system_prompt, temperature, top_k, top_p,"
        " min_p, repeat_penalty, seed, context_length, omitted_messages, prompt_tokens, generated_tokens,"
        " prompt_seconds, generation_seconds, stop_reason, tokens, moved_after"
        " FROM message LEFT JOIN answer ON message_id = id WHERE conversation_id = ? AND deleted_at IS NULL"
        " ORDER BY id",
        conversation);
    QList<Message> messages;
    while (rows.executeStep()) {
        Message message = {.id = rows.getColumn(0).getInt64(),
                           .conversationId = rows.getColumn(1).getInt64(),
                           .parentId = rows.getColumn(2).getInt64(),
                           .role = Role(rows.getColumn(3).getInt()),
                           .state = MessageState(rows.getColumn(4).getInt()),
                           .text = textOf(rows.getColumn(5)),
                           .reasoning = textOf(rows.getColumn(8)),
                           .createdAt = timeOf(rows.getColumn(6)),
                           .isEdited = rows.getColumn(7).getInt() != 0,
                           .summary = textOf(rows.getColumn(9))};
        if (rows.getColumn(10).getInt())
            message.answer = recordOf(rows, 11);
        messages.append(message);
    }
    return messages;
}

} // namespace storage
