// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/network_access.h"

// Keeps what a test tells it.
class ScriptedNetwork : public ui::NetworkAccess
{
    Q_OBJECT

public:
    void refresh() override { emit changed(record); }
    void setUse(ui::NetworkUse use) override
    {
        record.use = use;
        refresh();
    }
    void withdraw(const QString &site) override
    {
        record.servers.removeIf([&](const ui::AllowedServer &server) { return server.site == site; });
        refresh();
    }
    void setHubAddress(const QString &address) override
    {
        record.hubAddress = address;
        refresh();
    }
    void setHubToken(const QString &token) override
    {
        record.hasHubToken = !token.isEmpty();
        refresh();
    }
    void exportTo(const QString &file) override { exports.append(file); }

    ui::NetworkRecord record;
    QStringList exports;
};
