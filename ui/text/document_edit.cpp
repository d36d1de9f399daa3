// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/document_edit.h"

#include <QQuickItem>
#include <QQuickTextDocument>
#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace ui {

namespace {

QTextCursor selection(QTextDocument &document, int from, int to)
{
    QTextCursor cursor(&document);
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
    return cursor;
}

} // namespace

QString textBetween(QTextDocument &document, int from, int to)
{
    return selection(document, from, to).selectedText().replace(QChar::ParagraphSeparator, u'\n');
}

int replaceBetween(QTextDocument &document, int from, int to, const QString &text)
{
    QTextCursor cursor = selection(document, from, to);
    cursor.insertText(text);
    return cursor.position();
}

void changeText(QTextDocument &document, const QString &from, const QString &to)
{
    const auto differ = std::ranges::mismatch(from, to);
    const int kept = int(differ.in1 - from.begin());
    if (kept == from.size() && kept == to.size())
        return;
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    cursor.setPosition(kept);
    if (kept < from.size()) {
        cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
    }
    cursor.insertText(to.sliced(kept)); // new lines take over the format of the line
    cursor.endEditBlock();
}

void setLineHeight(QTextDocument &document, int height)
{
    QTextBlockFormat format;
    format.setLineHeight(height, QTextBlockFormat::FixedHeight);
    QTextCursor cursor(&document);
    cursor.select(QTextCursor::Document);
    cursor.mergeBlockFormat(format);
}

void drawWhatIsInSight(const QQuickTextDocument &document)
{
    if (auto *field = qobject_cast<QQuickItem *>(document.parent()))
        field->setFlag(QQuickItem::ItemObservesViewport);
}

} // namespace ui
