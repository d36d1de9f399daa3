// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/network_access.h"

#include <QDateTime>
#include <QObject>
#include <QUrl>
#include <QVariantList>
#include <qqmlregistration.h>

namespace ui {

// A line of the page: a server, or a request.
struct NetworkRow {
    Q_GADGET
    QML_VALUE_TYPE(networkRow)
    Q_PROPERTY(QString site MEMBER site CONSTANT)
    Q_PROPERTY(QString name MEMBER name CONSTANT)
    Q_PROPERTY(QString time MEMBER time CONSTANT)
    Q_PROPERTY(QString reason MEMBER reason CONSTANT)
    Q_PROPERTY(QString count MEMBER count CONSTANT)
    Q_PROPERTY(QString received MEMBER received CONSTANT)
    Q_PROPERTY(QString outcome MEMBER outcome CONSTANT)
    Q_PROPERTY(bool isGood MEMBER isGood CONSTANT)
    Q_PROPERTY(bool isBad MEMBER isBad CONSTANT)

public:
    QString site;
    QString name; // of the server, as it is shown
    QString time;
    QString reason;
    QString count;
    QString received;
    QString outcome;
    bool isGood = true; // it was answered, or is under way
    bool isBad = false; // it was refused or failed; what was stopped is neither

    bool operator==(const NetworkRow &) const = default;
};

// The page of the network: what was asked, what may be. Thread of the window.
class NetworkLog : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program owns the record of its requests")
    Q_PROPERTY(int use READ use NOTIFY changed)
    Q_PROPERTY(bool isOffline READ isOffline NOTIFY changed)
    Q_PROPERTY(int requestsSinceStart READ requestsSinceStart NOTIFY changed)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString hubAddress READ hubAddress NOTIFY changed)
    Q_PROPERTY(bool hasHubToken READ hasHubToken NOTIFY changed)
    Q_PROPERTY(QVariantList servers READ servers NOTIFY changed)
    Q_PROPERTY(QVariantList requests READ requests NOTIFY changed)
    Q_PROPERTY(int shown READ shown WRITE setShown NOTIFY changed)
    Q_PROPERTY(ui::Failure failure READ failure NOTIFY changed)

public:
    explicit NetworkLog(NetworkAccess &access, QObject *parent = nullptr);

    int use() const { return static_cast<int>(m_record.use); } // of NetworkUse, in its order
    bool isOffline() const { return m_record.use == NetworkUse::Never; }
    int requestsSinceStart() const; // that were made; refused ones were not
    bool isEmpty() const { return m_record.requests.isEmpty(); }
    QString hubAddress() const { return m_record.hubAddress; }
    bool hasHubToken() const { return m_record.hasHubToken; }
    QVariantList servers() const;
    QVariantList requests() const;        // of those that are shown
    int shown() const { return m_shown; } // 0 all, 1 that were made, 2 that were refused
    void setShown(int shown);
    Failure failure() const { return m_failure; }

    Q_INVOKABLE void refresh() { m_access.refresh(); }
    Q_INVOKABLE void setUse(int use);
    Q_INVOKABLE void withdraw(const QString &site) { m_access.withdraw(site); }
    Q_INVOKABLE void setHubAddress(const QString &address) { m_access.setHubAddress(address); }
    Q_INVOKABLE void setHubToken(const QString &token) { m_access.setHubToken(token); }
    Q_INVOKABLE void exportTo(const QUrl &file) { m_access.exportTo(file.toLocalFile()); }
    Q_INVOKABLE void dismissFailure();

signals:
    void changed();

private:
    NetworkAccess &m_access;
    NetworkRecord m_record;
    QDateTime m_start = QDateTime::currentDateTimeUtc();
    int m_shown = 0;
    Failure m_failure;
};

} // namespace ui
