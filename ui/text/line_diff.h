// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QStringList>

namespace ui {

// Lines in the place of others.
struct LineChange {
    qsizetype line = 0; // of the text before, where it begins; from 0 on
    QStringList removed;
    QStringList added;

    bool operator==(const LineChange &) const = default;
};

// What makes one text of another, in order, with at least a line that stays between two changes.
QList<LineChange> lineDiff(const QStringList &before, const QStringList &after);

// Where a part that was written anew belongs into a whole text: the lines of it that are most like the part.
struct LineSpan {
    qsizetype first = 0;
    qsizetype count = 0;

    bool operator==(const LineSpan &) const = default;
};
LineSpan placeOf(const QStringList &part, const QStringList &whole);

} // namespace ui
