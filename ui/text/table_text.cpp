// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/table_text.h"

#include <QAbstractTextDocumentLayout>
#include <QStringList>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>

namespace ui {

namespace {

// Characters of a cell that stays on one line: a number beside its unit, a name.
constexpr qsizetype ShortCell = 14;

QTextTable *tableOf(const QTextDocument &document)
{
    const QList<QTextFrame *> frames = document.rootFrame()->childFrames();
    return frames.isEmpty() ? nullptr : qobject_cast<QTextTable *>(frames.first());
}

QTextTable &insertTable(QTextDocument &document, int rows, int columns, const TableLook &look)
{
    document.clear();
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(look.cellPadding);
    return *QTextCursor(&document).insertTable(rows, columns, format);
}

struct Cell {
    QString text;
    bool isHead = false;
    Qt::Alignment alignment;
};

void fill(const QTextTableCell &place, const Cell &cell, int lineHeight)
{
    QTextBlockFormat line;
    if (lineHeight > 0)
        line.setLineHeight(lineHeight, QTextBlockFormat::FixedHeight);
    if (cell.alignment)
        line.setAlignment(cell.alignment | Qt::AlignAbsolute);
    line.setNonBreakableLines(cell.text.size() <= ShortCell);
    QTextCursor cursor = place.firstCursorPosition();
    if (cursor.blockFormat() != line)
        cursor.setBlockFormat(line);
    cursor.setPosition(place.lastPosition(), QTextCursor::KeepAnchor);
    if (cursor.selectedText() == cell.text)
        return;
    QTextCharFormat words;
    if (cell.isHead)
        words.setFontWeight(QFont::DemiBold);
    cursor.insertText(cell.text, words);
}

} // namespace

void showTable(QTextDocument &document, const Block &block, const TableLook &look)
{
    const QStringList lines = block.text.split(u'\n');
    const int rows = int(lines.size());
    const int columns = int(std::max<qsizetype>(block.columns.size(), 1));
    QTextCursor edit(&document);
    edit.beginEditBlock();
    QTextTable *table = tableOf(document);
    if (!table || table->columns() != columns || table->format().cellPadding() != look.cellPadding)
        table = &insertTable(document, rows, columns, look);
    else if (table->rows() < rows)
        table->appendRows(rows - table->rows());
    else if (table->rows() > rows)
        table->removeRows(rows, table->rows() - rows);
    for (int row = 0; row < rows; ++row) {
        const QStringList cells = lines.at(row).split(u'\t');
        for (int column = 0; column < columns; ++column) {
            const Cell cell = {.text = cells.value(column),
                               .isHead = row == 0 && !block.continuesPrevious,
                               .alignment = block.columns.value(column)};
            fill(table->cellAt(row, column), cell, look.lineHeight);
        }
    }
    edit.endEditBlock();
}

QList<qreal> rowTops(const QTextDocument &document)
{
    const QTextTable *table = tableOf(document);
    if (!table)
        return {};
    QList<qreal> tops;
    for (int row = 1; row < table->rows(); ++row) {
        qreal top = 0;
        for (int column = 0; column < table->columns(); ++column) {
            const QTextBlock block = table->cellAt(row, column).firstCursorPosition().block();
            const qreal y = document.documentLayout()->blockBoundingRect(block).top();
            top = column == 0 ? y : std::min(top, y);
        }
        tops.append(top - table->format().cellPadding());
    }
    return tops;
}

} // namespace ui
