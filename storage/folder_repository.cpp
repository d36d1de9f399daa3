// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/folder_repository.h"

#include "storage/act_repository.h"
#include "storage/database.h"

#include <format>

namespace storage {

namespace {

QString nameOf(Database &database, qint64 id)
{
    SQLite::Statement row =
        prepared(database, "SELECT name FROM folder WHERE id = ? AND deleted_at IS NULL", id);
    if (!row.executeStep())
        throw Error(ErrorCode::NotFound, std::format("There is no folder {}", id));
    return textOf(row.getColumn(0));
}

} // namespace

FolderRepository::FolderRepository(Database &database, ClockFunction now)
    : m_database(database), m_now(std::move(now))
{
}

QList<Folder> FolderRepository::all() const
{
    return guarded("listing folders", [&] {
        SQLite::Statement rows =
            prepared(m_database, "SELECT id, name FROM folder WHERE deleted_at IS NULL ORDER BY id");
        QList<Folder> folders;
        while (rows.executeStep())
            folders.append({.id = rows.getColumn(0).getInt64(), .name = textOf(rows.getColumn(1))});
        return folders;
    });
}

Folder FolderRepository::create(const QString &name)
{
    return guarded("making a folder", [&] {
        Transaction transaction(m_database);
        execute(m_database, "INSERT INTO folder (name) VALUES (?)", name);
        const Folder folder = {.id = m_database.sqlite().getLastInsertRowid(), .name = name};
        transaction.commit();
        return folder;
    });
}

void FolderRepository::rename(qint64 id, const QString &name)
{
    guarded("renaming a folder", [&] {
        const QString before = nameOf(m_database, id);
        Transaction transaction(m_database);
        execute(m_database, "UPDATE folder SET name = ? WHERE id = ?", name, id);
        recordAct(m_database, {.kind = ActKind::RenameFolder, .folderId = id}, before, m_now());
        transaction.commit();
    });
}

void FolderRepository::remove(qint64 id)
{
    guarded("deleting a folder", [&] {
        const QString before = nameOf(m_database, id);
        Transaction transaction(m_database);
        execute(m_database, "UPDATE folder SET deleted_at = ? WHERE id = ?", m_now(), id);
        recordAct(m_database, {.kind = ActKind::DeleteFolder, .folderId = id}, before, m_now());
        transaction.commit();
    });
}

} // namespace storage
