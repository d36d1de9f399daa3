// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/store_reader.h"

#include "storage/backups.h"
#include "storage/database.h"
#include "storage/migrations.h"

#include <SQLiteCpp/Backup.h>

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

QString fileIn(const QString &folder)
{
    return QDir(folder).filePath(u"chasqui.db"_s);
}

QStringList textsOf(Database &database, const char *sql)
{
    SQLite::Statement rows(database.sqlite(), sql);
    QStringList texts;
    while (rows.executeStep())
        texts.append(textOf(rows.getColumn(0)));
    return texts;
}

// As far as it can be read.
QStringList complaintsAbout(Database &database)
{
    QStringList complaints;
    try {
        complaints = textsOf(database, "PRAGMA integrity_check");
        complaints.removeAll(u"ok"_s);
    } catch (const SQLite::Exception &exception) {
        complaints.append(QString::fromUtf8(exception.what()));
    }
    return complaints;
}

QString complaintAbout(const QString &file)
{
    try {
        return QString::fromStdString(Database(file, {}, Access::Reading).quickCheck());
    } catch (const std::exception &exception) {
        return QString::fromUtf8(exception.what());
    }
}

int count(Database &database, const char *sql)
{
    try {
        return database.sqlite().execAndGet(sql).getInt();
    } catch (const SQLite::Exception &) {
        return 0; // the complaints say why
    }
}

} // namespace

StoreReader::StoreReader(const QString &folder) : m_folder(folder)
{
    if (QFileInfo(fileIn(folder)).size() == 0)
        throw Error(ErrorCode::NotFound, "There are no conversations in " + folder.toStdString());
    guarded("opening the conversations", [this] {
        m_database = std::make_unique<Database>(fileIn(m_folder), std::string(), Access::Reading);
        m_version = ConversationSchema.versionOf(m_database->sqlite());
    });
}

StoreReader::~StoreReader() = default;

void StoreReader::bringUpToDate()
{
    if (m_conversations)
        return;
    guarded("reading the conversations", [this] {
        if (m_version < ConversationSchema.currentVersion()) {
            m_upToDate = std::make_unique<Database>(u":memory:"_s, std::string());
            SQLite::Backup(m_upToDate->sqlite(), m_database->sqlite()).executeStep(-1);
            ConversationSchema.migrate(*m_upToDate, m_version);
        }
        Database &database = m_upToDate ? *m_upToDate : *m_database;
        m_conversations = std::make_unique<ConversationRepository>(
            database, [] { return QDateTime::currentDateTimeUtc(); });
        m_modelFiles = std::make_unique<ModelFileRepository>(database);
        m_search = std::make_unique<SearchRepository>(database);
    });
}

const ConversationRepository &StoreReader::conversations()
{
    bringUpToDate();
    return *m_conversations;
}

const ModelFileRepository &StoreReader::modelFiles()
{
    bringUpToDate();
    return *m_modelFiles;
}

const SearchRepository &StoreReader::search()
{
    bringUpToDate();
    return *m_search;
}

StoreHealth StoreReader::check()
{
    StoreHealth health = {.file = fileIn(m_folder),
                          .sizeBytes = QFileInfo(fileIn(m_folder)).size(),
                          .version = m_version,
                          .complaints = complaintsAbout(*m_database)};
    health.conversations = count(*m_database, "SELECT count(*) FROM conversation");
    health.inBin = count(*m_database, "SELECT count(*) FROM conversation WHERE deleted_at IS NOT NULL");
    health.messages = count(*m_database, "SELECT count(*) FROM message");
    for (const QString &file : Backups::of(m_folder).daily())
        health.copies.append({.file = file, .complaint = complaintAbout(file)});
    return health;
}

void StoreReader::copyTo(const QString &file)
{
    if (QFileInfo::exists(file))
        throw Error(ErrorCode::Unwritable, file.toStdString() + " is there already and is kept");
    guarded("copying the conversations", [&] { copyChecked(*m_database, file); });
}

} // namespace storage
