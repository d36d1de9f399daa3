// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/shared_database.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

std::unique_ptr<Database> openChecked(const QString &file, const Schema &schema)
{
    return guarded("opening a database", [&] {
        auto database = std::make_unique<Database>(file, std::string(), Access::ManyWriters);
        const int version = schema.versionOf(database->sqlite());
        if (const std::string complaint = database->quickCheck(); !complaint.empty())
            throw Error(ErrorCode::Damaged, file.toStdString() + " is damaged: " + complaint);
        schema.migrate(*database, version);
        return database;
    });
}

} // namespace

std::unique_ptr<Database> openSharedDatabase(const QString &folder, const QString &name, const Schema &schema)
{
    if (!QDir().mkpath(folder))
        throw Error(ErrorCode::Unwritable, "Cannot create the folder " + folder.toStdString());
    const QString file = QDir(folder).filePath(name + u".db"_s);
    try {
        return openChecked(file, schema);
    } catch (const Error &error) {
        if (error.code() != ErrorCode::Damaged)
            throw;
        const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz"_s);
        const QString aside = QDir(folder).filePath(u"%1.damaged-%2.db"_s.arg(name, time));
        QFile::remove(file + u"-journal"_s); // of pages that are not to be trusted
        if (!QFile::rename(file, aside))
            throw Error(ErrorCode::Damaged,
                        file.toStdString() + " is damaged and cannot be put aside as " + aside.toStdString());
        return openChecked(file, schema);
    }
}

} // namespace storage
