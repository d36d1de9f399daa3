// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/conversation_store.h"
#include "ui/ports/text_generator.h"
#include "ui/session/answer_queue.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>

namespace ui {

// Lets the model name conversations that have the beginning of their first question for a name, once that is
// answered and nobody asks anything: a question that comes goes first. Thread of the window.
class TitleWriter : public QObject
{
    Q_OBJECT

public:
    // All must outlive it. After an answer it waits: the next question often comes at once.
    TitleWriter(ConversationStore &store, TextGenerator &generator, AnswerQueue &answers,
                std::chrono::milliseconds idleTime = std::chrono::seconds(2), QObject *parent = nullptr);

    void setEnabled(bool isEnabled); // by the person, and for the model that is loaded; at first it is not

    // What a model wrote as a title: its first line without marks around it. Empty: that is none.
    static QString titleIn(const QString &written);

signals:
    void titled(qint64 conversation, const QString &title); // and stored

private:
    void begin();
    void ask(const storage::ConversationContent &content);
    void take();
    void stop();

    ConversationStore &m_store;
    TextGenerator &m_generator;
    AnswerQueue &m_answers;
    bool m_isEnabled = false;
    QList<qint64> m_waiting; // conversations
    QTimer m_idle;
    qint64 m_conversation = 0; // that gets its title now
    QString m_former;          // its title
    RequestId m_request = 0;
    QString m_written;
};

} // namespace ui
