// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "storage/downloads/download.h"
#include "storage/hub/model_hub.h"
#include "storage/network/network_gate.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QString>
#include <QTimer>

#include <chrono>
#include <expected>
#include <functional>
#include <optional>

namespace cli {

// What a command that goes to the network needs. What comes from there comes through a loop of events.
// Whoever calls such a command wants what it asks for, so a server that it names is allowed for this once.
class Online
{
public:
    // `reason` is what the record of requests says. Throws storage::Error.
    Online(const QString &dataFolder, const QString &reason);

    storage::NetworkGate &gate() { return m_gate; }
    storage::ModelHub &hub() { return m_hub; }
    const storage::NetworkTask &task() const { return m_task; }
    void allow(const QUrl &url);

    // Runs the loop until isOver(), or Ctrl+C; what happens between calls end() when it may be over.
    void runUntil(const std::function<bool()> &isOver, QEventLoop &loop);

    // Starts a download, or what is like one, and follows it until it ends, or Ctrl+C.
    template <typename Transfer>
    void follow(Transfer &transfer, const std::function<void()> &show)
    {
        QEventLoop loop;
        QObject::connect(&transfer, &Transfer::progressed, &loop, show);
        const auto isOver = [&transfer] {
            return transfer.state() == storage::DownloadState::Done ||
                   transfer.state() == storage::DownloadState::Failed;
        };
        QObject::connect(&transfer, &Transfer::changed, &loop, [&] {
            if (isOver())
                loop.quit();
            else if (transfer.state() == storage::DownloadState::Waiting)
                report(transfer.explanation().toStdString() + "; trying again");
        });
        transfer.start();
        runUntil(isOver, loop);
    }

    // The answer to what `ask` asks. Throws Error, or Stopped.
    template <typename T, typename Ask>
    T wait(Ask ask)
    {
        QEventLoop loop;
        std::optional<std::expected<T, storage::FetchFailure>> answer;
        ask([&](const std::expected<T, storage::FetchFailure> &given) {
            answer = given;
            loop.quit();
        });
        runUntil([&answer] { return answer.has_value(); }, loop);
        m_hub.stop();
        if (!answer)
            throw Stopped("Stopped");
        if (!*answer)
            throwFor(answer->error());
        return **answer;
    }

    // Of a repository at the hub. Throws Error, or Stopped.
    storage::HubRepository list(const QString &repository);
    // Throws Error for a quantisation that it lacks.
    static storage::HubFile choose(const storage::HubRepository &repository, const QString &quantisation);

private:
    [[noreturn]] static void throwFor(const storage::FetchFailure &failure);

    char m_name[12] = "chasqui-cli";
    char *m_arguments[2] = {m_name, nullptr};
    int m_count = 1;
    QCoreApplication m_application{m_count, m_arguments};
    storage::NetworkGate m_gate;
    storage::ModelHub m_hub;
    storage::NetworkTask m_task;
};

} // namespace cli
