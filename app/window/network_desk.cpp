// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/network_desk.h"

#include "app/window/failure_from.h"
#include "storage/network/safe_address.h"
#include "storage/network/site.h"

namespace window {

using Kind = ui::Failure::Kind;

namespace {

ui::Failure failureOf(Kind kind, const QUrl &url)
{
    return {.kind = kind, .subject = storage::siteOf(url), .detail = url.toDisplayString()};
}

} // namespace

storage::NetworkGate &NetworkDesk::gate()
{
    if (!m_gate) {
        m_gate = std::make_unique<storage::NetworkGate>(m_dataFolder);
        connect(m_gate.get(), &storage::NetworkGate::ledgerChanged, this, &NetworkDesk::recordChanged);
    }
    return *m_gate;
}

void NetworkDesk::whenAllowed(const QUrl &url, const storage::NetworkTask &task, const QString &purpose,
                              const std::function<void()> &begin,
                              const std::function<void(ui::Failure)> &refuse, Amount amount)
{
    try {
        if (isOffline())
            return refuse(failureOf(Kind::Offline, url));
        if (!storage::isSafeAddress(url))
            return refuse(failureOf(Kind::FetchInsecure, url));
        const QString site = storage::siteOf(url);
        const bool mayCost = amount == Amount::Much && m_isMetered();
        if (gate().isAllowed(site, task) && !mayCost)
            return begin();
        const int id = ++m_lastQuestion;
        m_wishes.insert(id, {.site = site, .task = task, .begin = begin});
        emit asked({.id = id, .site = site, .purpose = purpose, .mayCost = mayCost});
    } catch (const storage::Error &error) {
        refuse(networkFailureFrom(error));
    }
}

void NetworkDesk::answer(int question, ui::Permission permission)
{
    if (!m_wishes.contains(question))
        return;
    const Wish wish = m_wishes.take(question);
    switch (permission) {
    case ui::Permission::No: return;
    case ui::Permission::Once: gate().allow(wish.site, storage::Grant::Once, wish.task); break;
    case ui::Permission::Site: gate().allow(wish.site, storage::Grant::Site, wish.task); break;
    case ui::Permission::Always: gate().allow(wish.site, storage::Grant::Always, wish.task); break;
    }
    wish.begin();
}

} // namespace window
