// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/file_lock.h"

#include "storage/error.h"

#include <QFile>

#ifdef _WIN32
#include <windows.h>
#else
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace storage {

namespace {

[[noreturn]] void throwBusy(const QString &path)
{
    throw Error(ErrorCode::Locked, "Another program uses " + path.toStdString());
}

[[noreturn]] void throwUnwritable(const QString &path)
{
    throw Error(ErrorCode::Unwritable, "Cannot write " + path.toStdString());
}

} // namespace

#ifdef _WIN32

FileLock::FileLock(const QString &path)
    : m_path(path),
      m_handle(CreateFileW(reinterpret_cast<const wchar_t *>(path.utf16()), GENERIC_WRITE, 0, nullptr,
                           OPEN_ALWAYS, FILE_FLAG_DELETE_ON_CLOSE, nullptr))
{
    if (m_handle != INVALID_HANDLE_VALUE)
        return;
    if (GetLastError() == ERROR_SHARING_VIOLATION)
        throwBusy(path);
    throwUnwritable(path);
}

FileLock::~FileLock()
{
    CloseHandle(m_handle);
}

#else

FileLock::FileLock(const QString &path) : m_path(path)
{
    const QByteArray name = QFile::encodeName(path);
    for (;;) {
        m_handle = open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (m_handle < 0)
            throwUnwritable(path);
        // A file system that knows no locks has none to break.
        if (flock(m_handle, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            close(m_handle);
            throwBusy(path);
        }
        struct stat locked;
        struct stat there;
        if (fstat(m_handle, &locked) == 0 && stat(name.constData(), &there) == 0 &&
            locked.st_ino == there.st_ino && locked.st_dev == there.st_dev)
            return;
        close(m_handle); // whoever had it removed it just now
    }
}

FileLock::~FileLock()
{
    unlink(QFile::encodeName(m_path).constData()); // while it is still ours
    close(m_handle);
}

#endif

} // namespace storage
