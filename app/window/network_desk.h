// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/hub/hub_settings.h"
#include "storage/network/network_gate.h"
#include "ui/ports/model_downloads.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>
#include <utility>

namespace window {

// The gate of the window, and the questions to a person that open it. Of the network's thread, where it is to
// be destroyed; the gate is opened when it is first needed.
class NetworkDesk : public QObject
{
    Q_OBJECT

public:
    // `dataFolder` has the record of requests.
    explicit NetworkDesk(const QString &dataFolder) : m_dataFolder(dataFolder) {}

    // How much a request brings: for much a person is asked each time while that may cost money.
    enum class Amount { Little, Much };

    // What tells whether it may, instead of the system.
    void setMetered(std::function<bool()> isMetered) { m_isMetered = std::move(isMetered); }

    const QString &dataFolder() const { return m_dataFolder; }
    // Throws storage::Error.
    storage::NetworkGate &gate();
    bool isOffline() { return gate().mode() == storage::NetworkMode::Never; }
    storage::HubSettings hubSettings() const { return storage::HubSettings::of(m_dataFolder); }

    // Begins something that asks that address, at once or when a person allows it. What cannot be asked at
    // all goes to `refuse`; a person who says no knows it.
    void whenAllowed(const QUrl &url, const storage::NetworkTask &task, const QString &purpose,
                     const std::function<void()> &begin, const std::function<void(ui::Failure)> &refuse,
                     Amount amount = Amount::Little);
    void answer(int question, ui::Permission permission);

signals:
    void asked(const ui::PermissionQuestion &question);
    void recordChanged();

private:
    // Something that waits for a person's word.
    struct Wish {
        QString site;
        storage::NetworkTask task;
        std::function<void()> begin;
    };

    QString m_dataFolder;
    std::function<bool()> m_isMetered = [this] { return gate().isMetered(); };
    std::unique_ptr<storage::NetworkGate> m_gate;
    QHash<int, Wish> m_wishes; // by the id of the question
    int m_lastQuestion = 0;
};

} // namespace window
