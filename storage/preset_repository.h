// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

namespace storage {

class Database;

// Every statement about presets. Owned by a Store.
class PresetRepository
{
public:
    explicit PresetRepository(Database &database) : m_database(database) {}

    QList<Preset> all() const; // by name
    // Under a name; what had that name before is gone.
    Preset save(const QString &name, const ConversationSettings &settings);
    void remove(qint64 id); // Error(NotFound) when none has it

private:
    Database &m_database;
};

} // namespace storage
