// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/answer_queue.h"

#include "ui/session/chat_settings.h"
#include "ui/session/instruction_variables.h"
#include "ui/session/side_question.h"

#include <algorithm>
#include <chrono>

namespace ui {

using storage::Message;
using storage::MessageState;
using storage::OverflowRule;
using storage::Role;
using storage::StopReason;
using namespace std::chrono_literals;

namespace {

// At most so much of an answer is lost with the program.
constexpr auto SaveInterval = 250ms;
constexpr auto RetryInterval = 3s;

// Of a summary, in tokens: what it stands for is many times longer.
constexpr int LongestSummary = 320;
// To the model: whatever the language of the window, and in the words that models know best.
constexpr QLatin1String SummaryInstruction(
    "Summarise our whole conversation so far, in the language that it is held in. Keep names, numbers, "
    "decisions, facts about me and what is still open. Write the summary alone, in at most 150 words.");

// How many messages the last answer on the way to `leaf` left out.
int omittedBefore(const MessageTree &tree, const QList<qint64> &path)
{
    for (auto id = path.crbegin(); id != path.crend(); ++id) {
        if (const Message *message = tree.find(*id);
            message->answer && message->state == MessageState::Complete)
            return message->answer->omittedMessages;
    }
    return 0;
}

} // namespace

AnswerQueue::AnswerQueue(ConversationStore &store, TextGenerator &generator, QObject *parent)
    : QObject(parent), m_store(store), m_generator(generator)
{
    m_saveTimer.setInterval(SaveInterval);
    connect(&m_saveTimer, &QTimer::timeout, this, &AnswerQueue::save);
    m_retryTimer.setInterval(RetryInterval);
    connect(&m_retryTimer, &QTimer::timeout, this, [this] {
        for (const Message &answer : std::as_const(m_unstored))
            this->store(answer, {});
    });

    connect(&generator, &TextGenerator::started, this,
            [this](RequestId request, const storage::AnswerRecord &record) {
                if (isWriting(request))
                    m_running->answer.answer = ofBranch(record);
            });
    connect(&generator, &TextGenerator::promptProgressed, this,
            [this](RequestId request, int done, int total) {
                if (isWriting(request))
                    emit promptProgressed(m_running->answer, done, total);
            });
    connect(&generator, &TextGenerator::textArrived, this,
            [this](RequestId request, const QString &text, int tokens, double tokensPerSecond) {
                if (isSummarising(request))
                    m_running->summary->text += text;
                else if (isRunning(request))
                    extend(m_running->reasoning.append(text), tokens, tokensPerSecond);
            });
    connect(&generator, &TextGenerator::finished, this,
            [this](RequestId request, const storage::AnswerRecord &record) {
                if (isSummarising(request)) {
                    endSummary(record.stopReason);
                    return;
                }
                if (!isRunning(request))
                    return;
                extend(m_running->reasoning.finish(), record.generatedTokens,
                       record.generatedTokens / std::max(record.generationSeconds, 1e-3));
                m_running->answer.answer = ofBranch(record);
                QList<qint32> &tokens = m_running->answer.answer->tokens; // those of the whole text, or none
                if (m_running->earlierTokens)
                    tokens = *m_running->earlierTokens + tokens;
                else
                    tokens.clear();
                if (!m_running->answer.hasWords() && record.stopReason == StopReason::Stopped)
                    drop({});
                else
                    end(MessageState::Complete, {});
            });
    connect(&generator, &TextGenerator::failed, this, [this](RequestId request, const Failure &failure) {
        if (isRunning(request))
            fail(failure);
    });
}

void AnswerQueue::setSettings(const AnswerSettings &settings)
{
    if (m_settings == settings)
        return;
    m_settings = settings;
    emit settingsChanged();
}

void AnswerQueue::setInstructionOfModel(const QString &text)
{
    if (m_instructionOfModel == text)
        return;
    m_instructionOfModel = text;
    emit settingsChanged();
}

AnswerSettings AnswerQueue::settings() const
{
    AnswerSettings settings = m_settings;
    if (settings.systemPrompt.isEmpty())
        settings.systemPrompt = m_instructionOfModel;
    return settings;
}

AnswerSettings AnswerQueue::settingsFor(const storage::ConversationSettings &wishes) const
{
    AnswerSettings holding = answerSettings(settings(), wishes);
    holding.systemPrompt = withKnownVariables(holding.systemPrompt, QDateTime::currentDateTime());
    return holding;
}

void AnswerQueue::ask(qint64 conversation, qint64 question, OverflowRule rule,
                      const storage::ConversationSettings &wishes)
{
    m_waiting.append({.conversation = conversation, .question = question, .rule = rule, .wishes = wishes});
    startNext();
    emit changed();
}

void AnswerQueue::setModelIsComing(bool isComing)
{
    m_modelIsComing = isComing;
    startNext();
}

void AnswerQueue::resume(qint64 conversation, qint64 answer)
{
    m_waiting.append({.conversation = conversation, .resumed = answer, .rule = OverflowRule::LeaveOutOldest});
    startNext();
    emit changed();
}

QFuture<Message> AnswerQueue::reserve(qint64 question)
{
    const auto job = std::ranges::find(m_waiting, question, &Job::question);
    Q_ASSERT(job != m_waiting.end());
    if (job->reserved.id)
        return QtFuture::makeReadyValueFuture(job->reserved);
    job->isReserving = true;
    const auto settle = [this, question](const Message &answer) {
        const auto waiting = std::ranges::find(m_waiting, question, &Job::question);
        if (waiting == m_waiting.end())
            return;
        waiting->isReserving = false;
        waiting->reserved = answer;
        startNext();
    };
    return m_store.beginAnswer(job->conversation, question, {})
        .then(this,
              [settle](const Message &answer) {
                  settle(answer);
                  return answer;
              })
        .onFailed(this, [settle](const FailureException &error) -> Message {
            settle({});
            throw error;
        });
}

void AnswerQueue::stop(qint64 conversation)
{
    if (!isAnswering(conversation))
        return;
    m_running->isStopped = true;
    if (m_running->request)
        m_generator.stop(m_running->request);
}

bool AnswerQueue::takeBack(qint64 question)
{
    const auto isIt = [question](const Job &job) {
        return job.question == question && !job.reserved.id && !job.isReserving;
    };
    if (m_waiting.removeIf(isIt) == 0)
        return false;
    emit changed();
    return true;
}

void AnswerQueue::close()
{
    m_isClosed = true;
    m_waiting.clear();
    for (const Message &answer : std::as_const(m_unstored))
        m_store.endAnswer(answer);
    if (!m_running)
        return;
    Message answer = m_running->answer;
    const Reasoning::Piece rest = m_running->reasoning.finish();
    answer.reasoning += rest.reasoning;
    answer.text += rest.text;
    answer.state = MessageState::Interrupted;
    const RequestId request = m_running->request;
    m_running.reset(); // what the generator still says is not heard any more
    m_saveTimer.stop();
    if (request)
        m_generator.stop(request);
    if (answer.id && !answer.hasWords())
        m_store.dropAnswer(answer.id);
    else if (answer.id)
        m_store.endAnswer(answer);
}

bool AnswerQueue::isAnswering(qint64 conversation) const
{
    return m_running && m_running->job.conversation == conversation;
}

bool AnswerQueue::isWaiting(qint64 question) const
{
    return std::ranges::contains(m_waiting, question, &Job::question);
}

int AnswerQueue::waitingIn(qint64 conversation) const
{
    return int(std::ranges::count(m_waiting, conversation, &Job::conversation));
}

const Message *AnswerQueue::runningIn(qint64 conversation) const
{
    return isAnswering(conversation) && m_running->answer.id ? &m_running->answer : nullptr;
}

bool AnswerQueue::isRunning(RequestId request) const
{
    return m_running && m_running->request == request;
}

void AnswerQueue::startNext()
{
    if (m_running || m_isClosed || m_modelIsComing || m_waiting.isEmpty() || m_waiting.first().isReserving)
        return;
    m_running.emplace().job = m_waiting.takeFirst();
    read();
}

// What the model is given is what is stored, also of an answer that ended just now.
void AnswerQueue::read()
{
    m_store.open(m_running->job.conversation)
        .then(this,
              [this](const storage::ConversationContent &content) {
                  if (m_running)
                      prepare(content);
              })
        .onFailed(this, [this](const FailureException &error) {
            if (m_running)
                drop(error.failure());
        });
}

// False when it is loaded first; then the question is the first one that waits.
bool AnswerQueue::findModel(const storage::ConversationSettings &ofConversation)
{
    Job &job = m_running->job;
    if (std::exchange(job.hasModel, true) || m_running->isStopped)
        return true;
    const auto &contextLength =
        job.wishes.contextLength ? job.wishes.contextLength : ofConversation.contextLength;
    emit modelWanted(job.wishes.model.value_or(ofConversation.model.value_or(QString())), contextLength);
    if (!m_modelIsComing)
        return true;
    m_waiting.prepend(std::exchange(m_running, std::nullopt)->job);
    emit changed();
    return false;
}

void AnswerQueue::prepare(const storage::ConversationContent &content)
{
    if (!findModel(content.conversation.settings))
        return;
    const Job &job = m_running->job;
    const MessageTree tree(content.messages);
    const QList<qint64> path = tree.path(job.resumed ? job.resumed : job.question);
    if (path.isEmpty()) { // removed for good while it waited
        finishJob();
        return;
    }
    BranchTurns &branch = m_running->read;
    AnswerRequest &request = m_running->asked;
    request.conversationId = content.conversation.id;
    request.settings = answerSettings(settingsFor(content.conversation.settings), job.wishes);
    branch = BranchTurns(request.settings.systemPrompt, tree, path, job.resumed);
    request.turns = branch.turns();
    m_running->rule = job.rule == OverflowRule::Ask ? content.conversation.overflowRule : job.rule;
    request.leaveOutOldest = m_running->rule == OverflowRule::LeaveOutOldest;
    request.omittedMessages = branch.turnsOf(omittedBefore(tree, path));

    const auto begun = [this](const Message &answer) {
        if (!m_running)
            return;
        m_running->answer = answer;
        m_running->saved = answer.text.size() + answer.reasoning.size();
        m_running->reasoning = Reasoning(answer);
        if (!answer.hasWords())
            m_running->earlierTokens.emplace();
        else if (answer.answer && !answer.answer->tokens.isEmpty())
            m_running->earlierTokens = answer.answer->tokens;
        emit answerBegan(m_running->answer);
        if (m_running->isStopped)
            drop({});
        else
            generate(m_running->asked);
    };
    const auto failed = [this](const FailureException &error) {
        if (m_running)
            drop(error.failure());
    };
    if (job.resumed) {
        Message answer = *tree.find(job.resumed);
        answer.state = MessageState::Writing;
        if (!answer.answer)
            answer.answer.emplace();
        m_store.resumeAnswer(answer.id, *answer.answer)
            .then(this, [begun, answer] { begun(answer); })
            .onFailed(this, failed);
    } else if (job.reserved.id) {
        begun(job.reserved);
    } else {
        m_store.beginAnswer(job.conversation, job.question, {}).then(this, begun).onFailed(this, failed);
    }
}

void AnswerQueue::extend(const Reasoning::Piece &piece, int tokens, double tokensPerSecond)
{
    if (piece.text.isEmpty() && piece.reasoning.isEmpty())
        return;
    m_running->answer.reasoning += piece.reasoning;
    m_running->answer.text += piece.text;
    emit answerExtended(m_running->answer, piece.text, tokens, tokensPerSecond);
}

void AnswerQueue::generate(const AnswerRequest &request)
{
    m_running->request = m_generator.generate(request);
    m_saveTimer.start();
    emit changed();
}

// The oldest turns, which have no room. They are read as they were for the answers before, so that what the
// device holds of them is used again.
void AnswerQueue::summarise(int turns)
{
    m_running->summary.emplace().message = m_running->read.lastOfOldest(turns);
    AnswerRequest request =
        sideQuestion(m_running->asked, m_running->read.oldest(turns), SummaryInstruction, LongestSummary);
    request.leaveOutOldest = true; // rather a summary of most than none
    emit summaryBegan(m_running->answer);
    generate(request);
}

void AnswerQueue::endSummary(StopReason reason)
{
    Summary summary = *std::exchange(m_running->summary, std::nullopt);
    m_running->request = 0;
    m_running->hasSummarised = true;
    summary.text = Reasoning::answerIn(summary.text).trimmed();
    if (reason == StopReason::Stopped) {
        drop({});
        return;
    }
    if (summary.text.isEmpty()) {
        drop({.kind = Failure::Kind::NoSummary});
        return;
    }
    m_store.setSummary(summary.message, summary.text)
        .then(this,
              [this, summary] {
                  if (!m_running)
                      return;
                  m_running->job.reserved = m_running->answer;
                  emit summaryStored(m_running->job.conversation, summary.message, summary.text);
                  read();
              })
        .onFailed(this, [this](const FailureException &error) {
            if (m_running)
                drop(error.failure());
        });
}

void AnswerQueue::fail(Failure failure)
{
    const bool isOfSummary = std::exchange(m_running->summary, std::nullopt).has_value();
    const bool isFull = failure.kind == Failure::Kind::ContextFull;
    if (isFull && failure.omittedMessages > 0 && !isOfSummary) { // otherwise one message alone is too long
        if (m_running->rule == OverflowRule::Summarise && !m_running->hasSummarised) {
            summarise(failure.omittedMessages);
            return;
        }
        failure.omittedMessages = m_running->read.unreadWithout(failure.omittedMessages);
    }
    extend(m_running->reasoning.finish(), 0, 0);
    if (!m_running->answer.hasWords())
        drop(failure);
    else
        end(MessageState::Interrupted, failure);
}

// The generator counts turns that it left out; what lasts counts the messages of the branch.
storage::AnswerRecord AnswerQueue::ofBranch(storage::AnswerRecord record) const
{
    record.omittedMessages = m_running->read.unreadWithout(record.omittedMessages);
    return record;
}

void AnswerQueue::save()
{
    if (!m_running)
        return;
    const qsizetype size = m_running->answer.text.size() + m_running->answer.reasoning.size();
    if (std::exchange(m_running->saved, size) == size)
        return;
    // A failure is told when the answer ends: until then the next save may succeed.
    m_store.saveAnswer(m_running->answer);
}

void AnswerQueue::end(MessageState state, const Failure &failure)
{
    m_running->answer.state = state;
    store(m_running->answer, failure);
}

void AnswerQueue::store(const Message &answer, const Failure &failure)
{
    m_store.endAnswer(answer)
        .then(this,
              [this, answer, failure] {
                  if (m_unstored.remove(answer.id)) {
                      emit answerStored(answer.id);
                  } else {
                      emit answerEnded(answer, failure);
                      finishJob();
                  }
                  if (m_unstored.isEmpty())
                      m_retryTimer.stop();
              })
        .onFailed(this, [this, answer](const FailureException &error) {
            const bool isNew = !m_unstored.contains(answer.id);
            m_unstored.insert(answer.id, answer);
            m_retryTimer.start();
            if (isNew) {
                emit answerEnded(answer, error.failure());
                finishJob();
            }
        });
}

void AnswerQueue::drop(const Failure &failure)
{
    const Message answer = m_running->answer;
    if (!answer.id) { // its row could not even be made
        Message none = {.conversationId = m_running->job.conversation,
                        .parentId = m_running->job.question,
                        .role = Role::Assistant};
        emit answerDropped(none, failure);
        finishJob();
        return;
    }
    if (answer.hasWords()) { // one that went on and got no further
        end(MessageState::Interrupted, failure);
        return;
    }
    const auto dropped = [this, answer, failure] {
        emit answerDropped(answer, failure);
        finishJob();
    };
    m_store.dropAnswer(answer.id).then(this, dropped).onFailed(this, [dropped](const FailureException &) {
        dropped(); // the row goes at the next start
    });
}

void AnswerQueue::finishJob()
{
    m_running.reset();
    m_saveTimer.stop();
    startNext();
    emit changed();
}

} // namespace ui
