// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/store_measure.h"

#include "app/window/application.h"
#include "app/window/replayed_text.h"
#include "app/window/turn_gaps.h"

#include <QCoreApplication>
#include <QQuickWindow>
#include <QTextStream>

#include <chrono>
#include <memory>
#include <utility>

namespace window {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Opening, then answering.
class Measure : public QObject
{
public:
    Measure(Application &program, qint64 conversation)
        : QObject(&program), m_program(program), m_conversation(conversation)
    {
        connect(&program, &Application::usable, this, &Measure::open);
    }

private:
    void open()
    {
        m_sinceOpening.start();
        m_program.browser().open(m_conversation);
        connect(m_program.window(), &QQuickWindow::frameSwapped, this, [this] {
            if (m_program.session().isLoading() || std::exchange(m_isOpen, true))
                return;
            QTextStream(stdout) << "conversation shown after " << m_sinceOpening.elapsed() << " ms\n";
            QTimer::singleShot(1s, this, &Measure::ask); // what is drawn behind it is of the opening
        });
    }
    void ask()
    {
        m_gaps = std::make_unique<TurnGaps>();
        connect(&m_program.answers(), &ui::AnswerQueue::answerEnded, this, [this] {
            QTextStream(stdout) << "answer of " << ReplayGenerator::Seconds << " s at "
                                << ReplayGenerator::TokensPerSecond << " tokens/s: longest stall "
                                << m_gaps->longest() << " ms, 99.9 % within " << m_gaps->within(0.999)
                                << " ms\n";
            QCoreApplication::quit();
        });
        m_program.session().setDraft(u"Tell me everything"_s);
        m_program.session().send();
    }

    Application &m_program;
    qint64 m_conversation;
    bool m_isOpen = false;
    QElapsedTimer m_sinceOpening;
    std::unique_ptr<TurnGaps> m_gaps;
};

} // namespace

ReplayGenerator::ReplayGenerator()
{
    m_frame.setInterval(16);
    connect(&m_frame, &QTimer::timeout, this, &ReplayGenerator::say);
}

ui::RequestId ReplayGenerator::generate(const ui::AnswerRequest &)
{
    ++m_request;
    m_said = 0;
    m_sinceBegin.start();
    m_frame.start();
    QTimer::singleShot(0, this, [this] { emit started(m_request, {}); });
    return m_request;
}

void ReplayGenerator::say()
{
    QString text;
    for (; m_said < m_sinceBegin.elapsed() * TokensPerSecond / 1000; ++m_said)
        text += replayedToken(m_said);
    if (!text.isEmpty())
        emit textArrived(m_request, text, m_said, TokensPerSecond);
    if (m_said < TokensPerSecond * Seconds)
        return;
    m_frame.stop();
    emit finished(m_request, {.generatedTokens = m_said, .generationSeconds = Seconds});
}

ui::RequestId ReplayGenerator::fill(const ui::GapRequest &)
{
    return generate({});
}

void ReplayGenerator::stop(ui::RequestId request)
{
    if (request != m_request || !m_frame.isActive())
        return;
    m_frame.stop();
    emit finished(request, {.stopReason = storage::StopReason::Stopped});
}

QFuture<int> ReplayGenerator::countTokens(const QList<ui::Turn> &turns)
{
    qsizetype characters = 0;
    for (const ui::Turn &turn : turns)
        characters += turn.text.size();
    return QtFuture::makeReadyValueFuture(int(characters / 4));
}

void measureConversation(Application &program, qint64 conversation)
{
    new Measure(program, conversation); // the program owns it
}

} // namespace window
