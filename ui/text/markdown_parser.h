// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/block.h"

#include <QList>
#include <QStringView>

namespace ui {

struct ParsedMarkdown {
    QList<Block> blocks;
    bool endsInList = false;
    bool endsInFence = false; // outside of lists and quotes; closed or not
};

// Blocks of a whole text, by CommonMark with tables and strikethrough. Images, HTML and entities are kept as
// they were written: everything of the source but marks of formatting is in the blocks.
// Takes text of PlainText.
ParsedMarkdown parseMarkdown(QStringView source);

// White space at the beginning of a line of code, of which the last `columns` belong to the code: tabs that
// lie in them stay tabs. `column` is where it begins. Lines of nothing else become spaces.
QString codeIndent(QStringView space, int column, int columns);
// The column behind the space, with a tab stop every four.
int columnAfter(QStringView space, int column);

} // namespace ui
