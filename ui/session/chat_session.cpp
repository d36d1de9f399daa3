// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/chat_session.h"

#include "ui/session/answer_words.h"
#include "ui/session/title_from.h"

#include <algorithm>
#include <chrono>

namespace ui {

using namespace std::chrono_literals;
using storage::Conversation;
using storage::ConversationContent;
using storage::Message;
using storage::MessageState;
using storage::Role;
using storage::StopReason;
using State = TranscriptEntry::State;

namespace {

constexpr auto SaveDelay = 300ms;
constexpr auto CountDelay = 250ms;
// Figures that change faster cannot be read.
constexpr auto MetaInterval = 250ms;

} // namespace

ChatSession::ChatSession(ConversationStore &store, TextGenerator &generator, AnswerQueue &answers,
                         Files &files, QObject *parent)
    : QObject(parent),
      m_store(store),
      m_generator(generator),
      m_answers(answers),
      m_attachments(files, generator),
      m_presets(store, m_settings)
{
    connect(&m_attachments, &Attachments::changed, this, &ChatSession::tokensChanged);
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(SaveDelay);
    connect(&m_saveTimer, &QTimer::timeout, this, &ChatSession::save);
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(CountDelay);
    connect(&m_countTimer, &QTimer::timeout, this, &ChatSession::countTokens);

    const auto isOpen = [this](const Message &answer) {
        return answer.conversationId == m_conversation.id && !m_isLoading;
    };
    connect(&answers, &AnswerQueue::answerBegan, this, [=, this](const Message &answer) {
        if (isOpen(answer))
            onBegan(answer);
    });
    connect(&answers, &AnswerQueue::promptProgressed, this,
            [=, this](const Message &answer, int done, int total) {
                if (isOpen(answer) && !answer.hasWords())
                    m_transcript.setProgress(answer.id, State::Reading, AnswerWords::reading(done, total));
            });
    connect(&answers, &AnswerQueue::summaryBegan, this, [=, this](const Message &answer) {
        if (isOpen(answer))
            m_transcript.setProgress(answer.id, State::Reading, AnswerWords::summarising());
    });
    connect(&answers, &AnswerQueue::summaryStored, this,
            [this](qint64 conversation, qint64 message, const QString &summary) {
                if (conversation != m_conversation.id || !m_tree.find(message))
                    return;
                m_tree.find(message)->summary = summary;
                refresh();
            });
    connect(&answers, &AnswerQueue::answerExtended, this,
            [=, this](const Message &answer, const QString &text, int tokens, double tokensPerSecond) {
                if (isOpen(answer))
                    onExtended(answer, text, tokens, tokensPerSecond);
            });
    connect(&answers, &AnswerQueue::answerEnded, this,
            [=, this](const Message &answer, const Failure &failure) {
                if (isOpen(answer))
                    onEnded(answer, failure);
            });
    connect(&answers, &AnswerQueue::answerDropped, this,
            [=, this](const Message &answer, const Failure &failure) {
                if (isOpen(answer))
                    onDropped(answer, failure);
            });
    connect(&answers, &AnswerQueue::answerStored, this, [this](qint64 answer) {
        if (m_failures.remove(answer) > 0)
            refresh();
    });
    connect(&answers, &AnswerQueue::changed, this, &ChatSession::refreshAnswering);

    m_settings.setOfProgram(answers.settings());
    connect(&answers, &AnswerQueue::settingsChanged, this,
            [this] { m_settings.setOfProgram(m_answers.settings()); });
    connect(&m_settings, &ChatSettings::changed, this, [this] { m_countTimer.start(); });
    connect(&m_settings, &ChatSettings::edited, this, [this] {
        if (m_isLoading)
            return; // those of the conversation are not there yet
        if (m_conversation.id == 0)
            m_settingsOfNewChat = m_settings.own();
        m_areSettingsSaved = false;
        m_saveTimer.start();
    });
}

// What is open
// ------------------------------------------------------------------------------------------------------

void ChatSession::askAnew(const QString &question)
{
    m_questionForNew = question;
    open(0);
}

void ChatSession::openAt(qint64 conversation, qint64 message, const QString &words)
{
    if (conversation != m_conversation.id)
        open(conversation);
    m_wanted = message;
    m_wantedWords = words;
    if (!m_isLoading)
        reach();
}

void ChatSession::reach()
{
    const qint64 message = std::exchange(m_wanted, 0);
    if (!m_tree.find(message))
        return;
    if (!m_tree.path(m_leaf).contains(message))
        setLeaf(m_tree.newestLeafBelow(message));
    emit reached(message, m_wantedWords);
}

void ChatSession::open(qint64 conversation)
{
    save();
    m_wanted = 0;
    if (conversation != 0)
        m_questionForNew.clear();
    m_settings.setOwn({});
    const quint64 opening = ++m_opening;
    m_isLoading = true;
    m_isSending = false;
    m_conversation = {.id = conversation};
    m_leaf = 0;
    emit conversationChanged();
    emit changed();
    setFailure({});
    setOverflow({});

    const auto failed = [this, opening](const FailureException &error) {
        if (opening != m_opening)
            return;
        show({.conversation = m_conversation});
        setFailure(error.failure());
    };
    if (conversation == 0) {
        m_store.draft(0)
            .then(this,
                  [this, opening](const QString &draft) {
                      if (opening == m_opening)
                          show({.conversation = {.settings = m_settingsOfNewChat}, .draft = draft});
                  })
            .onFailed(this, failed);
    } else {
        m_store.open(conversation)
            .then(this,
                  [this, opening](const ConversationContent &content) {
                      if (opening == m_opening)
                          show(content);
                  })
            .onFailed(this, failed);
    }
}

void ChatSession::show(const ConversationContent &content)
{
    m_isLoading = false;
    m_conversation = content.conversation;
    m_tree = MessageTree(content.messages);
    m_failures.clear();
    m_wishes.clear();
    m_leaf = m_conversation.leafId;
    // What is being written is further on than what is stored.
    if (const Message *running = m_answers.runningIn(m_conversation.id)) {
        m_tree.insert(*running);
        if (m_leaf == running->parentId)
            m_leaf = running->id;
    }
    m_settings.setOwn(content.conversation.settings);
    m_areSettingsSaved = true;
    m_draft = content.draft;
    m_isDraftSaved = true;
    m_usedTokens = -1;
    m_draftTokens = m_draft.isEmpty() ? 0 : -1;
    m_unannounced.clear();
    m_transcript.setEntries({}); // nothing of another conversation stays, whatever its numbers
    refresh();
    emit conversationChanged();
    emit draftChanged();
    emit changed();
    emit tokensChanged();
    countTokens();
    reach();
    if (const QString question = std::exchange(m_questionForNew, {}); !question.isEmpty()) {
        const bool isAlone = m_draft.trimmed().isEmpty();
        setDraft(isAlone ? question : question + QLatin1String("\n\n") + m_draft);
        if (isAlone)
            send();
    }
}

void ChatSession::adoptTitle(qint64 conversation, const QString &title)
{
    if (conversation != m_conversation.id)
        return;
    m_conversation.title = title;
    emit conversationChanged();
}

void ChatSession::close()
{
    save();
    m_countTimer.stop();
}

// The branch
// --------------------------------------------------------------------------------------------------------

void ChatSession::refresh()
{
    const QList<qint64> path = m_tree.path(m_leaf);
    QList<TranscriptEntry> entries;
    entries.reserve(path.size());
    int omitted = 0;
    int summarised = 0;
    QString summary;
    for (const qint64 id : path) {
        const Message &message = *m_tree.find(id);
        entries.append(entryFor(message, id == m_leaf));
        if (message.answer && (message.state == MessageState::Complete || !message.text.isEmpty()))
            omitted = message.answer->omittedMessages;
        if (!message.summary.isEmpty()) {
            summary = message.summary;
            summarised = int(entries.size());
        }
    }
    m_transcript.setEntries(entries);
    m_transcript.setHidden(std::max(omitted, summarised), summary);
}

// Whether the model read more than the answer and its question.
bool ChatSession::canLeaveOutMore(qint64 answer, const storage::AnswerRecord &record) const
{
    return m_tree.path(answer).size() - 2 > record.omittedMessages;
}

TranscriptEntry ChatSession::entryFor(const Message &message, bool isLast) const
{
    const QList<qint64> versions = m_tree.versions(message.id);
    TranscriptEntry entry = {.message = message,
                             .version = int(versions.indexOf(message.id)) + 1,
                             .versions = int(versions.size()),
                             .failure = m_failures.value(message.id)};
    if (message.role != Role::Assistant) {
        const bool isAnswered = !isLast;
        entry.state = isAnswered                                 ? State::Sent
                      : m_answers.isWaiting(message.id)          ? State::Waiting
                      : m_answers.isAnswering(m_conversation.id) ? State::Sent
                                                                 : State::Unanswered;
        entry.canTakeBack = entry.state == State::Waiting;
        return entry;
    }
    const storage::AnswerRecord record = message.answer.value_or(storage::AnswerRecord());
    switch (message.state) {
    case MessageState::Complete:
        entry.state = State::Complete;
        entry.canGoOn = isLast && (record.stopReason != StopReason::EndOfTurn || !message.answer) &&
                        (record.stopReason != StopReason::ContextFull || canLeaveOutMore(message.id, record));
        break;
    case MessageState::Interrupted:
        entry.state = State::Interrupted;
        entry.canGoOn = isLast;
        break;
    case MessageState::Writing:
        entry.state = message.hasWords() ? State::Writing : State::Reading;
        entry.meta = message.hasWords() ? AnswerWords::writing(record.modelName, record.backend, 0)
                                        : AnswerWords::waiting();
        return entry;
    }
    entry.meta = message.isEdited ? AnswerWords::edited(message.answer) : AnswerWords::made(record);
    entry.notice = AnswerWords::ending(message, entry.canGoOn);
    return entry;
}

void ChatSession::refreshAnswering()
{
    if (!m_isLoading && m_leaf && m_tree.find(m_leaf) && m_tree.find(m_leaf)->role != Role::Assistant)
        refresh(); // a question waits, or does not wait any more
    emit changed();
}

void ChatSession::setLeaf(qint64 leaf)
{
    m_leaf = leaf;
    m_conversation.leafId = leaf;
    m_store.showBranch(m_conversation.id, leaf);
    refresh();
    m_countTimer.start();
}

void ChatSession::showVersion(qint64 message, int by)
{
    const QList<qint64> versions = m_tree.versions(message);
    const qsizetype other = versions.indexOf(message) + by;
    if (other < 0 || other >= versions.size())
        return;
    setOverflow({});
    setLeaf(m_tree.newestLeafBelow(versions.at(other)));
    emit changed();
}

QString ChatSession::textOf(qint64 message) const
{
    const Message *found = m_tree.find(message);
    return found ? plainText(found->text) : QString();
}

// Asking
// -----------------------------------------------------------------------------------------------------------

void ChatSession::setDraft(const QString &text)
{
    if (m_draft == text)
        return;
    m_draft = text;
    m_isDraftSaved = false;
    m_saveTimer.start();
    m_countTimer.start();
    emit draftChanged();
    emit changed();
}

void ChatSession::save()
{
    m_saveTimer.stop();
    if (!m_isDraftSaved)
        saveDraft();
    saveSettings();
}

void ChatSession::saveSettings()
{
    if (m_areSettingsSaved ||
        m_conversation.id == 0) // those of the new chat are stored with its first question
        return;
    m_areSettingsSaved = true;
    storeSettings(m_conversation.id, m_settings.own());
}

void ChatSession::storeSettings(qint64 conversation, const storage::ConversationSettings &settings)
{
    m_store.setSettings(conversation, settings).onFailed(this, [this](const FailureException &error) {
        m_areSettingsSaved = false;
        setFailure(error.failure());
    });
}

void ChatSession::saveDraft()
{
    m_isDraftSaved = true;
    m_store.saveDraft(m_conversation.id, m_draft).onFailed(this, [this](const FailureException &error) {
        m_isDraftSaved = false;
        setFailure(error.failure());
    });
}

void ChatSession::send()
{
    if (!canSend())
        return;
    const QString typed = m_draft.trimmed();
    m_attachments.readAgain();
    ask(m_leaf, withAttachments(typed), typed);
}

void ChatSession::editAndSend(qint64 question, const QString &text)
{
    const Message *edited = m_tree.find(question);
    if (!edited || text.trimmed().isEmpty() || m_isSending)
        return;
    ask(edited->parentId, text.trimmed(), text.trimmed());
}

QString ChatSession::withAttachments(const QString &typed) const
{
    const QString attached = m_attachments.asMarkdown();
    if (typed.isEmpty() || attached.isEmpty())
        return typed + attached;
    return typed + QLatin1String("\n\n") + attached;
}

// A question is stored before anything else happens to it.
void ChatSession::ask(qint64 parent, const QString &text, const QString &typed)
{
    m_isSending = true;
    m_saveTimer.stop(); // the draft goes with what is sent
    saveSettings();
    setFailure({});
    setOverflow({});
    emit changed();
    if (!m_answers.isWaiting(parent)) {
        storeQuestion(parent, text, typed);
        return;
    }
    // Behind one that waits: its answer comes between the two.
    const quint64 opening = m_opening;
    m_answers.reserve(parent)
        .then(this,
              [this, opening, text, typed](const Message &answer) {
                  if (opening != m_opening)
                      return; // the text is still the draft of where it was typed
                  m_tree.insert(answer);
                  storeQuestion(answer.id, text, typed);
              })
        .onFailed(this, [this, opening](const FailureException &error) {
            if (opening != m_opening)
                return;
            m_isSending = false;
            setFailure(error.failure());
            emit changed();
        });
}

void ChatSession::storeQuestion(qint64 parent, const QString &text, const QString &typed)
{
    const quint64 opening = m_opening;
    const bool isNew = m_conversation.id == 0;
    m_store.addQuestion(m_conversation.id, parent, text, titleFrom(typed))
        .then(this,
              [this, opening, hasAttachments = text != typed, typed, isNew,
               settings = m_settings.own()](const StoredQuestion &stored) {
                  emit conversationStored(stored.conversation);
                  if (isNew) {
                      m_settingsOfNewChat = {};
                      if (settings != storage::ConversationSettings())
                          storeSettings(stored.conversation.id, settings);
                  }
                  if (opening == m_opening) {
                      m_isSending = false;
                      m_conversation = stored.conversation;
                      m_tree.insert(stored.message);
                      m_leaf = stored.message.id;
                      // What was typed since the question was sent stays.
                      if (m_draft.trimmed().startsWith(typed))
                          m_draft = m_draft.trimmed().sliced(typed.size());
                      if (hasAttachments)
                          m_attachments.clear();
                      m_isDraftSaved = m_draft.isEmpty();
                      m_draftTokens = m_draft.isEmpty() ? 0 : -1;
                      emit conversationChanged();
                      emit draftChanged();
                      emit sent();
                  }
                  m_answers.ask(stored.conversation.id, stored.message.id);
                  if (opening == m_opening) {
                      refresh();
                      emit changed();
                      emit tokensChanged();
                  }
              })
        .onFailed(this, [this, opening](const FailureException &error) {
            if (opening != m_opening)
                return;
            m_isSending = false;
            setFailure(error.failure());
            emit changed();
        });
}

void ChatSession::answerAgain(qint64 answer)
{
    if (const Message *found = m_tree.find(answer); found && found->parentId)
        answerQuestion(found->parentId);
}

void ChatSession::answerAgainWith(qint64 answer, const QString &model, double temperature, int longestAnswer)
{
    storage::ConversationSettings wishes = {.temperature = temperature, .longestAnswer = longestAnswer};
    if (!model.isEmpty())
        wishes.model = model;
    if (const Message *found = m_tree.find(answer); found && found->parentId)
        this->answer(found->parentId, wishes);
}

void ChatSession::answerQuestion(qint64 question)
{
    answer(question, {});
}

void ChatSession::answer(qint64 question, const storage::ConversationSettings &wishes)
{
    if (m_answers.isWaiting(question))
        return;
    save();
    m_failures.remove(question);
    setOverflow({});
    setLeaf(question);
    m_wishes.insert(question, wishes);
    m_answers.ask(m_conversation.id, question, storage::OverflowRule::Ask, wishes);
}

void ChatSession::editAnswer(qint64 answer, const QString &text)
{
    const Message *found = m_tree.find(answer);
    if (!found || found->role != Role::Assistant || found->text == text || text.trimmed().isEmpty())
        return;
    m_store.editAnswer(answer, text)
        .then(this,
              [this, opening = m_opening](const Message &edited) {
                  if (opening != m_opening)
                      return;
                  m_tree.insert(edited);
                  m_leaf = m_conversation.leafId = edited.id;
                  m_conversation.updatedAt = edited.createdAt;
                  emit conversationStored(m_conversation);
                  setOverflow({});
                  refresh();
                  m_countTimer.start();
                  emit changed();
              })
        .onFailed(this, [this](const FailureException &error) { setFailure(error.failure()); });
}

void ChatSession::branch(qint64 message)
{
    const QString mark = tr("(branch)", "behind the title of a conversation");
    const QString &title = m_conversation.title;
    save();
    m_store.copyBranch(m_conversation.id, message, title.endsWith(mark) ? title : title + u' ' + mark)
        .then(this,
              [this, opening = m_opening](const Conversation &copy) {
                  emit conversationStored(copy);
                  if (opening == m_opening)
                      open(copy.id);
              })
        .onFailed(this, [this](const FailureException &error) { setFailure(error.failure()); });
}

void ChatSession::continueAnswer(qint64 answer)
{
    save();
    m_failures.remove(answer);
    m_answers.resume(m_conversation.id, answer);
}

void ChatSession::keepInterrupted(qint64 answer)
{
    Message *found = m_tree.find(answer);
    if (!found || found->state != MessageState::Interrupted)
        return;
    found->state = MessageState::Complete;
    storage::AnswerRecord record = found->answer.value_or(storage::AnswerRecord());
    record.stopReason = StopReason::Stopped;
    found->answer = record;
    m_failures.remove(answer);
    m_store.resumeAnswer(answer, record);
    m_store.endAnswer(*found).onFailed(
        this, [this](const FailureException &error) { setFailure(error.failure()); });
    refresh();
}

void ChatSession::deleteFrom(qint64 message)
{
    const Message *first = m_tree.find(message);
    if (!first || isAnswering() || waitingCount() > 0)
        return;
    QList<qint64> others = m_tree.versions(message);
    others.removeOne(message);
    const qint64 leaf = others.isEmpty() ? first->parentId : m_tree.newestLeafBelow(others.last());
    m_store.moveMessagesToBin(message, leaf)
        .then(this,
              [this, message, leaf, count = m_tree.branchSize(message), opening = m_opening] {
                  emit messagesDeleted(count);
                  if (opening != m_opening)
                      return;
                  m_tree.removeBranch(message);
                  m_leaf = m_conversation.leafId = leaf;
                  setOverflow({});
                  refresh();
                  m_countTimer.start();
                  emit changed();
              })
        .onFailed(this, [this](const FailureException &error) { setFailure(error.failure()); });
}

void ChatSession::takeBack(qint64 question)
{
    const Message *found = m_tree.find(question);
    if (!found || question != m_leaf || !m_answers.takeBack(question))
        return;
    const QString text = found->text;
    setLeaf(found->parentId);
    setDraft(m_draft.isEmpty() ? text : text + u'\n' + m_draft);
}

// Answers
// -----------------------------------------------------------------------------------------------------------

void ChatSession::onBegan(const Message &answer)
{
    m_tree.insert(answer);
    if (m_leaf == answer.parentId)
        m_leaf = answer.id;
    m_unannounced.clear();
    m_sinceMeta.invalidate();
    refresh();
    emit changed();
}

void ChatSession::onExtended(const Message &answer, const QString &text, int tokens, double tokensPerSecond)
{
    Message *known = m_tree.find(answer.id);
    if (!known)
        return;
    known->answer = answer.answer;
    known->text = answer.text; // shared, not copied
    known->reasoning = answer.reasoning;
    m_transcript.setReasoning(answer.id, answer.reasoning);
    m_transcript.extend(answer.id, text);
    if (!m_sinceMeta.isValid() || m_sinceMeta.durationElapsed() > MetaInterval) {
        m_sinceMeta.start();
        const storage::AnswerRecord record = answer.answer.value_or(storage::AnswerRecord());
        m_transcript.setProgress(answer.id, State::Writing,
                                 AnswerWords::writing(record.modelName, record.backend, tokensPerSecond));
        m_usedTokens = record.promptTokens + tokens;
        emit tokensChanged();
    }
    announce(text, false);
}

void ChatSession::onEnded(const Message &answer, const Failure &failure)
{
    m_tree.insert(answer);
    if (failure.isSet())
        m_failures.insert(answer.id, failure);
    refresh();
    announce({}, true);
    if (answer.answer && answer.id == m_leaf)
        m_usedTokens = answer.answer->promptTokens + answer.answer->generatedTokens;
    emit changed();
    emit tokensChanged();
    m_countTimer.start();
}

void ChatSession::onDropped(const Message &answer, const Failure &failure)
{
    const qint64 question = answer.parentId;
    if (Message *known = m_tree.find(answer.id)) {
        if (m_tree.newestLeafBelow(answer.id) != answer.id) {
            known->state = MessageState::Interrupted; // a question waits behind it
        } else {
            m_tree.removeBranch(answer.id);
            if (m_leaf == answer.id)
                m_leaf = question;
        }
    }
    if (failure.kind == Failure::Kind::ContextFull && m_leaf == question) {
        setOverflow({.question = question,
                     .needed = int(failure.needed),
                     .available = int(failure.available),
                     .omitted = failure.omittedMessages,
                     .total = int(m_tree.path(question).size())});
    } else if (failure.isSet()) {
        m_failures.insert(question, failure);
    }
    // Where there is another answer to the question, that one is shown again.
    if (m_leaf == question && !m_overflow.isSet() && m_tree.newestLeafBelow(question) != question)
        setLeaf(m_tree.newestLeafBelow(question));
    else
        refresh();
    emit changed();
}

void ChatSession::leaveOutOldest(bool always)
{
    answerBeyondContext(storage::OverflowRule::LeaveOutOldest, always);
}

void ChatSession::summariseOldest(bool always)
{
    answerBeyondContext(storage::OverflowRule::Summarise, always);
}

void ChatSession::forgetSummaries()
{
    for (const qint64 id : m_tree.path(m_leaf)) {
        Message &message = *m_tree.find(id);
        if (message.summary.isEmpty())
            continue;
        message.summary.clear();
        m_store.setSummary(id, {}).onFailed(
            this, [this](const FailureException &error) { setFailure(error.failure()); });
    }
    refresh();
    m_countTimer.start();
}

void ChatSession::answerBeyondContext(storage::OverflowRule rule, bool always)
{
    const qint64 question = m_overflow.question;
    if (!question)
        return;
    if (always) {
        m_conversation.overflowRule = rule;
        m_store.setOverflowRule(m_conversation.id, m_conversation.overflowRule);
    }
    save();
    setOverflow({});
    m_answers.ask(m_conversation.id, question, rule, m_wishes.value(question));
}

void ChatSession::dismissOverflow()
{
    setOverflow({});
}

void ChatSession::dismissFailure()
{
    setFailure({});
}

void ChatSession::setFailure(const Failure &failure)
{
    if (m_failure == failure)
        return;
    m_failure = failure;
    emit failureChanged();
}

void ChatSession::setOverflow(const Overflow &overflow)
{
    if (m_overflow == overflow)
        return;
    m_overflow = overflow;
    emit overflowChanged();
}

void ChatSession::announce(const QString &text, bool isEnd)
{
    m_unannounced += text;
    const auto isEndOfSentence = [](QChar c) { return c == u'.' || c == u'!' || c == u'?' || c == u'\n'; };
    qsizetype end = m_unannounced.size();
    if (!isEnd) {
        const auto last = std::find_if(m_unannounced.crbegin(), m_unannounced.crend(), isEndOfSentence);
        end = m_unannounced.crend() - last;
    }
    const QString sentence = plainText(QStringView(m_unannounced).first(end)).trimmed();
    m_unannounced.remove(0, end);
    if (!sentence.isEmpty())
        emit announced(sentence);
}

// Tokens
// -----------------------------------------------------------------------------------------------------------

// While an answer runs the counting would wait for it; what is used is known again when it ends.
void ChatSession::countTokens()
{
    m_countTimer.stop();
    if (m_isLoading || isAnswering())
        return;
    const BranchTurns branch(m_answers.settingsFor(m_settings.own()).systemPrompt, m_tree,
                             m_tree.path(m_leaf));
    const quint64 counting = ++m_counting;
    const auto take = [this, counting](int ChatSession::*count, int tokens) {
        if (counting != m_counting || this->*count == tokens)
            return;
        this->*count = tokens;
        emit tokensChanged();
    };
    const auto count = [this, take](const QList<Turn> &counted, int ChatSession::*result) {
        if (counted.isEmpty()) {
            take(result, 0);
            return;
        }
        m_generator.countTokens(counted)
            .then(this, [take, result](int tokens) { take(result, tokens); })
            .onFailed(this, [take, result](const FailureException &) { take(result, -1); });
    };
    count(branch.turns(), &ChatSession::m_usedTokens);
    const QString typed = m_draft.trimmed();
    count(typed.isEmpty() ? QList<Turn>() : QList<Turn>{{Role::User, typed}}, &ChatSession::m_draftTokens);
}

} // namespace ui
