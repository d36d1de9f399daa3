// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/file_hash.h"

#include "storage/error.h"
#include "storage/sha256.h"

#include <QFile>

namespace storage {

namespace {

[[noreturn]] void throwUnreadable(const QFile &file)
{
    throw Error(ErrorCode::InputOutput,
                "Cannot read " + file.fileName().toStdString() + ": " + file.errorString().toStdString());
}

} // namespace

std::optional<QString> sha256OfFiles(const QStringList &paths, const IsStopped &isStopped,
                                     const std::function<void(qint64)> &onRead)
{
    constexpr qint64 SliceBytes = 1 << 20;
    Sha256 hash;
    QByteArray slice(SliceBytes, Qt::Uninitialized);
    qint64 total = 0;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            throwUnreadable(file);
        for (;;) {
            if (isStopped())
                return std::nullopt;
            const qint64 read = file.read(slice.data(), SliceBytes);
            if (read < 0)
                throwUnreadable(file);
            if (read == 0)
                break;
            hash.add(QByteArrayView(slice).first(read));
            total += read;
            if (onRead)
                onRead(total);
        }
    }
    return hash.finish();
}

} // namespace storage
