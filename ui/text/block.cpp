// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/block.h"

#include <algorithm>

namespace ui {

namespace {

// What lies in that part, with its place there.
template <typename Range>
QList<Range> within(const QList<Range> &ranges, int begin, int end)
{
    QList<Range> inside;
    for (Range range : ranges) {
        const int start = std::max(range.start, begin);
        const int stop = std::min(range.start + range.length, end);
        if (start >= stop)
            continue;
        range.start = start - begin;
        range.length = stop - start;
        inside.append(range);
    }
    return inside;
}

// The same without some characters; ranges of nothing else are gone.
template <typename Range>
void take(QList<Range> &ranges, int begin, int size)
{
    const auto moved = [&](int at) { return at <= begin ? at : std::max(begin, at - size); };
    for (Range &range : ranges) {
        const int end = moved(range.start + range.length);
        range.start = moved(range.start);
        range.length = end - range.start;
    }
    ranges.removeIf([](const Range &range) { return range.length == 0; });
}

} // namespace

Block Block::part(qsizetype begin, qsizetype end) const
{
    Block piece = *this;
    piece.text = text.sliced(begin, end - begin);
    piece.spans = within(spans, int(begin), int(end));
    piece.links = within(links, int(begin), int(end));
    return piece;
}

void Block::remove(qsizetype begin, qsizetype size)
{
    text.remove(begin, size);
    take(spans, int(begin), int(size));
    take(links, int(begin), int(size));
}

} // namespace ui
