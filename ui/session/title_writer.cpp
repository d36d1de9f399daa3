// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/title_writer.h"

#include "ui/session/branch_turns.h"
#include "ui/session/reasoning.h"
#include "ui/session/side_question.h"
#include "ui/session/title_from.h"

#include <algorithm>

namespace ui {

using storage::ConversationContent;
using storage::Message;
using storage::MessageState;
using storage::Role;

namespace {

constexpr int LongestTitle = 24; // tokens
constexpr qsizetype MostCharacters = 60;
// To the model, whatever the language of the window.
constexpr QLatin1String Instruction(
    "Name our conversation in two to six words, in the language that it is held in. Write the name alone.");

} // namespace

TitleWriter::TitleWriter(ConversationStore &store, TextGenerator &generator, AnswerQueue &answers,
                         std::chrono::milliseconds idleTime, QObject *parent)
    : QObject(parent), m_store(store), m_generator(generator), m_answers(answers)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleTime);
    connect(&m_idle, &QTimer::timeout, this, &TitleWriter::begin);
    connect(&answers, &AnswerQueue::answerEnded, this, [this](const Message &answer) {
        if (m_isEnabled && answer.state == MessageState::Complete &&
            !m_waiting.contains(answer.conversationId))
            m_waiting.append(answer.conversationId);
    });
    connect(&answers, &AnswerQueue::changed, this, [this] {
        if (m_answers.isBusy())
            stop();
        else if (m_isEnabled && !m_conversation && !m_waiting.isEmpty())
            m_idle.start();
    });
    connect(&generator, &TextGenerator::textArrived, this,
            [this](RequestId request, const QString &text, int, double) {
                if (m_request && request == m_request)
                    m_written += text;
            });
    connect(&generator, &TextGenerator::finished, this, [this](RequestId request) {
        if (m_request && request == m_request)
            take();
    });
    connect(&generator, &TextGenerator::failed, this, [this](RequestId request) {
        if (m_request && request == m_request) {
            m_written.clear(); // the name that it has is good enough
            take();
        }
    });
}

void TitleWriter::setEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    if (!isEnabled) {
        m_waiting.clear();
        stop();
    }
}

QString TitleWriter::titleIn(const QString &written)
{
    QString title = Reasoning::answerIn(written).trimmed().section(u'\n', 0, 0).simplified();
    static const QString marks = QStringLiteral("\"'“”„«»‘’*#_`");
    const auto isMark = [](QChar c) { return marks.contains(c) || c.isSpace(); };
    while (!title.isEmpty() && isMark(title.front()))
        title.removeFirst();
    while (!title.isEmpty() && (isMark(title.back()) || title.back() == u'.'))
        title.removeLast();
    const bool isTitle = std::ranges::any_of(title, [](QChar c) { return c.isLetterOrNumber(); });
    return isTitle && title.size() <= MostCharacters ? title : QString();
}

void TitleWriter::begin()
{
    if (!m_isEnabled || m_conversation || m_answers.isBusy() || m_waiting.isEmpty())
        return;
    m_conversation = m_waiting.takeFirst();
    m_store.open(m_conversation)
        .then(this,
              [this, of = m_conversation](const ConversationContent &content) {
                  if (m_conversation == of)
                      ask(content);
              })
        .onFailed(this, [this](const FailureException &) { m_conversation = 0; });
}

void TitleWriter::ask(const ConversationContent &content)
{
    const MessageTree tree(content.messages);
    const QList<qint64> path = tree.path(content.conversation.leafId);
    m_former = content.conversation.title;
    const bool hasNameOfItsOwn = path.size() < 2 || m_former != titleFrom(tree.find(path.first())->text);
    if (hasNameOfItsOwn) {
        m_conversation = 0;
        begin();
        return;
    }
    AnswerRequest request = {.conversationId = content.conversation.id};
    request.settings = m_answers.settingsFor(content.conversation.settings);
    const BranchTurns branch(request.settings.systemPrompt, tree, path.first(2)); // as the answer was read
    m_written.clear();
    m_request = m_generator.generate(sideQuestion(request, branch.turns(), Instruction, LongestTitle));
}

void TitleWriter::take()
{
    const qint64 conversation = std::exchange(m_conversation, 0);
    m_request = 0;
    if (const QString title = titleIn(m_written); !title.isEmpty() && title != m_former) {
        m_store.setTitle(conversation, m_former, title)
            .then(this, [this, conversation, title](bool isStored) {
                if (isStored)
                    emit titled(conversation, title);
            });
    }
    begin();
}

void TitleWriter::stop()
{
    m_idle.stop();
    if (!m_conversation)
        return;
    if (m_isEnabled)
        m_waiting.prepend(m_conversation); // once more when it is quiet again
    m_conversation = 0;
    if (const RequestId request = std::exchange(m_request, 0))
        m_generator.stop(request);
}

} // namespace ui
