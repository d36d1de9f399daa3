// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/code_highlighter.h"

#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace ui {

using namespace std::chrono_literals;
using KSyntaxHighlighting::State;

namespace {

constexpr std::chrono::nanoseconds Budget = 2s; // for what follows from one change
constexpr int LinesAtOnce = 32;

struct LineColours : QTextBlockUserData {
    QString text; // of the line
    QList<QTextLayout::FormatRange> formats;
    State before;
    State after;
    int look = -1; // for which these are; none yet
};

LineColours *coloursOf(const QTextBlock &line)
{
    return static_cast<LineColours *>(line.userData());
}

LineColours &madeColoursOf(QTextBlock line)
{
    if (!line.userData())
        line.setUserData(new LineColours);
    return *coloursOf(line);
}

State stateBefore(const QTextBlock &line)
{
    const LineColours *previous = coloursOf(line.previous());
    return previous ? previous->after : State();
}

// What is before and behind the place of the change stays as it is.
void move(QList<QTextLayout::FormatRange> &formats, const QString &from, const QString &to)
{
    const int place = int(std::ranges::mismatch(from, to).in1 - from.begin());
    const int by = int(to.size() - from.size());
    for (QTextLayout::FormatRange &range : formats) {
        if (range.start >= place)
            range.start = std::max(place, range.start + by);
        else if (range.start + range.length >= place)
            range.length += by;
    }
}

} // namespace

CodeHighlighter::CodeHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document), m_lineCount(document->blockCount())
{
    for (QTextBlock line = document->begin(); line.isValid(); line = line.next())
        line.setUserData(nullptr); // of a highlighter that was there before
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &CodeHighlighter::ask);
    connect(document, &QTextDocument::blockCountChanged, this, [this](int count) {
        m_lastWaiting += std::max(0, count - m_lineCount); // they may have been pushed down
        m_lineCount = count;
    });
}

void CodeHighlighter::setColourer(CodeColourer *colourer)
{
    m_colourer = colourer;
    m_next.start();
}

void CodeHighlighter::setLanguage(const QString &name)
{
    if (name == m_language)
        return;
    m_language = name;
    start();
}

void CodeHighlighter::setTheme(const QString &name)
{
    if (name == m_theme)
        return;
    m_theme = name;
    start();
}

void CodeHighlighter::start()
{
    ++m_look;
    m_taken = 0ns;
    m_firstWaiting = 0;
    m_lastWaiting = m_lineCount - 1;
    if (m_language.isEmpty())
        rehighlight();
    else
        m_next.start();
}

void CodeHighlighter::highlightBlock(const QString &line)
{
    if (m_language.isEmpty())
        return;
    LineColours &colours = madeColoursOf(currentBlock());
    if (colours.text != line) {
        move(colours.formats, colours.text, line);
        colours.text = line;
        colours.look = -1;
        m_taken = 0ns;
    }
    if (!isColoured(currentBlock()))
        wait(currentBlock().blockNumber());
    for (const QTextLayout::FormatRange &range : std::as_const(colours.formats))
        setFormat(range.start, range.length, range.format);
}

void CodeHighlighter::wait(int line)
{
    m_firstWaiting = std::min(m_firstWaiting, line);
    m_lastWaiting = std::max(m_lastWaiting, line);
    m_next.start();
}

bool CodeHighlighter::isColoured(const QTextBlock &line) const
{
    const LineColours *colours = coloursOf(line);
    return colours && colours->look == m_look && colours->before == stateBefore(line);
}

void CodeHighlighter::ask()
{
    if (m_isAsking || !m_colourer || m_language.isEmpty() || m_taken > Budget)
        return;
    QTextBlock line = document()->findBlockByNumber(m_firstWaiting);
    for (; line.isValid() && m_firstWaiting <= m_lastWaiting && isColoured(line); line = line.next())
        ++m_firstWaiting;
    if (!line.isValid() || m_firstWaiting > m_lastWaiting) {
        m_firstWaiting = m_lineCount;
        m_lastWaiting = -1;
        return;
    }
    CodeLines code{.language = m_language, .theme = m_theme, .before = stateBefore(line), .lines = {}};
    for (; line.isValid() && code.lines.size() < LinesAtOnce; line = line.next())
        code.lines.append(line.text());
    m_isAsking = true;
    m_colourer->colour(code).then(
        this, [this, code, first = m_firstWaiting, look = m_look](const ColouredLines &coloured) {
            m_isAsking = false;
            m_taken += coloured.taken;
            if (look == m_look && first == m_firstWaiting)
                take(code, coloured);
            m_next.start();
        });
}

// As far as the lines are still those that were asked about.
void CodeHighlighter::take(const CodeLines &asked, const ColouredLines &coloured)
{
    QTextBlock line = document()->findBlockByNumber(m_firstWaiting);
    QTextCursor cursor(document());
    cursor.beginEditBlock(); // so that they are laid out once
    for (qsizetype i = 0; i < coloured.lines.size() && line.isValid(); ++i, line = line.next()) {
        if (line.text() != asked.lines[i] || isColoured(line))
            break;
        const ColouredLine &answer = coloured.lines[i];
        LineColours &colours = madeColoursOf(line);
        const bool looksOther = colours.formats != answer.formats;
        colours.text = asked.lines[i];
        colours.formats = answer.formats;
        colours.before = stateBefore(line);
        colours.after = answer.after;
        colours.look = m_look;
        if (looksOther)
            rehighlightBlock(line);
        ++m_firstWaiting;
        m_lastWaiting = std::max(m_lastWaiting, m_firstWaiting); // it may begin otherwise now
    }
    cursor.endEditBlock();
}

} // namespace ui
