// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/title_from.h"

namespace ui {

QString titleFrom(const QString &text)
{
    constexpr qsizetype Longest = 60;
    QString line;
    for (const QStringView candidate : QStringView(text).left(4096).tokenize(u'\n', Qt::SkipEmptyParts)) {
        line = candidate.toString().simplified();
        if (!line.isEmpty())
            break;
    }
    if (line.size() <= Longest)
        return line;
    const qsizetype space = line.lastIndexOf(u' ', Longest - 1);
    qsizetype cut = space > Longest / 2 ? space : Longest - 1;
    if (line.at(cut - 1).isHighSurrogate())
        --cut;
    return line.left(cut) + u'…';
}

} // namespace ui
