// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace window {

// Tells when files come to folders or leave them, once it is quiet again. Thread of the window.
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    FolderWatch();

    // In the place of what was watched before. Of a folder that is not there, the nearest one above it is
    // watched, so that a drive is noticed when it comes.
    void watch(const QStringList &folders);

signals:
    void changed();

private:
    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
};

} // namespace window
