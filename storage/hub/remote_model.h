// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/models/describe_model.h"
#include "storage/network/small_fetch.h"

#include <QByteArray>
#include <QUrl>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace storage {

// Looks at a model that is elsewhere before it is fetched: reads the beginning of its file by ranges, as much
// as its header has, and lets the engine judge it. Of the gate's thread; the gate outlives it.
class RemoteModel
{
public:
    // Its file is its address. One that the engine cannot run, or that is no model, says so in its judgement.
    using Answer = std::expected<LibraryModel, FetchFailure>;

    // Tells `then` once, after this returns, unless it is destroyed before; it may be destroyed by that.
    // `authorization` is sent to the url's own site only.
    RemoteModel(NetworkGate &gate, const QUrl &url, const NetworkTask &task, const QByteArray &authorization,
                Judge judge, std::function<void(const Answer &)> then);

private:
    void ask(std::uint64_t until);
    void hear(const Fetched &answer);
    void tell(const Answer &answer) { std::exchange(m_then, nullptr)(answer); } // then this may be gone
    void fail(FetchFailure::Kind kind, const QString &explanation);

    NetworkGate &m_gate;
    QUrl m_url;
    NetworkTask m_task;
    QByteArray m_authorization;
    Judge m_judge;
    std::function<void(const Answer &)> m_then;
    std::unique_ptr<SmallFetch> m_fetch;
    std::vector<std::byte> m_beginning;
    qint64 m_sizeBytes = 0; // of the whole; 0: not known yet
};

} // namespace storage
