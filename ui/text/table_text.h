// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/block.h"

#include <QList>

class QTextDocument;

namespace ui {

// A table stands in a document behind one character, which begins its first cell. From there on its
// characters are those of Block::text.
constexpr int TableLead = 1;

struct TableLook {
    int cellPadding = 0; // pixels
    int lineHeight = 0;  // pixels

    bool operator==(const TableLook &) const = default;
};

// Makes a document show a table, and nothing else. Of a table that it shows already only the cells change
// that differ.
void showTable(QTextDocument &document, const Block &table, const TableLook &look);

// Where its rows but the first begin, from above; pixels of the layout.
QList<qreal> rowTops(const QTextDocument &document);

} // namespace ui
