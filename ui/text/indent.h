// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QTextDocument;

namespace ui {

// The white space that lines of code begin with.

// Of the line of a position, as far as that.
QString indentAt(const QTextDocument &document, int position);
// What the text indents by: a tab where one of its lines begins so, else four blanks.
QString tabOf(const QTextDocument &document);
// The lines of a selection by one tab to the right, or to the left as far as they go; one step to undo.
void shiftLines(QTextDocument &document, int from, int to, bool toTheLeft);

} // namespace ui
