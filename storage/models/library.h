// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/is_stopped.h"
#include "storage/models/describe_model.h"
#include "storage/models/file_origin.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace storage {

class Database;
class LibraryRepository;

// Where a library looks.
struct LibraryPlaces {
    QString dataFolder;          // models.db lies in it
    QStringList ownFolders;      // searched in any case
    QStringList foldersOfOthers; // searched where they are there, unless a person said no
};

// The models of this computer, in any number of folders of any layout, which are used where they lie. What is
// known of them lasts in models.db, which several programs may have open. Owned and called by one thread, on
// which disks are waited for. Throws Error.
class Library
{
public:
    Library(const LibraryPlaces &places, Judge judge);
    ~Library();

    // The own ones first. Those of other programs that are not there are left out.
    QList<ModelFolder> folders() const;

    // Throws Error(NotFound) for what is no folder, or none of the library's.
    void addFolder(const QString &path);
    void removeFolder(const QString &path); // from the list; nothing in it is touched

    // Looks at every folder, and at `files` beside them; what is away is as it was the last time. By folder
    // and name. What is there when it is stopped is not remembered.
    QList<LibraryModel> scan(const IsStopped &isStopped, const QStringList &files = {});

    // The model with the hash of what stands in its files now, compared with the one that was published; none
    // when stopped. `onRead` gets the bytes that were read so far.
    std::optional<LibraryModel> verify(const LibraryModel &model, const IsStopped &isStopped,
                                       const std::function<void(qint64)> &onRead = {});

    // A file that was fetched, or mended, and proved to be what its origin says.
    void setOrigin(const QString &file, const FileOrigin &origin);
    std::optional<FileOrigin> origin(const QString &file) const; // none: it was not fetched here

    // What a person says of a model of the library, by its first file, and how fast it was here.
    void setOwnName(const QString &file, const QString &name); // empty: as its file says
    void setNotes(const QString &file, const QString &notes);
    void setSpeed(const QString &file, const MeasuredSpeed &speed);

    // Into the system's bin, or for good. Throws Error(NotOurs) for what another program keeps a record of.
    void remove(const LibraryModel &model, bool isForGood);

private:
    void rememberHash(LibraryModel &model, const QString &sha256); // of its files as they are
    QList<LibraryModel> lookInto(const ModelFolder &folder, const IsStopped &isStopped);

    LibraryPlaces m_places;
    Judge m_judge;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<LibraryRepository> m_repository;
};

} // namespace storage
