// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/is_stopped.h"
#include "storage/models/library_model.h"

#include <QList>
#include <QString>

namespace storage {

// The files of one model, as they lie in a folder; they were not looked into.
struct FoundModel {
    QStringList files;       // in their order, those that are there
    int partCount = 1;       // more than there are files when some are missing
    QString name;            // as it is shown
    QString publishedSha256; // what the layout of the folder says it has; empty: nothing

    bool operator==(const FoundModel &) const = default;
};

// By what lies in it, and by its name.
FolderKind kindOfFolder(const QString &folder);

// A file with the other parts of the same model, which lie beside it.
FoundModel modelOfFile(const QString &path);

// Every model in the folder and below it, in the order of their paths; none when it cannot be read. A file
// that several names lead to is found once. What was found until it is stopped is not all there is.
QList<FoundModel> findModels(const QString &folder, const IsStopped &isStopped);

} // namespace storage
