// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/single_instance.h"

#include "storage/error.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocalSocket>
#include <QThread>

namespace window {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PatienceMs = 5000;

// One name for one folder, however its path is written.
QString socketNameFor(const QString &folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    const QByteArray path = (canonical.isEmpty() ? folder : canonical).toUtf8();
    return u"chasqui-"_s +
           QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(24));
}

} // namespace

SingleInstance::SingleInstance(const QString &folder) : m_folder(folder) {}

// False when another program has the folder. Throws storage::Error when it cannot be written.
bool SingleInstance::lock()
{
    try {
        m_lock = std::make_unique<storage::FileLock>(QDir(m_folder).filePath(u"chasqui.lock"_s));
        return true;
    } catch (const storage::Error &error) {
        if (error.code() != storage::ErrorCode::Locked)
            throw;
        return false;
    }
}

SingleInstance::Outcome SingleInstance::acquire()
{
    if (!QDir().mkpath(m_folder))
        return Outcome::Failed;
    m_socketName = socketNameFor(m_folder);
    try {
        return acquireOrRaise();
    } catch (const storage::Error &) {
        return Outcome::Failed;
    }
}

SingleInstance::Outcome SingleInstance::acquireOrRaise()
{
    QElapsedTimer waiting;
    waiting.start();
    while (!lock()) {
        if (raiseOther())
            return Outcome::Raised;
        // The other one may be about to listen, or about to end.
        if (waiting.elapsed() >= PatienceMs)
            return Outcome::Silent;
        QThread::msleep(100);
    }
    listen();
    return Outcome::First;
}

bool SingleInstance::raiseOther() const
{
    QLocalSocket socket;
    socket.connectToServer(m_socketName);
    if (!socket.waitForConnected(500))
        return false;
    QByteArray activation = qgetenv("XDG_ACTIVATION_TOKEN");
    if (activation.isEmpty())
        activation = qgetenv("DESKTOP_STARTUP_ID");
    socket.write("raise " + activation + "\n");
    // It answers, so that a program that hangs is not taken for one that came forward.
    return socket.waitForBytesWritten(500) && socket.waitForReadyRead(1500) && socket.readAll() == "ok\n";
}

void SingleInstance::listen()
{
    QLocalServer::removeServer(m_socketName); // of a program that died; the lock says that there is no other
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.listen(m_socketName);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine())
                return;
            const QByteArray line = socket->readLine(1024).trimmed();
            if (!line.startsWith("raise"))
                return;
            socket->write("ok\n");
            socket->flush();
            emit raiseRequested(line.mid(6));
        });
    });
}

} // namespace window
