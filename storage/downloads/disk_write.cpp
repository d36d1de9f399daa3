// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/downloads/disk_write.h"

#include "storage/error.h"

#include <cerrno>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace storage {

void throwWriteError(const QString &path, const QString &reason, int error)
{
    const bool isFull = error == ENOSPC || error == EDQUOT || error == EFBIG;
    throw Error(isFull ? ErrorCode::DiskFull : ErrorCode::InputOutput,
                "Cannot write " + path.toStdString() + ": " + reason.toStdString());
}

void syncToDisk(int handle, const QString &path)
{
#ifdef _WIN32
    const bool isDone = _commit(handle) == 0;
#else
    const bool isDone = fsync(handle) == 0;
#endif
    if (!isDone)
        throwWriteError(path, qt_error_string(errno), errno);
}

} // namespace storage
