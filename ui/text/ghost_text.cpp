// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/ghost_text.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>

#include <utility>

namespace ui {

namespace {

using Ranges = QList<QTextLayout::FormatRange>;

// Without what is inside, the rest as it was before the ghost came.
Ranges closed(Ranges ranges, int from, int length)
{
    ranges.removeIf([=](const QTextLayout::FormatRange &range) {
        return range.start >= from && range.start + range.length <= from + length;
    });
    for (QTextLayout::FormatRange &range : ranges) {
        if (range.start >= from + length)
            range.start -= length;
        else if (range.start + range.length > from)
            range.length -= length;
    }
    return ranges;
}

Ranges opened(Ranges ranges, int from, int length)
{
    for (QTextLayout::FormatRange &range : ranges) {
        if (range.start >= from)
            range.start += length;
        else if (range.start + range.length > from)
            range.length += length;
    }
    return ranges;
}

// Lines of one block.
QString laidOut(const QString &text)
{
    return QString(text).replace(u'\n', QChar::LineSeparator);
}

void replaceGhost(const QTextBlock &block, int from, const QString &text, const QColor &colour)
{
    QTextLayout &layout = *block.layout();
    const auto length = int(text.size());
    Ranges ranges =
        closed(layout.formats(), layout.preeditAreaPosition(), int(layout.preeditAreaText().size()));
    if (length > 0) {
        ranges = opened(std::move(ranges), from, length);
        QTextCharFormat format;
        format.setForeground(colour);
        format.setFontItalic(true);
        ranges.append({.start = from, .length = length, .format = format});
    }
    QTextCursor edit(block); // at its end the document tells what changed, and so it is drawn
    edit.beginEditBlock();
    layout.setPreeditArea(length > 0 ? from : -1, laidOut(text));
    layout.setFormats(ranges);
    edit.endEditBlock();
}

} // namespace

void showGhost(QTextDocument &document, int position, const QString &text, const QColor &colour)
{
    const QTextBlock block = document.findBlock(position);
    replaceGhost(block, position - block.position(), text, colour);
}

void hideGhost(QTextDocument &document, const QString &text)
{
    const QString shown = laidOut(text);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        if (const QString there = block.layout()->preeditAreaText(); !there.isEmpty() && there == shown)
            replaceGhost(block, 0, {}, {});
}

} // namespace ui
