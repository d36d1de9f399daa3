// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/error.h"
#include "storage/network/network_record.h"

#include <QByteArray>
#include <QList>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <QUrl>
#include <QUuid>

#include <chrono>
#include <cstdint>
#include <limits>
#include <utility>

namespace storage {

class NetworkGate;

// What a person wants of the network: one search, one download. What is allowed once is allowed for all of
// its requests.
struct NetworkTask {
    QString reason; // in the person's language, as the ledger shows it
    QUuid id = QUuid::createUuid();
};

using HttpHeader = std::pair<QByteArray, QByteArray>;

struct NetworkRequest {
    QUrl url;
    NetworkTask task;
    QList<HttpHeader> headers;
    QByteArray authorization; // sent to the url's own site only; empty: none
    std::chrono::milliseconds patience = std::chrono::seconds(30); // without a byte
};

// Why there is no whole answer.
enum class NetworkFailure {
    None,
    Unreachable, // no such server, no network, or it does not take the connection
    Proxied,     // a proxy on the way wants a name and a password
    Silent,      // nothing came for as long as the request is patient
    Untrusted,   // its certificate is not to be trusted
    Broken,      // the connection ended before the answer did
    Misled,      // it sends us on too often, or to an address that is not safe
    Stopped,     // by us
};

// An answer of one address on the way.
struct NetworkHop {
    QUrl url;
    int status = 0;
    QList<HttpHeader> headers;
};

// A request on its way and its answer. Where a server sends us on is followed here: at most five times, only
// to HTTPS, and without credentials to another site. Made by the gate; of its thread.
class NetworkExchange : public QObject
{
    Q_OBJECT

public:
    ~NetworkExchange() override; // stops it

    // Of the last address once it has answered.
    int status() const { return m_hops.last().status; }
    QByteArray header(const QByteArray &name) const; // empty: there is none
    // All addresses so far, the first one first.
    const QList<NetworkHop> &hops() const { return m_hops; }

    // What has arrived of the body since the last call, and no more than `most` of it. A server whose bytes
    // are not read waits after some megabytes.
    QByteArray read(qint64 most = std::numeric_limits<qint64>::max());
    qint64 unreadBytes() const;
    bool isFinished() const { return m_isFinished; }
    NetworkFailure failure() const { return m_failure; }
    const QString &explanation() const { return m_explanation; } // of the failure, for the log

    void stop();

signals:
    void answered(); // status and headers are those of the last address
    void arrived();  // there is something to read
    void finished(); // once, also when it failed; what has arrived can still be read

private:
    friend class NetworkGate;
    NetworkExchange(NetworkGate &gate, NetworkRequest request);

    void ask(const QUrl &url, const QString &redirectedBy);
    void hear();
    void sendOn(const QUrl &target);
    void end();
    bool isTorn() const;
    void fail(NetworkFailure failure, const QString &explanation);
    void note(RequestOutcome outcome);
    void watch();

    NetworkGate &m_gate;
    NetworkRequest m_request;
    QList<NetworkHop> m_hops;
    QPointer<QNetworkReply> m_reply; // goes with the gate, should that go first
    QByteArray m_rest;               // of what was stopped
    QTimer m_watch;
    std::int64_t m_entry = 0;         // of the last address, in the ledger
    std::int64_t m_received = 0;      // from it
    std::int64_t m_notedReceived = 0; // in the ledger
    std::chrono::steady_clock::time_point m_noted;
    bool m_isAnswered = false;
    bool m_isFinished = false;
    NetworkFailure m_failure = NetworkFailure::None;
    QString m_explanation;
};

} // namespace storage
