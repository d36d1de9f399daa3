// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/is_stopped.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace storage {

// SHA-256 in hexadecimal of files as if they were one, read in slices; empty when stopped. `onRead` gets the
// bytes that were read so far. Any thread. Throws Error(InputOutput).
std::optional<QString> sha256OfFiles(const QStringList &paths, const IsStopped &isStopped,
                                     const std::function<void(qint64)> &onRead = {});

} // namespace storage
