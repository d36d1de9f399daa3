// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/block_pieces.h"

#include <algorithm>

namespace ui {

namespace {

constexpr qsizetype LongestText = 8192;
constexpr qsizetype MostCells = 500;

QList<Block> piecesOfText(const Block &block)
{
    QList<Block> pieces;
    qsizetype begin = 0;
    do {
        qsizetype end = std::min(begin + LongestText, block.text.size());
        if (end < block.text.size()) {
            const qsizetype space = block.text.lastIndexOf(u' ', end - 1);
            if (space > begin + LongestText / 2)
                end = space + 1;
            else if (block.text.at(end - 1).isHighSurrogate())
                --end;
        }
        Block piece = block.part(begin, end);
        piece.continuesPrevious = block.continuesPrevious || begin > 0;
        if (begin > 0)
            piece.marker.clear();
        pieces.append(std::move(piece));
        begin = end;
    } while (begin < block.text.size());
    return pieces;
}

// Between rows, each piece laid out alone.
QList<Block> piecesOfTable(const Block &table)
{
    const qsizetype mostRows =
        std::max<qsizetype>(MostCells / std::max<qsizetype>(table.columns.size(), 1), 1);
    QList<Block> pieces;
    const auto add = [&](qsizetype begin, qsizetype end) {
        Block piece = table.part(begin, end);
        piece.continuesPrevious = begin > 0;
        if (piece.text.size() <= LongestText) {
            pieces.append(std::move(piece));
            return;
        }
        piece.type = Block::Type::Paragraph; // one row that no page would hold
        piece.columns.clear();
        pieces += piecesOfText(piece);
    };
    qsizetype begin = 0;
    qsizetype rows = 0;
    for (qsizetype row = 0; row <= table.text.size();) {
        const qsizetype found = table.text.indexOf(u'\n', row);
        const qsizetype end = found < 0 ? table.text.size() : found;
        if (rows > 0 && (end - begin > LongestText || rows == mostRows)) {
            add(begin, row - 1);
            begin = row;
            rows = 0;
        }
        ++rows;
        row = end + 1;
    }
    add(begin, table.text.size());
    return pieces;
}

} // namespace

QList<Block> piecesOf(const Block &block)
{
    return block.type == Block::Type::Table ? piecesOfTable(block) : piecesOfText(block);
}

} // namespace ui
