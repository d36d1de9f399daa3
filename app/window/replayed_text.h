// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace window {

// The n-th token of an answer with everything in it that an answer can have: what is measured is answered so.
inline QString replayedToken(int n)
{
    static const QStringList words =
        QStringLiteral("The runner carries a **knotted** cord , `quipu` , from one station to the next")
            .split(u' ');
    switch (n % 120) {
    case 60: return QStringLiteral("\n\n```python\n");
    case 100: return QStringLiteral("\n```\n\n");
    case 110: return QStringLiteral("\n\n- ");
    case 119: return QStringLiteral("\n\n");
    default: break;
    }
    const bool isCode = n % 120 > 60 && n % 120 < 100;
    return isCode ? QStringLiteral("x%1 = y + 1\n").arg(n) : words.at(n % words.size()) + u' ';
}

} // namespace window
