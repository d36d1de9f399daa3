// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/line_diff.h"

#include <dtl/dtl.hpp>

#include <QString>

#include <cstddef>
#include <utility>
#include <vector>

namespace ui {

QList<LineChange> lineDiff(const QStringList &before, const QStringList &after)
{
    using Lines = std::vector<QString>;
    dtl::Diff<QString, Lines> diff(Lines(before.begin(), before.end()), Lines(after.begin(), after.end()));
    diff.onHuge(); // files of ten thousand lines
    diff.compose();

    QList<LineChange> changes;
    qsizetype line = 0;
    bool goesOn = false; // the last change
    for (const auto &[text, info] : diff.getSes().getSequence()) {
        if (info.type == dtl::SES_COMMON) {
            goesOn = false;
            ++line;
            continue;
        }
        if (!std::exchange(goesOn, true))
            changes.append({.line = line, .removed = {}, .added = {}});
        if (info.type == dtl::SES_DELETE) {
            changes.last().removed.append(text);
            ++line;
        } else {
            changes.last().added.append(text);
        }
    }
    return changes;
}

// The approximate search of Sellers (1980), by lines: an alignment may begin and end anywhere in the whole at
// no cost. A line that only the part has costs more than one that it lacks: what is the same shall be much.
LineSpan placeOf(const QStringList &part, const QStringList &whole)
{
    constexpr qsizetype OnlyInPart = 2;
    constexpr qsizetype OnlyInWhole = 1;
    struct Best {
        qsizetype cost = 0;
        qsizetype first = 0; // where the alignment begins
    };
    // Of the part's lines so far, ending before each line of the whole.
    std::vector<Best> row(std::size_t(whole.size()) + 1);
    for (std::size_t end = 0; end < row.size(); ++end)
        row[end].first = qsizetype(end);
    for (const QString &line : part) {
        Best diagonal = row[0];
        row[0].cost += OnlyInPart;
        for (std::size_t end = 1; end < row.size(); ++end) {
            const Best above = row[end];
            Best best = {.cost = above.cost + OnlyInPart, .first = above.first}; // added
            if (row[end - 1].cost + OnlyInWhole < best.cost)                     // removed
                best = {.cost = row[end - 1].cost + OnlyInWhole, .first = row[end - 1].first};
            if (line == whole[qsizetype(end) - 1] && diagonal.cost <= best.cost)
                best = diagonal;
            diagonal = above;
            row[end] = best;
        }
    }
    std::size_t found = 0;
    for (std::size_t end = 1; end < row.size(); ++end)
        if (row[end].cost < row[found].cost)
            found = end;
    return {.first = row[found].first, .count = qsizetype(found) - row[found].first};
}

} // namespace ui
