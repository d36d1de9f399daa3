// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/models/transcript_selection.h"

#include "ui/text/block_source.h"
#include "ui/text/find_words.h"
#include "ui/text/plain_text.h"

#include <algorithm>
#include <tuple>

namespace ui {

using namespace Qt::Literals::StringLiterals;

void TranscriptSelection::setTranscript(TranscriptModel *transcript)
{
    if (m_transcript == transcript)
        return;
    if (m_transcript)
        m_transcript->disconnect(this);
    m_transcript = transcript;
    if (transcript) // another conversation
        connect(transcript, &QAbstractItemModel::modelReset, this, &TranscriptSelection::clear);
    clear();
    emit transcriptChanged();
}

void TranscriptSelection::begin(int row, int offset)
{
    m_anchor = m_cursor = placeOf(row, offset);
    emit changed();
}

void TranscriptSelection::extend(int row, int offset)
{
    const Place place = placeOf(row, offset);
    if (!m_anchor)
        m_anchor = place;
    if (m_cursor == place)
        return;
    m_cursor = place;
    emit changed();
}

void TranscriptSelection::selectAll()
{
    if (!m_transcript || m_transcript->count() == 0)
        return;
    m_anchor = placeOf(0, 0);
    m_cursor = placeOf(m_transcript->count() - 1, ToTheEnd);
    emit changed();
}

int TranscriptSelection::selectIn(qint64 message, const QString &words)
{
    const int first = m_transcript ? m_transcript->rowOf(message, 0) : -1;
    if (first < 0 || words.isEmpty())
        return first;
    for (int row = first; row <= m_transcript->lastRowOf(message); ++row) {
        const qsizetype found = shownText(row).indexOf(words, 0, Qt::CaseInsensitive);
        if (found < 0)
            continue;
        select(row, int(found), words.size());
        return row;
    }
    return first;
}

int TranscriptSelection::find(const QString &words, Direction direction, int fromRow)
{
    const int rows = m_transcript ? m_transcript->count() : 0;
    if (rows == 0 || words.isEmpty())
        return -1;
    const bool isBackwards = direction == Backwards;
    const std::optional<Range> selected = range();
    int row = std::clamp(fromRow, 0, rows - 1);
    int offset = 0;
    if (selected) {
        const bool isBehind = direction == Forwards;
        row = isBehind ? selected->lastRow : selected->firstRow;
        offset = isBehind ? selected->lastOffset : selected->firstOffset;
    }
    // The row where it begins is looked at twice: on this side of the place, and at last on the other.
    for (int looked = 0; looked <= rows; ++looked) {
        const QString text = shownText(row);
        const int from = looked == 0   ? std::min<int>(offset, int(text.size()))
                         : isBackwards ? int(text.size())
                                       : 0;
        const int found = findWords(text, words, from, isBackwards);
        const bool isRoundTheEnd = looked == 0 && (isBackwards ? found >= from : found < from);
        if (found >= 0 && !isRoundTheEnd) {
            select(row, found, words.size());
            return row;
        }
        row = (row + (isBackwards ? rows - 1 : 1)) % rows;
    }
    return -1;
}

int TranscriptSelection::countOf(const QString &words) const
{
    int count = 0;
    for (int row = 0; m_transcript && row < m_transcript->count(); ++row)
        count += countWords(shownText(row), words);
    return count;
}

void TranscriptSelection::select(int row, int offset, qsizetype size)
{
    begin(row, offset);
    extend(row, offset + int(size));
}

// What a person sees of a row: what is folded is not looked through.
QString TranscriptSelection::shownText(int row) const
{
    const QModelIndex index = m_transcript->index(row);
    if (index.data(TranscriptModel::IsFoldedRole).toBool())
        return {};
    return index.data(TranscriptModel::TextRole).toString() +
           index.data(TranscriptModel::BlockRole).value<Block>().text;
}

void TranscriptSelection::clear()
{
    if (!m_anchor)
        return;
    m_anchor.reset();
    m_cursor.reset();
    emit changed();
}

TranscriptSelection::Place TranscriptSelection::placeOf(int row, int offset) const
{
    const QModelIndex index = m_transcript->index(row);
    return {.message = index.data(TranscriptModel::MessageIdRole).toLongLong(),
            .block = m_transcript->blockAt(row),
            .offset = offset};
}

std::optional<TranscriptSelection::Range> TranscriptSelection::range() const
{
    if (!m_transcript || !m_anchor || m_anchor == m_cursor)
        return {};
    std::tuple from(m_transcript->rowOf(m_anchor->message, m_anchor->block), m_anchor->offset);
    std::tuple to(m_transcript->rowOf(m_cursor->message, m_cursor->block), m_cursor->offset);
    if (to < from)
        std::swap(from, to);
    if (std::get<0>(from) < 0) // a message that is not shown any more
        return {};
    return Range{std::get<0>(from), std::get<1>(from), std::get<0>(to), std::get<1>(to)};
}

TranscriptSelection::Part TranscriptSelection::partOf(const Range &range, int row) const
{
    if (row < range.firstRow || row > range.lastRow)
        return {};
    return inCells(row, {.from = row == range.firstRow ? range.firstOffset : 0,
                         .to = row == range.lastRow ? range.lastOffset : ToTheEnd});
}

// What reaches from one cell of a table into another takes both of them whole, as the field shows it.
TranscriptSelection::Part TranscriptSelection::inCells(int row, Part part) const
{
    const QModelIndex index = m_transcript->index(row);
    if (index.data(TranscriptModel::KindRole).toInt() != int(TranscriptModel::Kind::Table))
        return part;
    const QString text = index.data(TranscriptModel::BlockRole).value<Block>().text;
    const auto isBorder = [](QChar c) { return c == u'\t' || c == u'\n'; };
    const auto begin = text.cbegin() + std::min<qsizetype>(part.from, text.size());
    const auto end = text.cbegin() + std::clamp<qsizetype>(part.to, begin - text.cbegin(), text.size());
    if (std::none_of(begin, end, isBorder))
        return part;
    const auto before = std::find_if(std::make_reverse_iterator(begin), text.crend(), isBorder);
    return {.from = int(before.base() - text.cbegin()),
            .to = part.to == ToTheEnd ? ToTheEnd
                                      : int(std::find_if(end, text.cend(), isBorder) - text.cbegin())};
}

int TranscriptSelection::startIn(int row) const
{
    const std::optional<Range> selected = range();
    return selected ? partOf(*selected, row).from : 0;
}

int TranscriptSelection::endIn(int row) const
{
    const std::optional<Range> selected = range();
    return selected ? partOf(*selected, row).to : 0;
}

QString TranscriptSelection::text() const
{
    const std::optional<Range> selected = range();
    if (!selected)
        return {};
    if (selected->firstRow == selected->lastRow)
        return textOf(selected->firstRow, partOf(*selected, selected->firstRow), false);
    QString copied;
    QList<Block> whole; // that follow each other
    const auto add = [&copied](const QString &text) {
        if (text.isEmpty())
            return;
        if (!copied.isEmpty())
            copied += u"\n\n"_s;
        copied += text;
    };
    for (int row = selected->firstRow; row <= selected->lastRow; ++row) {
        const QModelIndex index = m_transcript->index(row);
        const Block block = index.data(TranscriptModel::BlockRole).value<Block>();
        const auto kind = TranscriptModel::Kind(index.data(TranscriptModel::KindRole).toInt());
        const bool isBlock = kind != TranscriptModel::Kind::Question &&
                             kind != TranscriptModel::Kind::Reasoning &&
                             kind != TranscriptModel::Kind::Footer;
        const Part part = partOf(*selected, row);
        if (isBlock && part.from == 0 && part.to >= block.text.size()) {
            whole.append(block);
            continue;
        }
        add(sourceOf(std::exchange(whole, {})));
        add(textOf(row, part, true));
    }
    add(sourceOf(whole));
    return copied;
}

QString TranscriptSelection::words() const
{
    const std::optional<Range> selected = range();
    if (!selected)
        return {};
    QList<Block> blocks;
    for (int row = selected->firstRow; row <= selected->lastRow; ++row) {
        const Part part = partOf(*selected, row);
        const QString text = textOf(row, part, false);
        if (text.isEmpty())
            continue;
        Block block = m_transcript->index(row).data(TranscriptModel::BlockRole).value<Block>();
        block.text = text;
        if (part.from > 0)
            block.marker.clear();
        blocks.append(block);
    }
    return wordsOf(blocks);
}

QString TranscriptSelection::textOf(int row, const Part &part, bool isOneOfSeveral) const
{
    const QModelIndex index = m_transcript->index(row);
    const auto [from, to] = part;
    Block block = index.data(TranscriptModel::BlockRole).value<Block>();
    switch (TranscriptModel::Kind(index.data(TranscriptModel::KindRole).toInt())) {
    case TranscriptModel::Kind::Question:
        return index.data(TranscriptModel::TextRole).toString().mid(from, to - from);
    case TranscriptModel::Kind::Reasoning:
        if (index.data(TranscriptModel::IsFoldedRole).toBool())
            return {};
        return index.data(TranscriptModel::TextRole).toString().mid(from, to - from);
    case TranscriptModel::Kind::Code:
        block.text = copiedCode(block.text, from, to);
        return isOneOfSeveral ? sourceOf({block}) : block.text;
    case TranscriptModel::Kind::Text: return block.text.mid(from, to - from);
    case TranscriptModel::Kind::Table:
        return block.text.mid(from, to - from).replace(QChar::LineSeparator, QChar::Space);
    case TranscriptModel::Kind::Rule:
    case TranscriptModel::Kind::Footer: break;
    }
    return {};
}

} // namespace ui
