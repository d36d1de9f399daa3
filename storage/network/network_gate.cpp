// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/network/network_gate.h"

#include "storage/network/safe_address.h"
#include "storage/network/site.h"

#include <QNetworkInformation>
#include <QNetworkProxyFactory>

#include <format>

namespace storage {

NetworkGate::NetworkGate(const QString &dataFolder, QObject *parent) : QObject(parent), m_ledger(dataFolder)
{
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager.setAutoDeleteReplies(false);
    // Not every system tells; without it one only waits longer.
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
                [this](QNetworkInformation::Reachability reached) {
                    if (reached == QNetworkInformation::Reachability::Online)
                        emit cameOnline();
                });
}

NetworkGate::~NetworkGate() = default;

bool NetworkGate::isMetered() const
{
    const QNetworkInformation *system = QNetworkInformation::instance();
    return system && system->isMetered();
}

void NetworkGate::setMode(NetworkMode mode)
{
    m_ledger.setMode(mode);
    emit ledgerChanged();
}

bool NetworkGate::isAllowed(const QString &site, const NetworkTask &task) const
{
    switch (m_ledger.mode()) {
    case NetworkMode::Never: return false;
    case NetworkMode::AllowListed:
        if (m_ledger.isListed(site))
            return true;
        break;
    case NetworkMode::AskEachTime: break;
    }
    return m_once.contains({task.id, site});
}

void NetworkGate::allow(const QString &site, Grant grant, const NetworkTask &task)
{
    m_once.insert({task.id, site});
    if (grant != Grant::Once) {
        m_ledger.allow(grant == Grant::Site ? site : EverySite);
        emit ledgerChanged();
    }
}

void NetworkGate::withdraw(const QString &site)
{
    m_ledger.withdraw(site);
    m_once.removeIf([&site](const auto &allowed) { return allowed.second == site; });
    emit ledgerChanged();
}

std::unique_ptr<NetworkExchange> NetworkGate::get(const NetworkRequest &request)
{
    if (m_ledger.mode() == NetworkMode::Never)
        refuse(request, ErrorCode::Offline, "the network is switched off");
    if (!isSafeAddress(request.url))
        refuse(request, ErrorCode::Insecure, "only addresses that begin with https:// are asked");
    if (!isAllowed(siteOf(request.url), request.task))
        refuse(request, ErrorCode::NotAllowed, "nobody allowed that");
    return std::unique_ptr<NetworkExchange>(new NetworkExchange(*this, request));
}

void NetworkGate::refuse(const NetworkRequest &request, ErrorCode code, const char *why)
{
    m_ledger.begin({.startedAt = QDateTime::currentDateTimeUtc(),
                    .site = siteOf(request.url),
                    .path = notedPath(request.url),
                    .reason = request.task.reason,
                    .outcome = RequestOutcome::Refused});
    emit ledgerChanged();
    throw Error(code, std::format("{} was not asked: {}", siteOf(request.url).toStdString(), why));
}

} // namespace storage
