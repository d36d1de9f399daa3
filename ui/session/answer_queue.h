// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/conversation_store.h"
#include "ui/ports/text_generator.h"
#include "ui/session/branch_turns.h"
#include "ui/session/reasoning.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

#include <optional>

namespace ui {

// Every question that waits or is being answered, in all conversations, whichever one is open: one is
// answered at a time, in the order of asking. Sees to it that what a model says lasts: the answer's row is
// there before its first word and is saved four times a second. Thread of the window.
class AnswerQueue : public QObject
{
    Q_OBJECT

public:
    AnswerQueue(ConversationStore &store, TextGenerator &generator, QObject *parent = nullptr);

    // Answers a stored message. Rule and wishes are of this answer alone, before those of its conversation.
    // What a model that summarises writes lasts, and is read in the place of the messages from then on.
    void ask(qint64 conversation, qint64 question, storage::OverflowRule rule = storage::OverflowRule::Ask,
             const storage::ConversationSettings &wishes = {});
    // Of the program, for the answers that begin from now on; a conversation may have others.
    void setSettings(const AnswerSettings &settings);
    // Of the model, where the program has none.
    void setInstructionOfModel(const QString &text);
    AnswerSettings settings() const;
    // What holds for an answer that begins now in a conversation with these wishes.
    AnswerSettings settingsFor(const storage::ConversationSettings &wishes) const;
    // While a model is on its way, questions wait for it instead of failing for want of one.
    void setModelIsComing(bool isComing);
    // Lets an answer that ended early go on.
    void resume(qint64 conversation, qint64 answer);
    // Makes the answer of a question that waits, so that another question can be stored behind it.
    QFuture<storage::Message> reserve(qint64 question);
    // Ends the answer that is being written in this conversation, if one is.
    void stop(qint64 conversation);
    // Forgets a question that waits. False when it does not wait any more, or another one waits behind it.
    bool takeBack(qint64 question);
    // At the end of the program: keeps what was written as interrupted.
    void close();

    bool isAnswering(qint64 conversation) const;
    bool isBusy() const { return m_running || !m_waiting.isEmpty(); } // a model is wanted
    bool isWaiting(qint64 question) const;
    int waitingIn(qint64 conversation) const;
    // The answer that is being written, with its text so far; null when there is none or it is elsewhere.
    const storage::Message *runningIn(qint64 conversation) const;

signals:
    // Before an answer: the model and the context that it is to have (empty, none: the program's). Where they
    // have to be loaded first, setModelIsComing says so at once.
    void modelWanted(const QString &path, std::optional<int> contextLength);
    void answerBegan(const storage::Message &answer); // or goes on
    void promptProgressed(const storage::Message &answer, int done, int total);
    // Before it is written, the model summarises what has no room.
    void summaryBegan(const storage::Message &answer);
    void summaryStored(qint64 conversation, qint64 message, const QString &summary);
    // By a text, or in what the model thinks before.
    void answerExtended(const storage::Message &answer, const QString &text, int tokens,
                        double tokensPerSecond);
    // With its record. `failure` is set when it did not end by itself, or could not be stored.
    void answerEnded(const storage::Message &answer, const ui::Failure &failure);
    // It had no word yet and is gone.
    void answerDropped(const storage::Message &answer, const ui::Failure &failure);
    // An answer that could not be stored when it ended is stored now.
    void answerStored(qint64 answer);
    void changed(); // what waits, or what runs
    void settingsChanged();

private:
    struct Job {
        qint64 conversation = 0;
        qint64 question = 0; // what is answered, or
        qint64 resumed = 0;  // the answer that goes on
        storage::OverflowRule rule = storage::OverflowRule::Ask;
        storage::ConversationSettings wishes; // of this answer alone
        storage::Message reserved;            // the answer, where it was made in advance
        bool isReserving = false;
        bool hasModel = false; // as far as it could be had
    };
    struct Summary {        // that is being written
        qint64 message = 0; // the last one that it stands for
        QString text;       // as the model writes it
    };
    struct Running {
        Job job;
        storage::Message answer; // id 0 until its row is there
        BranchTurns read;
        AnswerRequest asked;
        storage::OverflowRule rule = storage::OverflowRule::Ask; // of the job, or of its conversation
        std::optional<Summary> summary;
        bool hasSummarised = false;
        RequestId request = 0;
        bool isStopped = false;
        Reasoning reasoning;
        qsizetype saved = 0; // characters that the store has, of reasoning and text
        // Of the text that an answer which goes on had; none: not known.
        std::optional<QList<qint32>> earlierTokens;
    };

    void startNext();
    void read();
    void extend(const Reasoning::Piece &piece, int tokens, double tokensPerSecond);
    bool findModel(const storage::ConversationSettings &ofConversation);
    void prepare(const storage::ConversationContent &content);
    void generate(const AnswerRequest &request);
    void summarise(int turns);
    void endSummary(storage::StopReason reason);
    void fail(Failure failure);
    storage::AnswerRecord ofBranch(storage::AnswerRecord record) const;
    void save();
    void end(storage::MessageState state, const Failure &failure);
    void drop(const Failure &failure);
    void store(const storage::Message &answer, const Failure &failure);
    void finishJob();
    bool isRunning(RequestId request) const;
    bool isSummarising(RequestId request) const { return isRunning(request) && m_running->summary; }
    bool isWriting(RequestId request) const { return isRunning(request) && !m_running->summary; }

    ConversationStore &m_store;
    TextGenerator &m_generator;
    AnswerSettings m_settings;
    QString m_instructionOfModel;
    QList<Job> m_waiting;
    std::optional<Running> m_running;
    QTimer m_saveTimer;
    QHash<qint64, storage::Message> m_unstored; // ended, and the store failed
    QTimer m_retryTimer;
    bool m_modelIsComing = false;
    bool m_isClosed = false;
};

} // namespace ui
