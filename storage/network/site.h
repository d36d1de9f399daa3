// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

namespace storage {

// The server of an address, as it is allowed and noted: "huggingface.co", with a port where it is not that
// of HTTPS. Names in other scripts stand as they go over the network, so that letters that look alike do not
// pass for others.
inline QString siteOf(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    const int port = url.port(url.scheme() == QStringLiteral("http") ? 80 : 443);
    return port == 443 ? host : QStringLiteral("%1:%2").arg(host).arg(port);
}

} // namespace storage
