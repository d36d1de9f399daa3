// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/storage/faulty_vfs.h"

#include <sqlite3.h>

#include <cstddef>
#include <mutex>

namespace faulty {

namespace {

std::mutex mutex; // of these
Plan plan;
int calls = 0;
bool failed = false;
sqlite3_vfs *disk = nullptr;

// The code with which this call fails; 0 when it does not.
int fault(Operation operation)
{
    const std::lock_guard guard(mutex);
    if (plan.failingCall == 0 || operation != plan.operation)
        return SQLITE_OK;
    ++calls;
    if (calls != plan.failingCall && !(plan.staysBroken && calls > plan.failingCall))
        return SQLITE_OK;
    failed = true;
    return plan.code;
}

struct File {
    sqlite3_file base;
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

sqlite3_file *real(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->real();
}

int close(sqlite3_file *file)
{
    return real(file)->pMethods->xClose(real(file));
}
int read(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    const int code = fault(Operation::Read);
    return code ? code : real(file)->pMethods->xRead(real(file), to, size, at);
}
int write(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    const int code = fault(Operation::Write);
    return code ? code : real(file)->pMethods->xWrite(real(file), from, size, at);
}
int truncate(sqlite3_file *file, sqlite3_int64 size)
{
    const int code = fault(Operation::Truncate);
    return code ? code : real(file)->pMethods->xTruncate(real(file), size);
}
int sync(sqlite3_file *file, int flags)
{
    const int code = fault(Operation::Sync);
    return code ? code : real(file)->pMethods->xSync(real(file), flags);
}
int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkLock(sqlite3_file *file, int *result)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
int control(sqlite3_file *file, int operation, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sectorSize(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int mapShared(sqlite3_file *file, int page, int size, int extend, void volatile **to)
{
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, to);
}
int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void barrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int unmapShared(sqlite3_file *file, int isDeleted)
{
    return real(file)->pMethods->xShmUnmap(real(file), isDeleted);
}

constexpr sqlite3_io_methods Methods = {
    2,           close,     read,    write,      truncate,        sync,      fileSize,   lock,
    unlock,      checkLock, control, sectorSize, characteristics, mapShared, lockShared, barrier,
    unmapShared, nullptr,   nullptr};

int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    if (const int code = fault(Operation::Open))
        return code;
    const int code = disk->xOpen(disk, name, real(file), flags, outFlags);
    if (code == SQLITE_OK)
        file->pMethods = &Methods;
    return code;
}

} // namespace

void install()
{
    static sqlite3_vfs vfs;
    if (disk)
        return;
    disk = sqlite3_vfs_find(nullptr);
    vfs = *disk;
    vfs.szOsFile = int(sizeof(File)) + disk->szOsFile;
    vfs.zName = VfsName;
    vfs.xOpen = open;
    sqlite3_vfs_register(&vfs, 0);
}

void follow(const Plan &next)
{
    const std::lock_guard guard(mutex);
    plan = next;
    calls = 0;
    failed = false;
}

void mend()
{
    const std::lock_guard guard(mutex);
    plan = {};
}

bool hasFailed()
{
    const std::lock_guard guard(mutex);
    return failed;
}

} // namespace faulty
