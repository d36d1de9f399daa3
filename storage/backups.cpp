// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/backups.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <SQLiteCpp/Backup.h>

#include <algorithm>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int KeptDays = 7;
constexpr int KeptWeeks = 4;
const QString DailyPrefix = u"daily-"_s;
const QString Ending = u".db"_s;

QDate dayOf(const QString &file)
{
    return QDate::fromString(QFileInfo(file).completeBaseName().sliced(DailyPrefix.size()), Qt::ISODate);
}

} // namespace

void copyChecked(Database &database, const QString &file)
{
    const QString unfinished = file + u".part"_s;
    QFile::remove(unfinished);
    try {
        Database copy(unfinished, {}, Access::ManyWriters);
        SQLite::Backup(copy.sqlite(), database.sqlite()).executeStep(-1);
        copy.sqlite().exec("PRAGMA journal_mode = DELETE");
        if (!copy.quickCheck().empty())
            throw Error(ErrorCode::InputOutput, "A copy of the database did not pass its check");
    } catch (...) { // whatever it is, the caller learns of it
        QFile::remove(unfinished);
        throw;
    }
    QFile::remove(file);
    if (!QFile::rename(unfinished, file)) {
        QFile::remove(unfinished);
        throw Error(ErrorCode::Unwritable, "Cannot write " + file.toStdString());
    }
}

Backups Backups::of(const QString &dataFolder)
{
    return Backups(QDir(dataFolder).filePath(u"backups"_s));
}

void Backups::makeBeforeMigration(Database &database, int version, const QDateTime &now)
{
    make(database, u"before-version-%1-%2.db"_s.arg(version).arg(now.toString(u"yyyyMMdd'T'HHmmss"_s)));
}

bool Backups::makeDaily(Database &database, const QString &databaseFile, const QDateTime &now)
{
    const QStringList copies = daily();
    if (!copies.isEmpty()) {
        const QDateTime changed = std::max(QFileInfo(databaseFile).lastModified(),
                                           QFileInfo(databaseFile + u"-wal"_s).lastModified());
        if (dayOf(copies.first()) >= now.date() || changed <= QFileInfo(copies.first()).lastModified())
            return false;
    }
    make(database, DailyPrefix + now.date().toString(Qt::ISODate) + Ending);
    removeOld();
    return true;
}

QStringList Backups::daily() const
{
    const QDir folder(m_folder);
    QStringList files;
    for (const QString &name :
         folder.entryList({DailyPrefix + u"*"_s + Ending}, QDir::Files, QDir::Name | QDir::Reversed)) {
        if (dayOf(name).isValid())
            files.append(folder.filePath(name));
    }
    return files;
}

void Backups::make(Database &database, const QString &name)
{
    if (!QDir().mkpath(m_folder))
        throw Error(ErrorCode::Unwritable, "Cannot create " + m_folder.toStdString());
    copyChecked(database, QDir(m_folder).filePath(name));
}

void Backups::removeOld()
{
    QSet<int> weeks;
    const QStringList copies = daily();
    for (qsizetype index = 0; index < copies.size(); ++index) {
        const QDate day = dayOf(copies.at(index));
        int year = 0;
        const int week = day.weekNumber(&year) + 100 * year;
        const bool isLastOfWeek = !weeks.contains(week) && weeks.size() < KeptWeeks;
        if (isLastOfWeek)
            weeks.insert(week);
        if (index >= KeptDays && !isLastOfWeek)
            QFile::remove(copies.at(index));
    }
}

} // namespace storage
