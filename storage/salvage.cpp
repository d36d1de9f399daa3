// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/salvage.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cstdint>
#include <format>
#include <optional>
#include <string>
#include <vector>

namespace storage {

namespace {

// In the order in which rows refer to each other.
constexpr std::array Tables = {"folder", "conversation", "message", "model_file",
                               "answer", "draft",        "preset"};

std::vector<std::string> columnsOf(SQLite::Database &sqlite, const char *table)
{
    SQLite::Statement rows(sqlite, "SELECT name FROM pragma_table_info(?)");
    rows.bind(1, table);
    std::vector<std::string> names;
    while (rows.executeStep())
        names.push_back(rows.getColumn(0).getString());
    return names;
}

// A file or a copy may be of an older version, which has fewer columns.
std::vector<std::string> columnsOfBoth(SQLite::Database &from, SQLite::Database &to, const char *table)
{
    std::vector<std::string> names = columnsOf(from, table);
    const std::vector<std::string> known = columnsOf(to, table);
    std::erase_if(names, [&](const std::string &name) { return !std::ranges::contains(known, name); });
    return names;
}

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

// Copies rows of one table from a file that may be damaged anywhere.
class RowCopy
{
public:
    RowCopy(SQLite::Database &from, const char *table, const std::vector<std::string> &columns, Database &to)
        : m_from(from),
          m_table(table),
          m_columns(joined(columns)),
          m_count(static_cast<int>(columns.size())),
          m_insert(to.sqlite(), std::format("INSERT OR IGNORE INTO {} ({}) VALUES ({})", table, m_columns,
                                            joined(std::vector<std::string>(columns.size(), "?"))))
    {
    }

    // Forwards and backwards to the damage, then one by one through what lies between.
    void run()
    {
        const std::optional<std::int64_t> last = scan("ASC", {});
        if (m_isDone)
            return;
        const std::optional<std::int64_t> first = scan("DESC", {});
        if (!first)
            return;
        // More would take longer than anyone waits; ids are dense, so that much is lost only with the middle
        // of a very large file.
        constexpr std::int64_t MostProbes = 2'000'000;
        const std::int64_t begin = last.value_or(0) + 1;
        const std::int64_t end = std::min(*first, begin + MostProbes);
        for (std::int64_t id = begin; id < end; ++id)
            probe(id);
    }

private:
    // Returns the id of the last row that could be read.
    std::optional<std::int64_t> scan(const char *direction, std::optional<std::int64_t> reached)
    {
        try {
            SQLite::Statement rows(m_from, std::format("SELECT rowid, {} FROM {} ORDER BY rowid {}",
                                                       m_columns, m_table, direction));
            while (rows.executeStep()) {
                reached = rows.getColumn(0).getInt64();
                copy(rows);
            }
            m_isDone = true;
        } catch (const SQLite::Exception &) {
            // The damage: what lies before it is copied.
        }
        return reached;
    }

    void probe(std::int64_t id)
    {
        try {
            SQLite::Statement row(
                m_from, std::format("SELECT rowid, {} FROM {} WHERE rowid = {}", m_columns, m_table, id));
            if (row.executeStep())
                copy(row);
        } catch (const SQLite::Exception &) {
            // This row is lost.
        }
    }

    void copy(SQLite::Statement &row)
    {
        m_insert.reset();
        for (int index = 0; index < m_count; ++index) {
            const SQLite::Column column = row.getColumn(index + 1);
            if (column.isNull())
                m_insert.bind(index + 1);
            else if (column.isInteger())
                m_insert.bind(index + 1, column.getInt64());
            else if (column.isFloat())
                m_insert.bind(index + 1, column.getDouble());
            else if (column.isBlob())
                m_insert.bind(index + 1, column.getBlob(), column.getBytes());
            else
                m_insert.bind(index + 1, column.getString());
        }
        m_insert.tryExecuteStep(); // a row that breaks a rule is damaged too
    }

    SQLite::Database &m_from;
    const char *m_table;
    std::string m_columns;
    int m_count;
    SQLite::Statement m_insert;
    bool m_isDone = false;
};

void copyAll(const QString &file, Database &to)
{
    try {
        SQLite::Database from(file.toStdString(), SQLite::OPEN_READONLY);
        for (const char *table : Tables) {
            const std::vector<std::string> columns = columnsOfBoth(from, to.sqlite(), table);
            if (!columns.empty())
                RowCopy(from, table, columns, to).run();
        }
    } catch (const SQLite::Exception &) {
        // Not a database any more: nothing comes from it.
    }
}

int count(Database &database, const char *table)
{
    return database.sqlite().execAndGet(std::format("SELECT count(*) FROM {}", table)).getInt();
}

// Makes whole what refers to rows that are lost.
void joinOrphans(Database &database)
{
    // The rule that a place is kept is for the living; it is put back at once.
    SQLite::Database &sqlite = database.sqlite();
    const std::string rule =
        sqlite.execAndGet("SELECT sql FROM sqlite_schema WHERE name = 'message_place_is_kept'").getString();
    sqlite.exec("DROP TRIGGER message_place_is_kept");
    sqlite.exec(
        "INSERT INTO conversation (id, title, created_at, updated_at)"
        " SELECT conversation_id, substr(text, 1, 60), min(created_at), max(created_at) FROM message"
        " WHERE conversation_id NOT IN (SELECT id FROM conversation) GROUP BY conversation_id;"
        "UPDATE message SET parent_id = (SELECT max(id) FROM message AS older"
        "  WHERE older.conversation_id = message.conversation_id AND older.id < message.id)"
        " WHERE parent_id NOT IN (SELECT id FROM message);"
        "UPDATE conversation SET leaf_id ="
        "  (SELECT max(id) FROM message WHERE conversation_id = conversation.id AND message.deleted_at IS "
        "NULL)"
        " WHERE leaf_id IS NULL OR leaf_id NOT IN (SELECT id FROM message);"
        "UPDATE conversation SET folder_id = NULL WHERE folder_id NOT IN (SELECT id FROM folder);"
        "UPDATE answer SET model_file_id = NULL WHERE model_file_id NOT IN (SELECT id FROM model_file);"
        "DELETE FROM answer WHERE message_id NOT IN (SELECT id FROM message)");
    sqlite.exec(rule);
}

} // namespace

Recovery salvage(Database &database, const QString &damagedFile, const QStringList &copies)
{
    database.sqlite().exec("PRAGMA foreign_keys = OFF");
    Transaction transaction(database);
    copyAll(damagedFile, database);
    const int ofDamaged = count(database, "message");
    for (const QString &copy : copies)
        copyAll(copy, database);
    joinOrphans(database);
    const Recovery recovery = {.damagedFile = damagedFile,
                               .conversations = count(database, "conversation"),
                               .messages = count(database, "message"),
                               .messagesFromBackup = count(database, "message") - ofDamaged};
    transaction.commit();
    database.sqlite().exec("PRAGMA foreign_keys = ON");
    return recovery;
}

} // namespace storage
