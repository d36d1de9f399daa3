// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/find_words.h"

#include "ui/text/document_edit.h"

#include <QTextCursor>
#include <QTextDocument>

namespace ui {

namespace {

Qt::CaseSensitivity lettersOf(const QString &words)
{
    return words == words.toLower() ? Qt::CaseInsensitive : Qt::CaseSensitive;
}

} // namespace

int findWords(const QString &text, const QString &words, int from, bool backwards)
{
    if (words.isEmpty())
        return -1;
    const Qt::CaseSensitivity letters = lettersOf(words);
    if (backwards) {
        const qsizetype before = from > 0 ? text.lastIndexOf(words, from - 1, letters) : -1;
        return int(before >= 0 ? before : text.lastIndexOf(words, -1, letters));
    }
    const qsizetype behind = text.indexOf(words, from, letters);
    return int(behind >= 0 ? behind : text.indexOf(words, 0, letters));
}

int countWords(const QString &text, const QString &words)
{
    return words.isEmpty() ? 0 : int(text.count(words, lettersOf(words)));
}

void replaceWords(QTextDocument &document, const QString &text, const QString &words, const QString &with)
{
    if (words.isEmpty())
        return;
    const Qt::CaseSensitivity letters = lettersOf(words);
    QTextCursor step(&document);
    step.beginEditBlock();
    qsizetype moved = 0;
    for (qsizetype at = text.indexOf(words, 0, letters); at >= 0;
         at = text.indexOf(words, at + words.size(), letters)) {
        replaceBetween(document, int(at + moved), int(at + moved + words.size()), with);
        moved += with.size() - words.size();
    }
    step.endEditBlock();
}

} // namespace ui
