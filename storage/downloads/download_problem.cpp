// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/downloads/download_problem.h"

#include "storage/network/network_exchange.h"

namespace storage {

using namespace Qt::Literals::StringLiterals;

DownloadProblem problemOf(int status)
{
    switch (status) {
    case 401:
    case 403: return DownloadProblem::Denied;
    case 404:
    case 410: return DownloadProblem::NotThere;
    default: return DownloadProblem::Answered;
    }
}

bool isPassing(int status)
{
    return status == 408 || status == 425 || status == 429 || status >= 500;
}

std::expected<qint64, QString> wholeSizeOf(const NetworkExchange &exchange)
{
    const QByteArray encoding = exchange.header("content-encoding");
    if (!encoding.isEmpty() && encoding != "identity")
        return std::unexpected(u"The server sends the file in another form than it is"_s);
    const QByteArray length = exchange.header("content-length");
    if (length.isEmpty())
        return 0;
    bool isNumber = false;
    const qint64 size = length.toLongLong(&isNumber);
    if (!isNumber || size <= 0)
        return std::unexpected(
            u"The server gives no size that can be: %1"_s.arg(QString::fromLatin1(length)));
    return size;
}

} // namespace storage
