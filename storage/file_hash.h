// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <atomic>
#include <optional>

namespace storage {

// SHA-256 of a file in hexadecimal, read in slices; empty when stopped. Any thread. Throws
// Error(InputOutput).
std::optional<QString> sha256OfFile(const QString &path, const std::atomic<bool> &stop);

} // namespace storage
