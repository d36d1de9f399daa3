// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/database.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace storage {

// A copy in one file, in the place of what was there, which counts only once it passed a check; else nothing
// is left behind. Made with SQLite's backup functions: a copy of the bare file would lack what the log holds.
// Throws Error or SQLite::Exception.
void copyChecked(Database &database, const QString &file);

// Copies of the database in a folder beside it.
class Backups
{
public:
    explicit Backups(const QString &folder) : m_folder(folder) {}
    static Backups of(const QString &dataFolder);

    // Both throw as copyChecked().
    void makeBeforeMigration(Database &database, int version, const QDateTime &now);

    // A copy a day, when the database changed since the last one; then old ones go: the last of each of seven
    // days and of four weeks stay.
    // False: none was due.
    bool makeDaily(Database &database, const QString &databaseFile, const QDateTime &now);

    // The daily ones, newest first.
    QStringList daily() const;

private:
    void make(Database &database, const QString &name);
    void removeOld();

    QString m_folder;
};

} // namespace storage
