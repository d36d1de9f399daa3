// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/model_downloads.h"

#include <QObject>
#include <QString>

#include <functional>

class QDBusConnection;

namespace window {

// Shows beside the program's icon in the desktop's task bar how far its downloads are, all together. Says it
// on the session bus as KDE, Ubuntu's dock and others hear it: com.canonical.Unity.LauncherEntry,
// https://wiki.ubuntu.com/Unity/LauncherAPI. Thread of the window.
class TaskBar : public QObject
{
    Q_OBJECT

public:
    // The bus is asked for when there is something to say. `program` is the name of its desktop file.
    TaskBar(ui::ModelDownloads &downloads, const QString &program, std::function<QDBusConnection()> bus);

private:
    void show(const QList<ui::ModelDownload> &downloads);

    QString m_program;
    std::function<QDBusConnection()> m_bus;
    int m_percent = -1; // that is shown; -1: nothing
};

} // namespace window
