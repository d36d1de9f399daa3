// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/failure.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

namespace ui {

// What may be asked of the network.
enum class NetworkUse {
    Never,       // nothing, whatever was allowed
    AskEachTime, // what a person says each time
    AllowListed, // the servers of the list, and what a person says
};

// A server that may be asked without a question.
struct AllowedServer {
    QString site; // empty: every server
    QDateTime since;
    qint64 requests = 0;
    qint64 receivedBytes = 0;
};

// One request of the program.
struct NetworkRequest {
    enum class Outcome { UnderWay, Answered, Failed, Refused, Stopped };

    QDateTime time;
    QString site;
    QString reason;
    QString redirectedBy; // the server that sent us there; empty: none
    qint64 receivedBytes = 0;
    Outcome outcome = Outcome::UnderWay;
    int status = 0; // of HTTP; 0: there was no answer
};

struct NetworkRecord {
    NetworkUse use = NetworkUse::AllowListed;
    QString hubAddress;       // of Hugging Face, or of a mirror
    bool hasHubToken = false; // which says there who asks
    QList<AllowedServer> servers;
    QList<NetworkRequest> requests; // the newest first
};

// What the program asked of the network, and what it may: what the interface asks of whoever keeps that.
// Lives on the thread of the window, works on others.
class NetworkAccess : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Answered by changed() or failed(), as the others are.
    virtual void refresh() = 0;
    virtual void setUse(NetworkUse use) = 0; // Never stops what is under way
    virtual void withdraw(const QString &site) = 0;
    // Of Hugging Face or a mirror; empty: as at first. An address that is not safe answers with failed().
    virtual void setHubAddress(const QString &address) = 0;
    virtual void setHubToken(const QString &token) = 0; // empty: none any more
    // Writes every request to a file, as lines of values with commas between them.
    virtual void exportTo(const QString &file) = 0;

signals:
    void changed(const ui::NetworkRecord &record);
    void failed(const ui::Failure &failure);
};

} // namespace ui
