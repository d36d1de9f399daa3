// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/store.h"

// One question and its answer, as the program stores them.
inline storage::Message ask(storage::Store &store, const QString &text, qint64 conversation = 0,
                            qint64 parent = 0)
{
    return store.messages().addQuestion(conversation, parent, text, text);
}

inline storage::Message answer(storage::Store &store, const storage::Message &question, const QString &text)
{
    storage::Message message = store.messages().beginAnswer(question.conversationId, question.id, {});
    store.messages().endAnswer(message.id, text, storage::MessageState::Complete, {.generatedTokens = 3});
    message.text = text;
    return message;
}
