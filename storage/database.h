// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

namespace storage {

// What SQLite said, as our error; `doing` says in which work: "opening conversations".
Error errorFrom(const SQLite::Exception &exception, const std::string &doing);

// Carries out work on a database; SQLite's exceptions leave as ours.
template <typename Work>
auto guarded(const char *doing, Work work)
{
    try {
        return work();
    } catch (const SQLite::Exception &exception) {
        throw errorFrom(exception, doing);
    }
}

enum class Durability {
    Full,   // on the disk when the transaction ends, whatever happens to the machine
    Normal, // survives the program; the machine's death may take it back
};

// Who else uses the file, and what for.
enum class Access {
    OneWriter,   // a log of what is written comes first: readers and the writer do not wait for each other
    ManyWriters, // several programs at once, which write little
    Reading,     // nothing is changed, and the file must be there
};

// One open connection with the settings that keep data safe. Owned and used by one thread.
class Database
{
public:
    // Creates the file when there is none and it shall be written. `vfs` names SQLite's way to the disk,
    // empty for the system's. Throws SQLite::Exception.
    Database(const QString &path, const std::string &vfs, Access access = Access::OneWriter);
    ~Database(); // what was written is in the one file then

    SQLite::Database &sqlite() { return m_sqlite; }

    // Empty when every page is sound, else SQLite's first complaint. Whether a full-text index tells the
    // truth is not asked: that takes ten times as long, and it can be built anew (search/mended_search.h).
    std::string quickCheck() const;

private:
    friend class Transaction;
    void setDurability(Durability durability);

    std::string m_vfs;
    SQLite::Database m_sqlite;
    Durability m_durability = Durability::Full;
};

// All or nothing: taken back unless commit() is reached.
class Transaction
{
public:
    explicit Transaction(Database &database, Durability durability = Durability::Full);
    ~Transaction();

    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    void commit();

private:
    Database &m_database;
    bool m_isOpen = true;
};

// A statement with its values bound, in their order.
template <typename... Values>
SQLite::Statement prepared(Database &database, const char *sql, const Values &...values);

// Columns and parameters in the types of records.h.
QString textOf(const SQLite::Column &column);
QByteArray bytesOf(const SQLite::Column &column);
QList<qint32> idsOf(const SQLite::Column &column); // 32 bits each, little-endian
QDateTime timeOf(const SQLite::Column &column);

void bind(SQLite::Statement &statement, int index, const QString &value);
void bind(SQLite::Statement &statement, int index, const QByteArray &value);
void bind(SQLite::Statement &statement, int index, const QDateTime &value);
void bind(SQLite::Statement &statement, int index, const QList<qint32> &ids);
void bind(SQLite::Statement &statement, int index, double value);
void bind(SQLite::Statement &statement, int index, std::nullptr_t);

template <typename Value>
    requires std::is_integral_v<Value> || std::is_enum_v<Value>
void bind(SQLite::Statement &statement, int index, Value value)
{
    statement.bind(index, static_cast<std::int64_t>(value));
}

template <typename Value>
void bind(SQLite::Statement &statement, int index, const std::optional<Value> &value)
{
    if (value)
        bind(statement, index, *value);
    else
        bind(statement, index, nullptr);
}

// An id that refers to nothing is no number.
struct IdOrNull {
    std::int64_t id;
};
void bind(SQLite::Statement &statement, int index, IdOrNull value);

template <typename... Values>
SQLite::Statement prepared(Database &database, const char *sql, const Values &...values)
{
    SQLite::Statement statement(database.sqlite(), sql);
    int index = 0;
    (bind(statement, ++index, values), ...);
    return statement;
}

// Returns the number of rows changed.
template <typename... Values>
int execute(Database &database, const char *sql, const Values &...values)
{
    return prepared(database, sql, values...).exec();
}

} // namespace storage
