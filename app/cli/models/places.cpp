// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/places.h"

#include "app/judge_model.h"
#include "storage/models/known_folders.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QStandardPaths>

namespace cli {

using namespace Qt::Literals::StringLiterals;

storage::Library openLibrary(const QString &dataFolder)
{
    const QString usual =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/chasqui"_s;
    const QString data = dataFolder.isEmpty() ? usual : QDir(dataFolder).absolutePath();
    return storage::Library({.dataFolder = data,
                             .ownFolders = {data + u"/models"_s, usual + u"/models"_s},
                             .foldersOfOthers = storage::foldersOfOtherPrograms(
                                 QProcessEnvironment::systemEnvironment(), QDir::homePath())},
                            app::judgeModel);
}

} // namespace cli
