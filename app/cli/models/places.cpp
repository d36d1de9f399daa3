// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/places.h"

#include "app/judge_model.h"
#include "storage/models/known_folders.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QSettings>
#include <QStandardPaths>

namespace cli {

using namespace Qt::Literals::StringLiterals;

storage::Library openLibrary(const QString &dataFolder)
{
    const QString usual =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/chasqui"_s;
    const QString data = dataFolder.isEmpty() ? QString() : QDir(dataFolder).absolutePath();
    const QString config =
        data.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/chasqui"_s
            : data;
    // What was chosen in the window's settings holds here too.
    const QSettings settings(config + u"/chasqui.ini"_s, QSettings::IniFormat);
    const QString chosen = settings.value(u"data/folder"_s, usual).toString();
    QStringList own = {settings.value(u"model/folder"_s).toString(),
                       (data.isEmpty() ? chosen : data) + u"/models"_s, usual + u"/models"_s};
    own.removeAll(QString());
    return storage::Library({.dataFolder = data.isEmpty() ? chosen : data,
                             .ownFolders = own,
                             .foldersOfOthers = storage::foldersOfOtherPrograms(
                                 QProcessEnvironment::systemEnvironment(), QDir::homePath())},
                            app::judgeModel);
}

} // namespace cli
