// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace storage {

// A write that failed; `error` is what the system left in errno. Throws Error: DiskFull, InputOutput.
[[noreturn]] void throwWriteError(const QString &path, const QString &reason, int error = 0);

// Waits until what was written to the file is on the disk. Of any thread; the file is not buffered. Throws
// Error.
void syncToDisk(int handle, const QString &path);

} // namespace storage
