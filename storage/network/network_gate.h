// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/network/network_exchange.h"
#include "storage/network/network_ledger.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QSet>
#include <QString>
#include <QUuid>

#include <memory>
#include <utility>

namespace storage {

// The one door to the network: every request of the program goes through it, is allowed by a person before it
// is made, and stands in the ledger before anything is sent. Nothing else opens a socket
// (tests/architecture/check_boundaries.py). Lives on a thread with an event loop, which waits for disks.
class NetworkGate : public QObject
{
    Q_OBJECT

public:
    // Throws Error when the ledger cannot be opened: what cannot be noted is not asked.
    explicit NetworkGate(const QString &dataFolder, QObject *parent = nullptr);
    ~NetworkGate() override;

    NetworkMode mode() const { return m_ledger.mode(); }
    void setMode(NetworkMode mode); // Never: what runs is stopped too, in every program within a second
    bool isAllowed(const QString &site, const NetworkTask &task) const;
    void allow(const QString &site, Grant grant, const NetworkTask &task);
    void withdraw(const QString &site);
    const NetworkLedger &ledger() const { return m_ledger; }

    // Begins a request. Throws Error, and notes that it was refused: Offline, NotAllowed, or Insecure for an
    // address that is neither of HTTPS nor of this computer. The gate outlives the exchange.
    std::unique_ptr<NetworkExchange> get(const NetworkRequest &request);

    // Whether what is moved may cost money, as far as the system says so.
    bool isMetered() const;

signals:
    void ledgerChanged();
    void cameOnline(); // the machine did, as far as its system says so

private:
    friend class NetworkExchange;

    [[noreturn]] void refuse(const NetworkRequest &request, ErrorCode code, const char *why);

    NetworkLedger m_ledger;
    QNetworkAccessManager m_manager;
    QSet<std::pair<QUuid, QString>> m_once; // what was allowed for one task, by its id and the site
};

} // namespace storage
