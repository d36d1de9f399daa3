// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model.h"
#include "inference/session.h"

#include <cstdint>
#include <list>
#include <memory>

namespace inference {

// Sessions of one model for many conversations, within a budget of memory: those that were used longest ago
// go first. Owned and called by one thread.
class SessionPool
{
public:
    // There is always room for one session, whatever the budget.
    SessionPool(std::shared_ptr<const Model> model, std::uint64_t budgetBytes);

    const Model &model() const { return *m_model; }

    // That of a conversation, which is new where it has none, or one of another length. Valid until the next
    // call. Throws as Model::makeSession, after all others went to make room.
    Session &session(std::int64_t conversation, int contextLength);

    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        std::int64_t conversation = 0;
        std::uint64_t bytes = 0;
        std::unique_ptr<Session> session;
    };

    void makeRoom(std::uint64_t bytes);

    std::shared_ptr<const Model> m_model;
    std::uint64_t m_budget;
    std::list<Entry> m_entries; // the last used one first
};

} // namespace inference
