// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

namespace storage {

// What the file of an address is called here: letters, digits, ".", "_" and "-", at most 128, which every
// system takes and which lead nowhere, with ".gguf" at their end.
QString modelFileName(const QUrl &url);

} // namespace storage
