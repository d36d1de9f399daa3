// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

// What a client asked.
struct HttpQuestion {
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> headers; // names in small letters
};

// Where the part begins that was asked for: 0 for the whole.
qint64 firstWanted(const HttpQuestion &question);
// What an answer with the rest of a file says of itself, as a line of its head.
QByteArray rangeOf(qint64 first, qint64 size);

// A client's connection, to be answered well or badly.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    HttpConnection(QTcpSocket *socket, QObject *parent);

    void send(const QByteArray &bytes);
    // A head with these lines, and "Connection: close".
    void sendHead(int status, const QList<QByteArray> &lines = {});
    // A whole answer.
    void answer(int status, const QByteArray &body, const QList<QByteArray> &lines = {});
    void close(); // when all has been sent
    void reset(); // at once, as a machine that falls over
    void after(std::chrono::milliseconds time, const std::function<void()> &work);

private:
    QPointer<QTcpSocket> m_socket;
};

// Answers as a server does that sends parts: with the one that is asked for, or all of it.
void answerPart(HttpConnection &connection, const HttpQuestion &question, const QByteArray &file);

// A server on a loopback address that behaves as a test tells it. Of the test's thread.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    using Behaviour = std::function<void(HttpConnection &connection, const HttpQuestion &question)>;

    // Of HTTPS where it is told how.
    explicit HttpServer(Behaviour behaviour, const std::optional<QSslConfiguration> &tls = {});

    // As when a network goes: every connection is cut, and no other is taken until it comes back.
    void goAway();
    void comeBack();

    QUrl url(const QString &path) const;
    QString site() const; // "127.0.0.1:40123"
    const QList<HttpQuestion> &questions() const { return m_questions; }

private:
    void take(QTcpSocket *socket);

    Behaviour m_behaviour;
    std::unique_ptr<QTcpServer> m_server;
    bool m_isSecure;
    quint16 m_port = 0;
    QList<QPointer<QTcpSocket>> m_sockets;
    QList<HttpQuestion> m_questions;
};
