// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace storage {

// A file that says to other programs that something is in use. The system holds the lock and not what stands
// in the file, so it ends with the program however that ends.
class FileLock
{
public:
    // Throws Error: Locked when another has it, Unwritable.
    explicit FileLock(const QString &path);
    ~FileLock(); // removes the file

    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

private:
    QString m_path;
#ifdef _WIN32
    void *m_handle;
#else
    int m_handle;
#endif
};

} // namespace storage
