// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/network/http_fields.h"

#include <QDateTime>
#include <QList>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace storage {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

bool isSha256(const QByteArray &text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
           });
}

QByteArray strongTag(const QByteArray &tag)
{
    return tag.size() > 2 && tag.startsWith('"') && tag.endsWith('"') ? tag : QByteArray();
}

std::optional<ContentRange> contentRange(const QByteArray &text)
{
    if (!text.startsWith("bytes "))
        return {};
    const QList<QByteArray> parts = text.mid(6).split('/');
    if (parts.size() != 2)
        return {};
    ContentRange range;
    bool isGood = true;
    if (parts[1] != "*")
        range.size = parts[1].toLongLong(&isGood);
    if (parts[0] != "*" && isGood) {
        const QList<QByteArray> ends = parts[0].split('-');
        bool isLastGood = false;
        range.first = ends.value(0).toLongLong(&isGood);
        range.last = ends.value(1).toLongLong(&isLastGood);
        isGood &= isLastGood && ends.size() == 2 && range.first >= 0 && range.last >= range.first;
    }
    if (!isGood || range.size < -1)
        return {};
    return range;
}

std::chrono::milliseconds retryAfter(const QByteArray &text)
{
    bool isNumber = false;
    const int seconds = text.toInt(&isNumber);
    if (isNumber)
        return std::chrono::seconds(std::max(seconds, 0));
    const QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    return time.isValid()
               ? std::chrono::milliseconds(std::max<qint64>(QDateTime::currentDateTimeUtc().msecsTo(QDateTime(
                                                                time.date(), time.time(), QTimeZone::UTC)),
                                                            0))
               : 0ms;
}

} // namespace storage
