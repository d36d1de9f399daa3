// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/model_file_repository.h"

#include "storage/database.h"

#include <format>

namespace storage {

qint64 ModelFileRepository::remember(const ModelFile &file)
{
    return guarded("remembering a model file", [&] {
        Transaction transaction(m_database, Durability::Normal);
        SQLite::Statement row =
            prepared(m_database,
                     "INSERT INTO model_file (path, name, size_bytes, modified_at) VALUES (?, ?, ?, ?)"
                     " ON CONFLICT DO UPDATE SET name = excluded.name RETURNING id",
                     file.path, file.name, file.sizeBytes, file.modifiedAt);
        row.executeStep();
        const qint64 id = row.getColumn(0).getInt64();
        row.reset();
        transaction.commit();
        return id;
    });
}

ModelFile ModelFileRepository::find(qint64 id) const
{
    return guarded("reading a model file's row", [&] {
        SQLite::Statement row = prepared(
            m_database, "SELECT id, path, name, size_bytes, modified_at, sha256 FROM model_file WHERE id = ?",
            id);
        if (!row.executeStep())
            throw Error(ErrorCode::NotFound, std::format("There is no model file {}", id));
        return ModelFile{.id = row.getColumn(0).getInt64(),
                         .path = textOf(row.getColumn(1)),
                         .name = textOf(row.getColumn(2)),
                         .sizeBytes = row.getColumn(3).getInt64(),
                         .modifiedAt = timeOf(row.getColumn(4)),
                         .sha256 = textOf(row.getColumn(5))};
    });
}

void ModelFileRepository::setSha256(qint64 id, const QString &sha256)
{
    guarded("storing a hash", [&] {
        Transaction transaction(m_database, Durability::Normal);
        execute(m_database, "UPDATE model_file SET sha256 = ? WHERE id = ?", sha256, id);
        transaction.commit();
    });
}

QStringList ModelFileRepository::paths() const
{
    return guarded("listing model files", [&] {
        SQLite::Statement rows = prepared(m_database, "SELECT DISTINCT path FROM model_file ORDER BY path");
        QStringList paths;
        while (rows.executeStep())
            paths.append(textOf(rows.getColumn(0)));
        return paths;
    });
}

} // namespace storage
