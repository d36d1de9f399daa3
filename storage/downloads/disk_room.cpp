// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/downloads/disk_room.h"

#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

#include <algorithm>

namespace storage {

QString roomProblem(const QString &file, qint64 missingBytes, qint64 sizeBytes)
{
    constexpr qint64 leastReserve = 256 << 20;
    const QStorageInfo disk(QFileInfo(file).path());
    const qint64 needed = missingBytes + std::max(leastReserve, sizeBytes / 20);
    if (!disk.isValid() || disk.bytesAvailable() >= needed)
        return {};
    return QStringLiteral("%1 are needed on the disk and %2 are free")
        .arg(QLocale::c().formattedDataSize(needed), QLocale::c().formattedDataSize(disk.bytesAvailable()));
}

} // namespace storage
