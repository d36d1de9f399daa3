// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace storage {

// Takes those files out of a ZIP whose names match one of the patterns ("*.json"), into a folder that is
// there, below which they keep the folders that they are in. What would come to lie elsewhere stays inside.
// Returns why it ended, in words of the library or the system; empty: all of them are there.
QString unpack(const QString &zip, const QStringList &patterns, const QString &folder);

} // namespace storage
