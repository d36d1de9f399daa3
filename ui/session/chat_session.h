// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/transcript_model.h"
#include "ui/ports/conversation_store.h"
#include "ui/ports/text_generator.h"
#include "ui/session/answer_queue.h"
#include "ui/session/attachments.h"
#include "ui/session/chat_settings.h"
#include "ui/session/message_tree.h"
#include "ui/session/presets.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <qqmlregistration.h>

namespace ui {

// A question that did not fit the context, and what can be done about it.
class Overflow
{
    Q_GADGET
    QML_VALUE_TYPE(overflow)
    Q_PROPERTY(bool isSet READ isSet CONSTANT)
    Q_PROPERTY(qint64 question MEMBER question CONSTANT)
    Q_PROPERTY(int needed MEMBER needed CONSTANT)
    Q_PROPERTY(int available MEMBER available CONSTANT)
    Q_PROPERTY(int omitted MEMBER omitted CONSTANT)
    Q_PROPERTY(int total MEMBER total CONSTANT)

public:
    qint64 question = 0;
    int needed = 0;    // tokens
    int available = 0; // tokens
    int omitted = 0;   // oldest messages that would be left out; 0: that is not enough
    int total = 0;     // messages

    bool isSet() const { return question != 0; }
    bool operator==(const Overflow &) const = default;
};

// The conversation that is open: its branch, what is typed below it, and what a person does with both. Thread
// of the window.
class ChatSession : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program owns its session")
    Q_PROPERTY(qint64 conversationId READ conversationId NOTIFY conversationChanged)
    Q_PROPERTY(QString title READ title NOTIFY conversationChanged)
    Q_PROPERTY(ui::TranscriptModel *transcript READ transcript CONSTANT)
    Q_PROPERTY(ui::ChatSettings *settings READ settings CONSTANT)
    Q_PROPERTY(ui::Presets *presets READ presets CONSTANT)
    Q_PROPERTY(ui::Attachments *attachments READ attachments CONSTANT)
    Q_PROPERTY(QString draft READ draft WRITE setDraft NOTIFY draftChanged)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY changed)
    Q_PROPERTY(bool isAnswering READ isAnswering NOTIFY changed)
    Q_PROPERTY(int waitingCount READ waitingCount NOTIFY changed)
    Q_PROPERTY(bool canSend READ canSend NOTIFY changed)
    Q_PROPERTY(int usedTokens READ usedTokens NOTIFY tokensChanged)
    Q_PROPERTY(int draftTokens READ draftTokens NOTIFY tokensChanged)
    Q_PROPERTY(ui::Failure failure READ failure NOTIFY failureChanged)
    Q_PROPERTY(ui::Overflow overflow READ overflow NOTIFY overflowChanged)

public:
    // All must outlive it.
    ChatSession(ConversationStore &store, TextGenerator &generator, AnswerQueue &answers, Files &files,
                QObject *parent = nullptr);

    qint64 conversationId() const { return m_conversation.id; } // 0: the new chat
    QString title() const { return m_conversation.title; }
    TranscriptModel *transcript() { return &m_transcript; }
    ChatSettings *settings() { return &m_settings; }
    Presets *presets() { return &m_presets; }
    Attachments *attachments() { return &m_attachments; }
    QString draft() const { return m_draft; }
    void setDraft(const QString &text);
    bool isLoading() const { return m_isLoading; }
    bool isEmpty() const { return m_tree.isEmpty(); }
    bool isAnswering() const { return m_answers.isAnswering(m_conversation.id); }
    int waitingCount() const { return m_answers.waitingIn(m_conversation.id); }
    bool canSend() const { return !m_isLoading && !m_isSending && !m_draft.trimmed().isEmpty(); }
    int usedTokens() const { return m_usedTokens; } // of the branch; -1: not known
    // Of what is typed and attached; -1: not known.
    int draftTokens() const { return m_draftTokens < 0 ? -1 : m_draftTokens + m_attachments.tokens(); }
    Failure failure() const { return m_failure; } // of storing
    Overflow overflow() const { return m_overflow; }

    // Leaves the conversation that is open, with its draft and its settings stored, and opens another one; 0
    // is the new chat.
    void open(qint64 conversation);
    // Opens a conversation at a message, on the branch that has it; `words` are those that were looked for.
    Q_INVOKABLE void openAt(qint64 conversation, qint64 message, const QString &words);
    // Opens the new chat and asks there. Where something was being written the question stands before it, for
    // the person to send.
    Q_INVOKABLE void askAnew(const QString &question);
    // Follows a change of the list: another name, or gone.
    void adoptTitle(qint64 conversation, const QString &title);
    // Counts again: another model reads other tokens.
    void countTokens();
    // At the end of the program.
    void close();

    Q_INVOKABLE void send();
    Q_INVOKABLE void stop() { m_answers.stop(m_conversation.id); }
    Q_INVOKABLE void answerAgain(qint64 answer);
    // The same with wishes that hold for this answer alone: see ConversationSettings. An empty model
    // is the one of the conversation.
    Q_INVOKABLE void answerAgainWith(qint64 answer, const QString &model, double temperature,
                                     int longestAnswer);
    // What a model said as the person would have it, beside what it said.
    Q_INVOKABLE void editAnswer(qint64 answer, const QString &text);
    // Goes on from there in a conversation of its own, which is opened.
    Q_INVOKABLE void branch(qint64 message);
    Q_INVOKABLE void answerQuestion(qint64 question);
    Q_INVOKABLE void editAndSend(qint64 question, const QString &text);
    Q_INVOKABLE void showVersion(qint64 message, int by);
    Q_INVOKABLE void continueAnswer(qint64 answer);
    // An interrupted answer is good as it is.
    Q_INVOKABLE void keepInterrupted(qint64 answer);
    // To the bin, with all that follows on it; not while something is answered here.
    Q_INVOKABLE void deleteFrom(qint64 message);
    // A question that waits goes back to where it was typed.
    Q_INVOKABLE void takeBack(qint64 question);
    Q_INVOKABLE QString textOf(qint64 message) const; // as it may be copied
    // The question that has no room is answered all the same.
    Q_INVOKABLE void leaveOutOldest(bool always);
    Q_INVOKABLE void summariseOldest(bool always);
    // The model reads the messages of a branch again, as far as there is room.
    Q_INVOKABLE void forgetSummaries();
    Q_INVOKABLE void dismissOverflow();
    Q_INVOKABLE void dismissFailure();

signals:
    void conversationChanged();
    void draftChanged();
    void changed();
    void tokensChanged();
    void failureChanged();
    void overflowChanged();
    // A conversation is new, or was used just now.
    void conversationStored(const storage::Conversation &conversation);
    void messagesDeleted(int count);
    // A message that was asked for is on the branch that is shown.
    void reached(qint64 message, const QString &words);
    void sent(); // what was typed is a message now
    // A sentence of an answer is there: for those who hear it.
    void announced(const QString &sentence);

private:
    void show(const storage::ConversationContent &content);
    void reach();
    void refresh();
    void refreshAnswering();
    bool canLeaveOutMore(qint64 answer, const storage::AnswerRecord &record) const;
    TranscriptEntry entryFor(const storage::Message &message, bool isLast) const;
    void setLeaf(qint64 leaf);
    void answer(qint64 question, const storage::ConversationSettings &wishes);
    QString withAttachments(const QString &typed) const;
    void ask(qint64 parent, const QString &text, const QString &typed);
    void storeQuestion(qint64 parent, const QString &text, const QString &typed);
    void save(); // the draft and the settings, if they changed
    void saveDraft();
    void saveSettings();
    void storeSettings(qint64 conversation, const storage::ConversationSettings &settings);
    void answerBeyondContext(storage::OverflowRule rule, bool always);
    void setFailure(const Failure &failure);
    void setOverflow(const Overflow &overflow);
    void announce(const QString &text, bool isEnd);

    void onBegan(const storage::Message &answer);
    void onExtended(const storage::Message &answer, const QString &text, int tokens, double tokensPerSecond);
    void onEnded(const storage::Message &answer, const Failure &failure);
    void onDropped(const storage::Message &answer, const Failure &failure);

    ConversationStore &m_store;
    TextGenerator &m_generator;
    AnswerQueue &m_answers;

    storage::Conversation m_conversation;
    MessageTree m_tree;
    qint64 m_leaf = 0; // of the branch that is shown
    TranscriptModel m_transcript;
    Attachments m_attachments;
    ChatSettings m_settings;
    Presets m_presets;
    storage::ConversationSettings m_settingsOfNewChat;     // also while another conversation is open
    QHash<qint64, Failure> m_failures;                     // by message, of this run of the program
    QHash<qint64, storage::ConversationSettings> m_wishes; // of one answer alone, by its question
    Overflow m_overflow;
    Failure m_failure;

    quint64 m_opening = 0; // replies to an older one are too late
    bool m_isLoading = false;
    bool m_isSending = false;
    QString m_draft;
    QString m_questionForNew; // asked once it is open
    qint64 m_wanted = 0;      // message, shown once it is open
    QString m_wantedWords;
    bool m_isDraftSaved = true;
    bool m_areSettingsSaved = true;
    QTimer m_saveTimer;
    QTimer m_countTimer;
    quint64 m_counting = 0;
    int m_usedTokens = -1;
    int m_draftTokens = 0;
    QString m_unannounced;
    QElapsedTimer m_sinceMeta;
};

} // namespace ui
