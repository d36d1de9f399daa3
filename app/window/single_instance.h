// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/file_lock.h"

#include <QLocalServer>
#include <QObject>
#include <QString>

#include <memory>

namespace window {

// Sees to it that one program uses a data folder. The first one holds a lock in it and listens on a local
// socket, which no other computer can reach; a later one asks it to come forward. Thread of the window.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Outcome {
        First,  // this program uses the folder
        Raised, // another one does and was asked to come forward
        Silent, // another one does and did not answer
        Failed, // the folder cannot be written
    };

    explicit SingleInstance(const QString &folder);

    // Once. Waits at most five seconds for the other program.
    Outcome acquire();

signals:
    // A later program was started; `activation` is the token with which the system lets this one come
    // forward.
    void raiseRequested(const QByteArray &activation);

private:
    Outcome acquireOrRaise();
    bool lock();
    bool raiseOther() const;
    void listen();

    QString m_folder;
    QString m_socketName;
    std::unique_ptr<storage::FileLock> m_lock;
    QLocalServer m_server;
};

} // namespace window
