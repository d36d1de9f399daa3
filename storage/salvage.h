// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/database.h"

#include <QString>
#include <QStringList>

namespace storage {

// What was mended when a database was opened.
struct Recovery {
    QString damagedFile; // where the damaged one lies now
    int conversations = 0;
    int messages = 0;           // in the mended one
    int messagesFromBackup = 0; // of these
};

// Fills the new, empty `database` with every row that can be read of a damaged file and then with those that
// only one of the copies has, newest copy first. Messages that lost their conversation get one.
Recovery salvage(Database &database, const QString &damagedFile, const QStringList &copies);

} // namespace storage
