// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/session_pool.h"

#include "inference/error.h"

#include <algorithm>
#include <utility>

namespace inference {

SessionPool::SessionPool(std::shared_ptr<const Model> model, std::uint64_t budgetBytes)
    : m_model(std::move(model)), m_budget(budgetBytes)
{
}

Session &SessionPool::session(std::int64_t conversation, int contextLength)
{
    const auto found = std::ranges::find(m_entries, conversation, &Entry::conversation);
    if (found != m_entries.end()) {
        if (found->session->contextLength() == contextLength) {
            m_entries.splice(m_entries.begin(), m_entries, found);
            return *m_entries.front().session;
        }
        m_entries.erase(found);
    }

    const std::uint64_t bytes = m_model->sessionBytes(contextLength);
    makeRoom(bytes);
    std::unique_ptr<Session> session;
    try {
        session = m_model->makeSession(contextLength);
    } catch (const Error &error) {
        if (error.code() != ErrorCode::OutOfMemory || m_entries.empty())
            throw;
        m_entries.clear();
        session = m_model->makeSession(contextLength);
    }
    m_entries.push_front({conversation, bytes, std::move(session)});
    return *m_entries.front().session;
}

// Drops sessions until so many bytes more are within the budget, or none is left.
void SessionPool::makeRoom(std::uint64_t bytes)
{
    std::uint64_t held = bytes;
    for (const Entry &entry : m_entries)
        held += entry.bytes;
    while (held > m_budget && !m_entries.empty()) {
        held -= m_entries.back().bytes;
        m_entries.pop_back();
    }
}

} // namespace inference
