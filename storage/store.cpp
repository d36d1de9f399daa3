// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/store.h"

#include "storage/backups.h"
#include "storage/database.h"
#include "storage/migrations.h"
#include "storage/search/mended_search.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

// Looks without writing: a file of a newer release or of another program stays as it is, byte for byte.
int versionOfFile(const QString &file, const std::string &vfs)
{
    if (QFileInfo(file).size() == 0)
        return 0;
    if (QFileInfo(file + u"-wal"_s).size() >
        0) { // what counts may be in the log of a program that was killed
        SQLite::Database sqlite(file.toStdString(), SQLite::OPEN_READONLY, 5000, vfs);
        return ConversationSchema.versionOf(sqlite);
    }
    const QByteArray uri = QUrl::fromLocalFile(file).toEncoded() + "?immutable=1";
    SQLite::Database sqlite(uri.toStdString(), SQLite::OPEN_READONLY | SQLite::OPEN_URI, 5000, vfs);
    return ConversationSchema.versionOf(sqlite);
}

} // namespace

Store::Store(const QString &folder, const StoreOptions &options) : m_folder(folder), m_options(options)
{
    if (!m_options.now)
        m_options.now = [] { return QDateTime::currentDateTimeUtc(); };
    if (!QDir().mkpath(folder))
        throw Error(ErrorCode::Unwritable, "Cannot create the folder " + folder.toStdString());
    try {
        guarded("opening the database", [this] { open(); });
    } catch (const Error &error) {
        m_database.reset();
        if (error.code() != ErrorCode::Damaged)
            throw;
        guarded("mending the database", [this] { mend(); });
    }
    m_conversations = std::make_unique<ConversationRepository>(*m_database, m_options.now);
    m_folders = std::make_unique<FolderRepository>(*m_database, m_options.now);
    m_presets = std::make_unique<PresetRepository>(*m_database);
    m_bin = std::make_unique<BinRepository>(*m_database, m_options.now);
    m_acts = std::make_unique<ActRepository>(*m_database, *m_bin, m_options.now);
    m_messages = std::make_unique<MessageRepository>(*m_database, m_options.now);
    m_modelFiles = std::make_unique<ModelFileRepository>(*m_database);
    m_search = std::make_unique<SearchRepository>(*m_database);
}

Store::~Store() = default;

QString Store::file() const
{
    return QDir(m_folder).filePath(u"chasqui.db"_s);
}

void Store::open()
{
    const int version = versionOfFile(file(), m_options.vfs);
    m_database = std::make_unique<Database>(file(), m_options.vfs);
    if (const std::string complaint = m_database->quickCheck(); !complaint.empty())
        throw Error(ErrorCode::Damaged, "The database is damaged: " + complaint);
    if (version > 0 && version < ConversationSchema.currentVersion())
        Backups::of(m_folder).makeBeforeMigration(*m_database, version, m_options.now());
    ConversationSchema.migrate(*m_database, version);
    MessageRepository(*m_database, m_options.now).endInterrupted();
}

void Store::mend()
{
    const QString aside = QDir(m_folder).filePath(
        u"chasqui.damaged-%1.db"_s.arg(m_options.now().toString(u"yyyyMMdd'T'HHmmsszzz"_s)));
    // Together, because the log belongs to the file; which of them are there is not known.
    for (const QString &ending : {u"-wal"_s, u"-shm"_s})
        QFile::rename(file() + ending, aside + ending);
    if (!QFile::rename(file(), aside))
        throw Error(ErrorCode::Damaged,
                    "The database is damaged and cannot be put aside as " + aside.toStdString());
    try {
        m_database = std::make_unique<Database>(file(), m_options.vfs);
        ConversationSchema.migrate(*m_database, 0);
        m_recovery = salvage(*m_database, aside, Backups::of(m_folder).daily());
        MessageRepository(*m_database, m_options.now).endInterrupted();
    } catch (...) { // everything as it was: the next start tries again
        m_database.reset();
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s}) {
            QFile::remove(file() + ending);
            QFile::rename(aside + ending, file() + ending);
        }
        throw;
    }
}

void Store::keepHouse()
{
    const bool isCopied = guarded("copying the database", [this] {
        return Backups::of(m_folder).makeDaily(*m_database, file(), m_options.now());
    });
    if (isCopied)
        checkSearch(*m_database);
    m_bin->expire();
}

} // namespace storage
