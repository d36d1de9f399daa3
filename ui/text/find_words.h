// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QTextDocument;

namespace ui {

// Words in a text. Large and small letters are the same unless the words have large ones; no words are
// nowhere.

// Where they stand next, from a position on or before it, round the end; -1: nowhere.
int findWords(const QString &text, const QString &words, int from, bool backwards);
int countWords(const QString &text, const QString &words);
// All of them in the document of the text, in one step that can be undone.
void replaceWords(QTextDocument &document, const QString &text, const QString &words, const QString &with);

} // namespace ui
