// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/models/online.h"

#include "app/cli/models/advice.h"
#include "inference/error.h"
#include "storage/network/site.h"

#include <format>
#include <string>

namespace cli {

using storage::FetchFailure;

Online::Online(const QString &dataFolder, const QString &reason)
    : m_gate(dataFolder), m_hub(m_gate, storage::HubSettings::of(dataFolder)), m_task{.reason = reason}
{
    allow(m_hub.settings().endpoint);
}

void Online::allow(const QUrl &url)
{
    m_gate.allow(storage::siteOf(url), storage::Grant::Once, m_task);
}

void Online::runUntil(const std::function<bool()> &isOver, QEventLoop &loop)
{
    QTimer interrupts; // what a signal may do is little
    QObject::connect(&interrupts, &QTimer::timeout, &loop, [&loop] {
        if (isInterrupted())
            loop.quit();
    });
    interrupts.start(std::chrono::milliseconds(100));
    if (!isOver())
        loop.exec();
}

storage::HubRepository Online::list(const QString &repository)
{
    return wait<storage::HubRepository>([&](auto then) { m_hub.list(repository, m_task, then); });
}

storage::HubFile Online::choose(const storage::HubRepository &repository, const QString &quantisation)
{
    const auto file = storage::chooseFile(repository, quantisation);
    if (!file)
        throw inference::Error(inference::ErrorCode::BadInput, file.error().toStdString());
    return *file;
}

void Online::throwFor(const FetchFailure &failure)
{
    throw inference::Error(inference::ErrorCode::BadInput,
                           std::format("{}; {}", failure.explanation.toStdString(), adviceFor(failure)));
}

} // namespace cli
