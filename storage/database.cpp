// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/database.h"

#include "storage/search/words_tokenizer.h"

#include <QTimeZone>
#include <QtEndian>
#include <sqlite3.h>

#include <cerrno>
#include <cstdlib>
#include <format>
#include <new>
#include <string_view>

namespace storage {

namespace {

ErrorCode codeFor(const SQLite::Exception &exception)
{
    switch (exception.getErrorCode() & 0xFF) { // it may be an extended one
    case SQLITE_FULL: return ErrorCode::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: return ErrorCode::Unwritable;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::Locked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::Damaged;
    default: return ErrorCode::InputOutput;
    }
}

} // namespace

Error errorFrom(const SQLite::Exception &exception, const std::string &doing)
{
    return Error(codeFor(exception), std::format("{}: {} (SQLite {})", doing, exception.what(),
                                                 exception.getExtendedErrorCode()));
}

Database::Database(const QString &path, const std::string &vfs, Access access)
    : m_vfs(vfs),
      m_sqlite(path.toStdString(),
               access == Access::Reading ? SQLite::OPEN_READONLY
                                         : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
               5000, vfs)
{
    sqlite3_extended_result_codes(m_sqlite.getHandle(), 1);
    addWordsTokenizer(m_sqlite.getHandle());
    // Settings for a file that may be damaged or made by somebody else, and for data that must not be lost.
    m_sqlite.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                  "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
                  "PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;"
                  "PRAGMA synchronous = FULL");
    if (access != Access::OneWriter)
        return;
    // One connection writes and makes the checkpoints, so that no two of them can meet.
    SQLite::Statement journal(m_sqlite, "PRAGMA journal_mode = WAL");
    // On a disk of the network there is no shared memory; SQLite then keeps its older journal, which is
    // slower and as safe.
    if (journal.executeStep() && journal.getColumn(0).getString() == "wal")
        m_sqlite.exec("PRAGMA journal_size_limit = 67108864");
}

Database::~Database()
{
    // Closing does it too, but not while a statement is still open somewhere.
    sqlite3_wal_checkpoint_v2(m_sqlite.getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

std::string Database::quickCheck() const
{
    SQLite::Database checked(m_sqlite.getFilename(), SQLite::OPEN_READONLY, 5000, m_vfs);
    sqlite3_drop_modules(checked.getHandle(), nullptr); // what it does not know it cannot ask
    SQLite::Statement check(checked, "PRAGMA quick_check(1)");
    check.executeStep();
    const std::string said = check.getColumn(0).getString();
    if (said == "ok")
        return {};
    // A page that the disk does not give is no damage of the file, though it is complained of as one.
    constexpr std::string_view Mark = "error code=";
    if (const auto at = said.find(Mark); at != std::string::npos) {
        const int code = std::atoi(said.c_str() + at + Mark.size()) & 0xFF;
        if (code == SQLITE_IOERR || code == SQLITE_FULL)
            throw Error(ErrorCode::InputOutput, "The database cannot be read: " + said);
        if (code == SQLITE_NOMEM)
            throw std::bad_alloc();
    }
    return said;
}

// Not possible inside a transaction.
void Database::setDurability(Durability durability)
{
    if (durability == m_durability)
        return;
    m_sqlite.exec(durability == Durability::Full ? "PRAGMA synchronous = FULL"
                                                 : "PRAGMA synchronous = NORMAL");
    m_durability = durability;
}

Transaction::Transaction(Database &database, Durability durability) : m_database(database)
{
    m_database.setDurability(durability);
    m_database.sqlite().exec("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    // After some errors SQLite has rolled back by itself.
    if (m_isOpen && !sqlite3_get_autocommit(m_database.sqlite().getHandle()))
        m_database.sqlite().tryExec("ROLLBACK");
}

void Transaction::commit()
{
    m_database.sqlite().exec("COMMIT");
    m_isOpen = false;
}

QString textOf(const SQLite::Column &column)
{
    return QString::fromUtf8(column.getText(), column.getBytes());
}

QByteArray bytesOf(const SQLite::Column &column)
{
    return QByteArray(static_cast<const char *>(column.getBlob()), column.getBytes());
}

QList<qint32> idsOf(const SQLite::Column &column)
{
    QList<qint32> ids(column.getBytes() / qsizetype(sizeof(qint32)));
    if (ids.isEmpty()) // without a byte to copy there is no place to copy from
        return ids;
    qFromLittleEndian<qint32>(column.getBlob(), ids.size(), ids.data());
    return ids;
}

QDateTime timeOf(const SQLite::Column &column)
{
    return QDateTime::fromMSecsSinceEpoch(column.getInt64(), QTimeZone::UTC);
}

void bind(SQLite::Statement &statement, int index, const QString &value)
{
    statement.bind(index, value.toStdString());
}

void bind(SQLite::Statement &statement, int index, const QByteArray &value)
{
    statement.bind(index, value.isNull() ? "" : value.constData(), int(value.size()));
}

void bind(SQLite::Statement &statement, int index, const QDateTime &value)
{
    statement.bind(index, std::int64_t(value.toMSecsSinceEpoch()));
}

void bind(SQLite::Statement &statement, int index, const QList<qint32> &ids)
{
    QByteArray bytes(ids.size() * qsizetype(sizeof(qint32)), Qt::Uninitialized);
    if (!ids.isEmpty())
        qToLittleEndian<qint32>(ids.data(), ids.size(), bytes.data());
    statement.bind(index, bytes.constData(), int(bytes.size()));
}

void bind(SQLite::Statement &statement, int index, double value)
{
    statement.bind(index, value);
}

void bind(SQLite::Statement &statement, int index, std::nullptr_t)
{
    statement.bind(index);
}

void bind(SQLite::Statement &statement, int index, IdOrNull value)
{
    if (value.id)
        statement.bind(index, value.id);
    else
        statement.bind(index);
}

} // namespace storage
