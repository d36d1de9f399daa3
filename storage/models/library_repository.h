// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/models/file_origin.h"
#include "storage/models/library_model.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace storage {

class Database;

// Every statement about the folders and models of the library. Owned by a Library.
class LibraryRepository
{
public:
    explicit LibraryRepository(Database &database) : m_database(database) {}

    // Those that a person added, and those that shall be left alone.
    QStringList folders(bool isSearched) const;
    void setFolder(const QString &path, bool isSearched);
    void forgetFolder(const QString &path);

    // As they were when they were last seen in the folder.
    QList<LibraryModel> models(const QString &folder) const;
    // A hash that is known is kept while size and time are the same; models get it, and what a person said.
    void remember(QList<LibraryModel> &models);
    void setSha256(const LibraryModel &model, const QString &sha256);
    // Its hash is what was published from then on.
    void setOrigin(const QString &file, const FileOrigin &origin);
    std::optional<FileOrigin> origin(const QString &file) const; // none: it was not fetched here
    void setOwnName(const QString &file, const QString &name);   // empty: as its file says
    void setNotes(const QString &file, const QString &notes);
    void setSpeed(const QString &file, const MeasuredSpeed &speed);
    void forget(const QString &file);

private:
    Database &m_database;
};

} // namespace storage
