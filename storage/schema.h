// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/database.h"

#include <cstdint>
#include <span>

namespace storage {

// A kind of database: the mark in the header of its files, and the steps that make it what it is. A file's
// version is the number of steps that it has had, in its user_version.
class Schema
{
public:
    // Step n takes a database from version n to n + 1. The steps outlive the schema.
    constexpr Schema(std::int64_t applicationId, std::span<const char *const> steps)
        : m_applicationId(applicationId), m_steps(steps)
    {
    }

    // That this release writes.
    int currentVersion() const { return static_cast<int>(m_steps.size()); }

    // 0 for a file without tables. Throws Error: NewerSchema for a file of a newer release, ForeignFile for
    // one of another program. Changes nothing.
    int versionOf(SQLite::Database &sqlite) const;

    // Brings a database from `version` to the current one, each step in one transaction.
    void migrate(Database &database, int version) const;

private:
    std::int64_t m_applicationId;
    std::span<const char *const> m_steps;
};

} // namespace storage
