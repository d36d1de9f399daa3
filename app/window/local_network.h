// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/task_thread.h"
#include "storage/network/network_ledger.h"
#include "ui/ports/network_access.h"

#include <memory>

namespace window {

// The record of the program's requests, network.db, which is opened when it is first asked for. Of the thread
// of the window; it works on one of its own. Opens no socket: that is for whoever has a NetworkGate.
class LocalNetwork : public ui::NetworkAccess
{
    Q_OBJECT

public:
    explicit LocalNetwork(const QString &dataFolder);

    void refresh() override;
    void setUse(ui::NetworkUse use) override;
    void withdraw(const QString &site) override;
    void setHubAddress(const QString &address) override;
    void setHubToken(const QString &token) override;
    void exportTo(const QString &file) override;

private:
    template <typename Work>
    void withLedger(Work work);
    template <typename Change>
    void changeHub(Change change);

    QString m_dataFolder;
    std::unique_ptr<storage::NetworkLedger> m_ledger; // of the thread below, which ends first
    TaskThread m_thread;
};

} // namespace window
