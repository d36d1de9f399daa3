// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QString>

class QTextDocument;

namespace ui {

// Shows a text at a position of a document that the document does not have, slanted and in a colour of its
// own: what follows moves out of its way, and neither the document's text nor its undo knows of it. It is
// what an input method does with what is being composed, so the text of an input method takes its place. One
// at a time: what is shown is hidden before another is shown elsewhere.
void showGhost(QTextDocument &document, int position, const QString &text, const QColor &colour);
// Wherever the document moved it to.
void hideGhost(QTextDocument &document, const QString &text);

} // namespace ui
