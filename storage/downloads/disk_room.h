// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace storage {

// Why the disk of `file` has no room for `missingBytes` of its `sizeBytes`, in English; empty where it has.
// Some must stay free, because a disk that is full harms other programs.
QString roomProblem(const QString &file, qint64 missingBytes, qint64 sizeBytes);

} // namespace storage
