// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/indent.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype SpacesOfATab = 4;

QString indentOf(const QString &line)
{
    const auto end = std::ranges::find_if_not(line, [](QChar c) { return c == u' ' || c == u'\t'; });
    return line.first(end - line.begin());
}

} // namespace

QString indentAt(const QTextDocument &document, int position)
{
    const QTextBlock line = document.findBlock(position);
    return indentOf(line.text()).left(position - line.position());
}

QString tabOf(const QTextDocument &document)
{
    for (QTextBlock line = document.begin(); line.isValid(); line = line.next())
        if (line.text().startsWith(u'\t'))
            return u"\t"_s;
    return QString(SpacesOfATab, u' ');
}

void shiftLines(QTextDocument &document, int from, int to, bool toTheLeft)
{
    const QString step = tabOf(document);
    const int first = document.findBlock(from).blockNumber();
    const QTextBlock end = document.findBlock(to);
    // One that the selection only just reaches is none of its.
    const int last = end.position() == to ? std::max(first, end.blockNumber() - 1) : end.blockNumber();
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    for (int number = first; number <= last; ++number) {
        const QTextBlock line = document.findBlockByNumber(number);
        const QString text = line.text();
        cursor.setPosition(line.position());
        if (!toTheLeft) {
            if (!text.isEmpty())
                cursor.insertText(step);
            continue;
        }
        const qsizetype most = text.startsWith(u'\t') ? 1 : SpacesOfATab;
        const qsizetype removed = std::min(indentOf(text).size(), most);
        cursor.setPosition(line.position() + int(removed), QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
    }
    cursor.endEditBlock();
}

} // namespace ui
