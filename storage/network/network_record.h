// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

#include <cstdint>
#include <string_view>

namespace storage {

// What the program does where something needs the network. The values last in network.db.
enum class NetworkMode {
    Never = 0,       // offline: nothing is asked, whatever was allowed
    AllowListed = 1, // servers on the list may be asked, others when a person says so
    AskEachTime = 2, // the list does not count
};

// For how long a person allows something.
enum class Grant {
    Once,   // for this task
    Site,   // that server, always
    Always, // every server, for what a person begins
};

// In the list of servers that may be asked: all of them.
inline const QString EverySite = QStringLiteral("*");

struct AllowedSite {
    QString site;
    QDateTime allowedAt;
    std::int64_t requests = 0; // that were ever made
    std::int64_t receivedBytes = 0;
};

// How a request ended. The values last in network.db.
enum class RequestOutcome {
    Running = 0, // or the program ended meanwhile
    Answered = 1,
    Failed = 2,  // in the network
    Refused = 3, // by us: nothing was sent
    Stopped = 4, // by a person, or because the program shall be offline
};

// In files and for other programs; it stays the same in every language.
constexpr std::string_view nameOf(RequestOutcome outcome)
{
    switch (outcome) {
    case RequestOutcome::Running: return "running";
    case RequestOutcome::Answered: return "answered";
    case RequestOutcome::Failed: return "failed";
    case RequestOutcome::Refused: return "refused";
    case RequestOutcome::Stopped: return "stopped";
    }
    return "unknown"; // of a newer release
}

// One request of the program.
struct LedgerEntry {
    std::int64_t id = 0;
    QDateTime startedAt;
    QString site;
    QString path;
    QString reason;
    QString redirectedBy; // the site that sent us there; empty: none
    std::int64_t receivedBytes = 0;
    RequestOutcome outcome = RequestOutcome::Running;
    int status = 0; // of HTTP; 0: there was no answer
};

} // namespace storage
