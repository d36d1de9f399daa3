// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/block.h"

#include <QList>
#include <QString>

namespace ui {

// Formulas of LaTeX, as models write them into Markdown: \( \) and $ $ in a line, \[ \] and $$ $$ on lines of
// their own. Markdown knows none of it and would take their marks for its own; so formulas go through its
// parser with characters that no text of PlainText holds, one for each mark, and are turned back behind it.

// Takes text of PlainText, and may be given what it returned.
QString hideFormulas(QStringView source);
// As it was written.
QString shownFormulas(QString text);

// A block of prose whose text came out of the parser: formulas in a line become spans. Those on lines of
// their own become blocks between pieces of it, where `canSplit`; else they are in a line too.
QList<Block> findFormulas(const Block &block, bool canSplit);

} // namespace ui
