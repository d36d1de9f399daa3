// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/models/library_repository.h"

#include "storage/database.h"

namespace storage {

namespace {

// The columns own_name, notes, prompt_speed, answer_speed, speed_device.
void addWhatAPersonSaid(LibraryModel &model, SQLite::Statement &row, int column)
{
    if (const QString own = textOf(row.getColumn(column)); !own.isEmpty())
        model.name = own;
    model.notes = textOf(row.getColumn(column + 1));
    model.speed = {.promptTokens = row.getColumn(column + 2).getDouble(),
                   .answerTokens = row.getColumn(column + 3).getDouble(),
                   .device = textOf(row.getColumn(column + 4))};
}

// A sound file of another size than the one that was fetched is another one, which somebody put there.
void remember(Database &database, LibraryModel &model)
{
    const Judgement &judged = model.judgement;
    SQLite::Statement row = prepared(
        database,
        "INSERT INTO model (path, folder, part_count, size_bytes, modified_at, name, architecture,"
        " quantisation, licence, parameter_count, context_length, can_chat, can_infill, sha256,"
        " published_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET folder = excluded.folder, part_count = excluded.part_count,"
        " sha256 = CASE WHEN size_bytes = excluded.size_bytes AND modified_at = excluded.modified_at"
        " THEN sha256 ELSE '' END, size_bytes = excluded.size_bytes, modified_at = excluded.modified_at,"
        " name = excluded.name, architecture = excluded.architecture, quantisation = excluded.quantisation,"
        " licence = excluded.licence, parameter_count = excluded.parameter_count,"
        " context_length = excluded.context_length, can_chat = excluded.can_chat,"
        " can_infill = excluded.can_infill,"
        " published_sha256 = CASE WHEN excluded.published_sha256 != '' THEN excluded.published_sha256"
        " WHEN ?16 AND origin != '' AND origin_bytes != excluded.size_bytes THEN '' ELSE published_sha256 "
        "END,"
        " origin = iif(?16 AND origin_bytes != excluded.size_bytes, '', origin)"
        " RETURNING sha256, published_sha256, origin, own_name, notes, prompt_speed, answer_speed, "
        "speed_device",
        model.file(), model.folder, model.partCount, model.sizeBytes, model.modifiedAt, model.name,
        judged.architecture, judged.quantisation, model.licence, judged.parameterCount, judged.contextLength,
        judged.canChat, judged.canInfill, model.sha256, model.publishedSha256,
        judged.state == ModelState::Ready);
    row.executeStep();
    model.sha256 = textOf(row.getColumn(0));
    model.publishedSha256 = textOf(row.getColumn(1));
    model.origin = QUrl(textOf(row.getColumn(2)));
    addWhatAPersonSaid(model, row, 3);
}

} // namespace

QStringList LibraryRepository::folders(bool isSearched) const
{
    return guarded("listing folders of models", [&] {
        SQLite::Statement rows =
            prepared(m_database, "SELECT path FROM folder WHERE is_searched = ? ORDER BY rowid", isSearched);
        QStringList paths;
        while (rows.executeStep())
            paths.append(textOf(rows.getColumn(0)));
        return paths;
    });
}

void LibraryRepository::setFolder(const QString &path, bool isSearched)
{
    guarded("remembering a folder of models", [&] {
        execute(m_database,
                "INSERT INTO folder (path, is_searched) VALUES (?, ?)"
                " ON CONFLICT DO UPDATE SET is_searched = excluded.is_searched",
                path, isSearched);
    });
}

void LibraryRepository::forgetFolder(const QString &path)
{
    guarded("forgetting a folder of models", [&] {
        Transaction transaction(m_database);
        execute(m_database, "DELETE FROM folder WHERE path = ?", path);
        execute(m_database, "DELETE FROM model WHERE folder = ?", path);
        transaction.commit();
    });
}

QList<LibraryModel> LibraryRepository::models(const QString &folder) const
{
    return guarded("listing models", [&] {
        SQLite::Statement row = prepared(
            m_database,
            "SELECT path, folder, part_count, size_bytes, modified_at, name, architecture, quantisation,"
            " licence, parameter_count, context_length, can_chat, can_infill, sha256, published_sha256,"
            " origin, own_name, notes, prompt_speed, answer_speed, speed_device FROM model WHERE folder = ?"
            " ORDER BY path",
            folder);
        QList<LibraryModel> models;
        while (row.executeStep()) {
            models.append({.files = {textOf(row.getColumn(0))},
                           .folder = textOf(row.getColumn(1)),
                           .partCount = row.getColumn(2).getInt(),
                           .name = textOf(row.getColumn(5)),
                           .licence = textOf(row.getColumn(8)),
                           .sizeBytes = row.getColumn(3).getInt64(),
                           .modifiedAt = timeOf(row.getColumn(4)),
                           .sha256 = textOf(row.getColumn(13)),
                           .publishedSha256 = textOf(row.getColumn(14)),
                           .origin = QUrl(textOf(row.getColumn(15))),
                           .judgement = {.architecture = textOf(row.getColumn(6)),
                                         .quantisation = textOf(row.getColumn(7)),
                                         .parameterCount = row.getColumn(9).getInt64(),
                                         .contextLength = row.getColumn(10).getInt(),
                                         .canChat = row.getColumn(11).getInt() != 0,
                                         .canInfill = row.getColumn(12).getInt() != 0}});
            addWhatAPersonSaid(models.last(), row, 16);
        }
        return models;
    });
}

void LibraryRepository::remember(QList<LibraryModel> &models)
{
    guarded("remembering models", [&] {
        Transaction transaction(m_database, Durability::Normal);
        for (LibraryModel &model : models)
            storage::remember(m_database, model);
        transaction.commit();
    });
}

void LibraryRepository::setSha256(const LibraryModel &model, const QString &sha256)
{
    guarded("storing a hash", [&] {
        execute(m_database,
                "UPDATE model SET sha256 = ? WHERE path = ? AND size_bytes = ? AND modified_at = ?", sha256,
                model.file(), model.sizeBytes, model.modifiedAt);
    });
}

void LibraryRepository::setOrigin(const QString &file, const FileOrigin &origin)
{
    guarded("noting where a model came from", [&] {
        execute(m_database,
                "UPDATE model SET published_sha256 = ?, origin = ?, origin_bytes = ?, origin_sums = ?"
                " WHERE path = ?",
                origin.hash.sha256, origin.url.toString(QUrl::FullyEncoded), origin.sizeBytes,
                origin.hash.blockSums, file);
    });
}

std::optional<FileOrigin> LibraryRepository::origin(const QString &file) const
{
    return guarded("looking where a model came from", [&]() -> std::optional<FileOrigin> {
        SQLite::Statement row = prepared(m_database,
                                         "SELECT origin, origin_bytes, published_sha256, origin_sums"
                                         " FROM model WHERE path = ? AND origin != ''",
                                         file);
        if (!row.executeStep())
            return {};
        return FileOrigin{
            .url = QUrl(textOf(row.getColumn(0))),
            .sizeBytes = row.getColumn(1).getInt64(),
            .hash = {.sha256 = textOf(row.getColumn(2)), .blockSums = bytesOf(row.getColumn(3))}};
    });
}

void LibraryRepository::setOwnName(const QString &file, const QString &name)
{
    guarded("naming a model",
            [&] { execute(m_database, "UPDATE model SET own_name = ? WHERE path = ?", name, file); });
}

void LibraryRepository::setNotes(const QString &file, const QString &notes)
{
    guarded("noting something of a model",
            [&] { execute(m_database, "UPDATE model SET notes = ? WHERE path = ?", notes, file); });
}

void LibraryRepository::setSpeed(const QString &file, const MeasuredSpeed &speed)
{
    guarded("noting a speed", [&] {
        execute(m_database,
                "UPDATE model SET prompt_speed = ?, answer_speed = ?, speed_device = ? WHERE path = ?",
                speed.promptTokens, speed.answerTokens, speed.device, file);
    });
}

void LibraryRepository::forget(const QString &file)
{
    guarded("forgetting a model", [&] { execute(m_database, "DELETE FROM model WHERE path = ?", file); });
}

} // namespace storage
