// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/conversation_repository.h"
#include "storage/records.h"

#include <QHash>

namespace storage {

class Database;

// Every statement about messages and how answers came about. Owned by a Store.
class MessageRepository
{
public:
    MessageRepository(Database &database, ClockFunction now);

    // Stores what a person says behind `parent` (0: at the beginning), and its conversation if that is new
    // (0), all on the disk when it returns. The conversation's draft is gone with it.
    Message addQuestion(qint64 conversation, qint64 parent, const QString &text, const QString &titleIfNew);

    // An answer: begun before its first word, saved while it grows, ended once. The conversation then shows
    // it.
    Message beginAnswer(qint64 conversation, qint64 parent, const AnswerRecord &record);
    // Texts are longer than before, or the same.
    void saveAnswer(qint64 message, const QString &text, const QString &reasoning = {});
    void endAnswer(qint64 message, const QString &text, MessageState state, const AnswerRecord &record,
                   const QString &reasoning = {});
    // One that was interrupted goes on.
    void resumeAnswer(qint64 message, const AnswerRecord &record);
    // One that ended before its first word leaves no trace, unless something follows it already.
    void dropAnswer(qint64 message);

    // Another version of an answer, which a person made of it. The conversation shows it.
    Message editAnswer(qint64 answer, const QString &text);
    // What a model reads in the place of all that was said up to a message; empty: the messages themselves.
    void setSummary(qint64 message, const QString &summary);
    // A new conversation with what was said up to a message, and with the settings of the old one. Returns
    // its last message.
    Message copyBranch(qint64 conversation, qint64 leaf, const QString &title);

    // A whole conversation of elsewhere, whose ids mean something only within it; `modelFiles` are those
    // that its answers refer to, by such an id. Returns false, and stores nothing, when it is here already,
    // and not in the bin. `act` is 0 at the beginning of an import, which is one act, and then belongs to
    // that.
    bool addConversation(const ConversationContent &content, const QHash<qint64, qint64> &modelFiles,
                         qint64 &act);

    // At the start of the program: answers that were being written were interrupted; empty ones go.
    void endInterrupted();

private:
    qint64 insert(const Message &message);
    void grow(qint64 message, const QString &text, const QString &reasoning);
    void record(qint64 message, const AnswerRecord &record);

    Database &m_database;
    ClockFunction m_now;
};

// All messages of a conversation but those in the bin, parents before children. Throws SQLite::Exception.
QList<Message> messagesIn(Database &database, qint64 conversation);

} // namespace storage
