// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/code_highlighter.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <QTextBlock>
#include <QTextDocument>

#include <chrono>

namespace ui {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::nanoseconds TurnBudget = 4ms;
constexpr std::chrono::nanoseconds WholeBudget = 2s;
// Some expressions try until their library gives up, 50 ms later, on lines that nobody meant; a text that has
// several of these stays as it is from there on.
constexpr std::chrono::nanoseconds SlowLine = 20ms;
constexpr int MostSlowLines = 3;
constexpr qsizetype LongestLine = 1000; // rules of a language may cost the square of a line

struct LineState : QTextBlockUserData {
    KSyntaxHighlighting::State state; // at the end of the line
};

} // namespace

CodeHighlighter::CodeHighlighter(QTextDocument *document) : QSyntaxHighlighter(document)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &CodeHighlighter::goOn);
}

void CodeHighlighter::setLanguage(const KSyntaxHighlighting::Definition &definition)
{
    if (definition == this->definition())
        return;
    setDefinition(definition);
    start();
}

void CodeHighlighter::setColours(const KSyntaxHighlighting::Theme &theme)
{
    if (theme.name() == this->theme().name())
        return;
    setTheme(theme);
    start();
}

void CodeHighlighter::start()
{
    m_spentNanoseconds = 0;
    m_slowLines = 0;
    m_firstWaiting = 0;
    goOn();
}

void CodeHighlighter::goOn()
{
    const QTextBlock first = document()->findBlockByNumber(m_firstWaiting);
    m_firstWaiting = -1;
    m_turn.start();
    for (QTextBlock line = first; line.isValid() && m_firstWaiting < 0; line = line.next())
        rehighlightBlock(line);
}

void CodeHighlighter::highlightBlock(const QString &line)
{
    if (!definition().isValid() || m_spentNanoseconds > WholeBudget.count() || m_slowLines >= MostSlowLines)
        return;
    // A change of the text begins a turn of its own, where none goes on.
    if (!m_next.isActive() && (!m_turn.isValid() || m_turn.durationElapsed() > 4 * TurnBudget))
        m_turn.start();
    const int number = currentBlock().blockNumber();
    if (m_turn.durationElapsed() > TurnBudget) {
        if (m_firstWaiting < 0 || number < m_firstWaiting)
            m_firstWaiting = number;
        m_next.start();
        return;
    }
    QElapsedTimer timer;
    timer.start();
    const auto *before = static_cast<LineState *>(currentBlock().previous().userData());
    KSyntaxHighlighting::State state = before ? before->state : KSyntaxHighlighting::State();
    if (line.size() <= LongestLine)
        state = highlightLine(line, state);
    auto *known = static_cast<LineState *>(currentBlockUserData());
    if (!known) {
        known = new LineState;
        setCurrentBlockUserData(known);
        setCurrentBlockState(0);
    } else if (known->state != state) {
        setCurrentBlockState(currentBlockState() ^ 1); // the line below is coloured anew
    }
    known->state = state;
    m_spentNanoseconds += timer.nsecsElapsed();
    if (timer.durationElapsed() > SlowLine)
        ++m_slowLines;
}

void CodeHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (length == 0 || format.isDefaultTextStyle(theme()))
        return;
    QTextCharFormat looks;
    if (format.hasTextColor(theme()))
        looks.setForeground(format.textColor(theme()));
    if (format.isBold(theme()))
        looks.setFontWeight(QFont::DemiBold);
    if (format.isItalic(theme()))
        looks.setFontItalic(true);
    setFormat(offset, length, looks);
}

} // namespace ui
