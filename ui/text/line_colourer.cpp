// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/line_colourer.h"

#include "ui/text/code_languages.h"

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QElapsedTimer>

#include <utility>

namespace ui {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::nanoseconds Slice = 8ms;
constexpr qsizetype LongestLine = 1000; // rules of a language may cost the square of a line

} // namespace

LineColourer::LineColourer() = default;

LineColourer::~LineColourer() = default;

ColouredLines LineColourer::colour(const CodeLines &code)
{
    QElapsedTimer clock;
    clock.start();
    if (!m_repository)
        m_repository = makeRepository();
    setDefinition(m_repository->definitionForName(code.language));
    if (code.theme != theme().name()) {
        setTheme(m_repository->theme(code.theme));
        m_looks.clear();
    }
    ColouredLines coloured;
    KSyntaxHighlighting::State state = code.before;
    for (const QString &line : code.lines) {
        m_formats.clear();
        if (line.size() <= LongestLine)
            state = highlightLine(line, state);
        coloured.lines.append({std::exchange(m_formats, {}), state});
        if (clock.durationElapsed() > Slice)
            break;
    }
    coloured.taken = clock.durationElapsed();
    return coloured;
}

void LineColourer::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (length == 0 || format.isDefaultTextStyle(theme()))
        return;
    QTextCharFormat &looks = m_looks[format.id()];
    if (looks.isEmpty()) {
        if (format.hasTextColor(theme()))
            looks.setForeground(format.textColor(theme()));
        if (format.isBold(theme()))
            looks.setFontWeight(QFont::DemiBold);
        if (format.isItalic(theme()))
            looks.setFontItalic(true);
    }
    m_formats.append({.start = offset, .length = length, .format = looks});
}

} // namespace ui
