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

namespace {

QString usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/chasqui"_s;
}

QString absolute(const QString &folder)
{
    return folder.isEmpty() ? QString() : QDir(folder).absolutePath();
}

// What was chosen in the window's settings holds here too.
QVariant setting(const QString &data, const QString &name, const QString &otherwise = {})
{
    const QString config =
        data.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/chasqui"_s
            : data;
    return QSettings(config + u"/chasqui.ini"_s, QSettings::IniFormat).value(name, otherwise);
}

} // namespace

QString dataFolderOf(const QString &given)
{
    return given.isEmpty() ? setting({}, u"data/folder"_s, usualFolder()).toString() : absolute(given);
}

storage::Library openLibrary(const QString &dataFolder)
{
    const QString data = dataFolderOf(dataFolder);
    QStringList own = {setting(absolute(dataFolder), u"model/folder"_s).toString(), data + u"/models"_s,
                       usualFolder() + u"/models"_s};
    own.removeAll(QString());
    return storage::Library({.dataFolder = data,
                             .ownFolders = own,
                             .foldersOfOthers = storage::foldersOfOtherPrograms(
                                 QProcessEnvironment::systemEnvironment(), QDir::homePath())},
                            app::judgeModel);
}

} // namespace cli
