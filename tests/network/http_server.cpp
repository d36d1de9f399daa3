// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/network/http_server.h"

#include <QSslServer>
#include <QTimer>

#include <memory>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace {

// The head of a request, without the empty line behind it.
HttpQuestion parsed(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    HttpQuestion question{.method = first.value(0), .path = first.value(1), .headers = {}};
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        question.headers.insert(line.first(qMax(colon, 0)).toLower(), line.mid(colon + 1).trimmed());
    }
    return question;
}

} // namespace

qint64 firstWanted(const HttpQuestion &question)
{
    const QByteArray range = question.headers.value("range");
    return range.isEmpty() ? 0 : range.mid(6).split('-').value(0).toLongLong(); // "bytes=N-", "bytes=N-M"
}

QByteArray rangeOf(qint64 first, qint64 size)
{
    return "Content-Range: bytes " + QByteArray::number(first) + '-' + QByteArray::number(size - 1) + '/' +
           QByteArray::number(size);
}

void answerPart(HttpConnection &connection, const HttpQuestion &question, const QByteArray &file)
{
    const QByteArray range = question.headers.value("range");
    if (range.isEmpty())
        return connection.answer(200, file);
    const qint64 first = firstWanted(question);
    const QByteArray until = range.split('-').value(1);
    const qint64 last = until.isEmpty() ? file.size() - 1 : qMin<qint64>(until.toLongLong(), file.size() - 1);
    if (first >= file.size())
        return connection.answer(416, {}, {"Content-Range: bytes */" + QByteArray::number(file.size())});
    connection.answer(206, file.mid(first, last - first + 1),
                      {"Content-Range: bytes " + QByteArray::number(first) + '-' + QByteArray::number(last) +
                       '/' + QByteArray::number(file.size())});
}

HttpConnection::HttpConnection(QTcpSocket *socket, QObject *parent) : QObject(parent), m_socket(socket) {}

void HttpConnection::send(const QByteArray &bytes)
{
    if (m_socket && m_socket->isOpen())
        m_socket->write(bytes);
}

void HttpConnection::sendHead(int status, const QList<QByteArray> &lines)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " As told\r\nConnection: close\r\n";
    for (const QByteArray &line : lines)
        head += line + "\r\n";
    send(head + "\r\n");
}

void HttpConnection::answer(int status, const QByteArray &body, const QList<QByteArray> &lines)
{
    sendHead(status, lines + QList<QByteArray>{"Content-Length: " + QByteArray::number(body.size())});
    send(body);
    close();
}

void HttpConnection::close()
{
    if (m_socket)
        m_socket->disconnectFromHost();
}

void HttpConnection::reset()
{
    if (m_socket)
        m_socket->abort();
}

void HttpConnection::after(std::chrono::milliseconds time, const std::function<void()> &work)
{
    QTimer::singleShot(time, this, work);
}

HttpServer::HttpServer(Behaviour behaviour, const std::optional<QSslConfiguration> &tls)
    : m_behaviour(std::move(behaviour)), m_isSecure(tls)
{
    if (tls) {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(*tls);
        m_server = std::move(server);
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    m_server->listen(QHostAddress::LocalHost);
    m_port = m_server->serverPort();
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            take(socket);
    });
}

void HttpServer::goAway()
{
    m_server->close();
    for (const QPointer<QTcpSocket> &socket : std::exchange(m_sockets, {}))
        if (socket)
            socket->abort();
}

void HttpServer::comeBack()
{
    m_server->listen(QHostAddress::LocalHost, m_port);
}

void HttpServer::take(QTcpSocket *socket)
{
    m_sockets.append(socket);
    const auto received = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, received] {
        *received += socket->readAll();
        const qsizetype end = received->indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const HttpQuestion question = parsed(received->first(end));
        received->clear();
        m_questions.append(question);
        m_behaviour(*new HttpConnection(socket, socket), question); // goes with the socket
    });
}

QUrl HttpServer::url(const QString &path) const
{
    return QUrl(u"%1://%2%3"_s.arg(m_isSecure ? u"https"_s : u"http"_s, site(), path));
}

QString HttpServer::site() const
{
    return u"127.0.0.1:%1"_s.arg(m_port);
}
