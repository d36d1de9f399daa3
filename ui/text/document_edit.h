// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QQuickTextDocument;
class QTextDocument;

namespace ui {

// Makes the document's text `to`, which was `from`, by one change of what differs: a selection in what stays
// survives, and only what changed is laid out again.
void changeText(QTextDocument &document, const QString &from, const QString &to);

// What stands between two positions, and another text in its place; the position behind that. Lines end with
// "\n", and blanks that do not break stay what they are.
QString textBetween(QTextDocument &document, int from, int to);
int replaceBetween(QTextDocument &document, int from, int to, const QString &text);

// Every line as high as the design has it, in pixels; TextEdit has no property for that.
void setLineHeight(QTextDocument &document, int height);

// Makes the field of a document draw only what is in sight: a flag that it gives itself for a long text that
// is set, and not for one that comes into its document.
void drawWhatIsInSight(const QQuickTextDocument &document);

} // namespace ui
