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

} // namespace

Block Block::part(qsizetype begin, qsizetype end) const
{
    Block piece = *this;
    piece.text = text.sliced(begin, end - begin);
    piece.spans = within(spans, int(begin), int(end));
    piece.links = within(links, int(begin), int(end));
    return piece;
}

} // namespace ui
