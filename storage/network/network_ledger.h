// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/network/network_record.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <memory>

namespace storage {

class Database;

// What the program asked of the network, and what a person allowed: network.db, which several programs may
// have open and change. Owned and called by one thread, which waits for disks. Throws Error.
class NetworkLedger
{
public:
    explicit NetworkLedger(const QString &dataFolder);
    ~NetworkLedger();

    NetworkMode mode() const;
    void setMode(NetworkMode mode);

    // By name; EverySite is one of them where everything is allowed.
    QList<AllowedSite> allowedSites() const;
    bool isListed(const QString &site) const; // by its name or by EverySite
    void allow(const QString &site);
    void withdraw(const QString &site);

    // The newest first.
    QList<LedgerEntry> entries(int most) const;
    // Returns its id. Of the oldest those beyond MostEntries are forgotten.
    std::int64_t begin(const LedgerEntry &entry);
    void update(std::int64_t id, std::int64_t receivedBytes, RequestOutcome outcome, int status);

    // All of it, as lines of values with commas between them (RFC 4180) below a line of names.
    QByteArray toCsv() const;
    void exportTo(const QString &path) const; // the same into a file

    static constexpr int MostEntries = 20'000;

private:
    std::unique_ptr<Database> m_database;
};

} // namespace storage
