// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/folder_watch.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QStorageInfo>

#include <chrono>

namespace window {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype MostFolders = 500; // systems limit them

QString nearestThatIsThere(const QString &folder)
{
    QString path = QDir::cleanPath(folder);
    while (!QFileInfo(path).isDir()) {
        const QString above = QFileInfo(path).path();
        if (above == path)
            break;
        path = above;
    }
    return path;
}

} // namespace

FolderWatch::FolderWatch()
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(500ms);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_quiet.start(); });
    connect(&m_quiet, &QTimer::timeout, this, &FolderWatch::changed);
}

void FolderWatch::watch(const QStringList &folders)
{
    QSet<QString> wanted;
    for (const QString &folder : folders) {
        if (wanted.size() >= MostFolders)
            break;
        const QString there = nearestThatIsThere(folder);
        wanted.insert(there);
        // Of a drive that is taken away nothing is told but that its place is gone.
        if (const QStorageInfo drive(there); !drive.isRoot())
            wanted.insert(QFileInfo(drive.rootPath()).path());
    }
    const QStringList before = m_watcher.directories();
    QStringList gone;
    for (const QString &folder : before)
        if (!wanted.remove(folder))
            gone.append(folder);
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted.values());
}

} // namespace window
