// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/network/network_ledger.h"

#include "storage/migrations.h"
#include "storage/shared_database.h"

#include <QByteArray>
#include <QSaveFile>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

LedgerEntry entryOf(SQLite::Statement &row)
{
    return {.id = row.getColumn(0).getInt64(),
            .startedAt = timeOf(row.getColumn(1)),
            .site = textOf(row.getColumn(2)),
            .path = textOf(row.getColumn(3)),
            .reason = textOf(row.getColumn(4)),
            .redirectedBy = textOf(row.getColumn(5)),
            .receivedBytes = row.getColumn(6).getInt64(),
            .outcome = static_cast<RequestOutcome>(row.getColumn(7).getInt()),
            .status = row.getColumn(8).getInt()};
}

// A spreadsheet takes a text that begins with one of these for a formula; a server's path may be one.
QString quoted(QString text)
{
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

NetworkLedger::NetworkLedger(const QString &dataFolder)
    : m_database(openSharedDatabase(dataFolder, u"network"_s, NetworkSchema))
{
}

NetworkLedger::~NetworkLedger() = default;

NetworkMode NetworkLedger::mode() const
{
    return guarded("reading what the network is for", [&] {
        SQLite::Statement row = prepared(*m_database, "SELECT mode FROM policy");
        // What a newer release may have written is no permission.
        const int mode = row.executeStep() ? row.getColumn(0).getInt() : 0;
        return mode == 1 || mode == 2 ? static_cast<NetworkMode>(mode) : NetworkMode::Never;
    });
}

void NetworkLedger::setMode(NetworkMode mode)
{
    guarded("writing what the network is for",
            [&] { execute(*m_database, "INSERT OR REPLACE INTO policy VALUES (1, ?)", mode); });
}

QList<AllowedSite> NetworkLedger::allowedSites() const
{
    return guarded("listing servers", [&] {
        SQLite::Statement row = prepared(
            *m_database, "SELECT allowed_site.site, allowed_at, count(request.id), total(received_bytes)"
                         " FROM allowed_site LEFT JOIN request ON request.site = allowed_site.site"
                         " GROUP BY allowed_site.site ORDER BY allowed_site.site");
        QList<AllowedSite> sites;
        while (row.executeStep())
            sites.append({.site = textOf(row.getColumn(0)),
                          .allowedAt = timeOf(row.getColumn(1)),
                          .requests = row.getColumn(2).getInt64(),
                          .receivedBytes = static_cast<std::int64_t>(row.getColumn(3).getDouble())});
        return sites;
    });
}

bool NetworkLedger::isListed(const QString &site) const
{
    return guarded("looking for a server", [&] {
        SQLite::Statement row =
            prepared(*m_database, "SELECT 1 FROM allowed_site WHERE site = ? OR site = ?", site, EverySite);
        return row.executeStep();
    });
}

void NetworkLedger::allow(const QString &site)
{
    guarded("allowing a server", [&] {
        execute(*m_database, "INSERT OR IGNORE INTO allowed_site VALUES (?, ?)", site,
                QDateTime::currentDateTimeUtc());
    });
}

void NetworkLedger::withdraw(const QString &site)
{
    guarded("withdrawing a server",
            [&] { execute(*m_database, "DELETE FROM allowed_site WHERE site = ?", site); });
}

QList<LedgerEntry> NetworkLedger::entries(int most) const
{
    return guarded("listing requests", [&] {
        SQLite::Statement row =
            prepared(*m_database,
                     "SELECT id, started_at, site, path, reason, redirected_by, received_bytes, outcome,"
                     " status FROM request ORDER BY id DESC LIMIT ?",
                     most);
        QList<LedgerEntry> entries;
        while (row.executeStep())
            entries.append(entryOf(row));
        return entries;
    });
}

std::int64_t NetworkLedger::begin(const LedgerEntry &entry)
{
    return guarded("noting a request", [&] {
        Transaction transaction(*m_database);
        execute(*m_database,
                "INSERT INTO request (started_at, site, path, reason, redirected_by, outcome)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                entry.startedAt, entry.site, entry.path, entry.reason, entry.redirectedBy, entry.outcome);
        const std::int64_t id = m_database->sqlite().getLastInsertRowid();
        execute(*m_database, "DELETE FROM request WHERE id <= ?", id - MostEntries);
        transaction.commit();
        return id;
    });
}

void NetworkLedger::update(std::int64_t id, std::int64_t receivedBytes, RequestOutcome outcome, int status)
{
    guarded("noting what a request became", [&] {
        execute(*m_database, "UPDATE request SET received_bytes = ?, outcome = ?, status = ? WHERE id = ?",
                receivedBytes, outcome, status, id);
    });
}

QByteArray NetworkLedger::toCsv() const
{
    QString text = u"time,server,path,reason,redirected by,received bytes,outcome,status\r\n"_s;
    for (const LedgerEntry &entry : entries(MostEntries)) {
        const QStringList values = {entry.startedAt.toString(Qt::ISODateWithMs),
                                    quoted(entry.site),
                                    quoted(entry.path),
                                    quoted(entry.reason),
                                    quoted(entry.redirectedBy),
                                    QString::number(entry.receivedBytes),
                                    QString::fromLatin1(nameOf(entry.outcome)),
                                    QString::number(entry.status)};
        text += values.join(u',') + u"\r\n"_s;
    }
    return text.toUtf8();
}

void NetworkLedger::exportTo(const QString &path) const
{
    const QByteArray text = toCsv();
    QSaveFile file(path);
    if (!file.open(QSaveFile::WriteOnly) || file.write(text) != text.size() || !file.commit())
        throw Error(ErrorCode::Unwritable,
                    path.toStdString() + " cannot be written: " + file.errorString().toStdString());
}

} // namespace storage
