// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/local_network.h"

#include "app/window/failure_from.h"
#include "storage/hub/hub_settings.h"
#include "storage/network/safe_address.h"

#include <utility>

namespace window {

using storage::HubSettings;
using storage::NetworkLedger;
using storage::NetworkMode;
using storage::RequestOutcome;
using ui::NetworkUse;
using Outcome = ui::NetworkRequest::Outcome;

namespace {

// More than anybody reads; all of them are in the file that is exported.
constexpr int ShownRequests = 1000;

NetworkUse useFrom(NetworkMode mode)
{
    switch (mode) {
    case NetworkMode::Never: return NetworkUse::Never;
    case NetworkMode::AllowListed: return NetworkUse::AllowListed;
    case NetworkMode::AskEachTime: return NetworkUse::AskEachTime;
    }
    std::unreachable();
}

NetworkMode modeFrom(NetworkUse use)
{
    switch (use) {
    case NetworkUse::Never: return NetworkMode::Never;
    case NetworkUse::AllowListed: return NetworkMode::AllowListed;
    case NetworkUse::AskEachTime: return NetworkMode::AskEachTime;
    }
    std::unreachable();
}

Outcome outcomeFrom(RequestOutcome outcome)
{
    switch (outcome) {
    case RequestOutcome::Running: return Outcome::UnderWay;
    case RequestOutcome::Answered: return Outcome::Answered;
    case RequestOutcome::Failed: return Outcome::Failed;
    case RequestOutcome::Refused: return Outcome::Refused;
    case RequestOutcome::Stopped: break;
    }
    return Outcome::Stopped;
}

ui::NetworkRecord recordOf(const NetworkLedger &ledger, const HubSettings &hub)
{
    ui::NetworkRecord record = {.use = useFrom(ledger.mode()),
                                .hubAddress = hub.endpoint.toString(),
                                .hasHubToken = !hub.token.isEmpty(),
                                .servers = {},
                                .requests = {}};
    for (const storage::AllowedSite &site : ledger.allowedSites())
        record.servers.append({.site = site.site == storage::EverySite ? QString() : site.site,
                               .since = site.allowedAt,
                               .requests = site.requests,
                               .receivedBytes = site.receivedBytes});
    for (const storage::LedgerEntry &entry : ledger.entries(ShownRequests))
        record.requests.append({.time = entry.startedAt,
                                .site = entry.site,
                                .reason = entry.reason,
                                .redirectedBy = entry.redirectedBy,
                                .receivedBytes = entry.receivedBytes,
                                .outcome = outcomeFrom(entry.outcome),
                                .status = entry.status});
    return record;
}

} // namespace

LocalNetwork::LocalNetwork(const QString &dataFolder)
    : m_dataFolder(dataFolder), m_thread(QStringLiteral("network"))
{
}

// Does the work, and tells how things stand then.
template <typename Work>
void LocalNetwork::withLedger(Work work)
{
    m_thread
        .run([this, work = std::move(work)] {
            if (!m_ledger)
                m_ledger = std::make_unique<NetworkLedger>(m_dataFolder);
            work(*m_ledger);
            return recordOf(*m_ledger, HubSettings::of(m_dataFolder));
        })
        .then(this, [this](const ui::NetworkRecord &record) { emit changed(record); })
        .onFailed(this, [this](const storage::Error &error) { emit failed(networkFailureFrom(error)); });
}

void LocalNetwork::refresh()
{
    withLedger([](NetworkLedger &) {});
}

void LocalNetwork::setUse(NetworkUse use)
{
    withLedger([use](NetworkLedger &ledger) { ledger.setMode(modeFrom(use)); });
}

void LocalNetwork::withdraw(const QString &site)
{
    withLedger(
        [site](NetworkLedger &ledger) { ledger.withdraw(site.isEmpty() ? storage::EverySite : site); });
}

void LocalNetwork::setHubAddress(const QString &address)
{
    const QString text = address.trimmed();
    const QUrl url = text.isEmpty() ? HubSettings().endpoint : QUrl(text, QUrl::StrictMode);
    if (!storage::isSafeAddress(url)) {
        ui::Failure failure;
        failure.kind = ui::Failure::Kind::FetchInsecure;
        failure.detail = address;
        emit failed(failure);
        return;
    }
    changeHub([url](HubSettings &hub) { hub.endpoint = url; });
}

void LocalNetwork::setHubToken(const QString &token)
{
    changeHub([token](HubSettings &hub) { hub.token = token.trimmed().toLatin1(); });
}

template <typename Change>
void LocalNetwork::changeHub(Change change)
{
    withLedger([change, folder = m_dataFolder](NetworkLedger &) {
        HubSettings hub = HubSettings::saved(folder);
        change(hub);
        hub.save(folder);
    });
}

void LocalNetwork::exportTo(const QString &file)
{
    withLedger([file](NetworkLedger &ledger) { ledger.exportTo(file); });
}

} // namespace window
