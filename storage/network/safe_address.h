// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QString>
#include <QUrl>

namespace storage {

// Of this computer, so that nobody on the way can read or change what is said.
inline bool isOfThisComputer(const QUrl &url)
{
    const QString host = url.host();
    return host == QStringLiteral("localhost") || QHostAddress(host).isLoopback();
}

inline bool isSafeAddress(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty())
        return false;
    return url.scheme() == QStringLiteral("https") ||
           (url.scheme() == QStringLiteral("http") && isOfThisComputer(url));
}

// What the ledger keeps of an address besides its site: no query, which may hold a key.
inline QString notedPath(const QUrl &url)
{
    constexpr qsizetype most = 500;
    return url.path(QUrl::FullyEncoded).left(most);
}

} // namespace storage
