// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/file_hash.h"

#include <QUrl>

namespace storage {

// Where a model file came from and how it was then, so that what becomes damaged of it can be fetched anew.
struct FileOrigin {
    QUrl url;
    qint64 sizeBytes = 0;
    FileHash hash;

    bool operator==(const FileOrigin &) const = default;
};

} // namespace storage
