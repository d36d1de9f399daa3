// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/preset_repository.h"

#include "storage/database.h"
#include "storage/settings_columns.h"

#include <format>

namespace storage {

QList<Preset> PresetRepository::all() const
{
    return guarded("listing presets", [&] {
        SQLite::Statement rows =
            prepared(m_database, "SELECT id, name, " SETTINGS " FROM preset ORDER BY name");
        QList<Preset> presets;
        while (rows.executeStep())
            presets.append({.id = rows.getColumn(0).getInt64(),
                            .name = textOf(rows.getColumn(1)),
                            .settings = settingsOf(rows, 2)});
        return presets;
    });
}

Preset PresetRepository::save(const QString &name, const ConversationSettings &settings)
{
    return guarded("saving a preset", [&] {
        Transaction transaction(m_database);
        execute(m_database, "DELETE FROM preset WHERE name = ?", name);
        executeWith(m_database,
                    "INSERT INTO preset (" SETTINGS ", name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", settings,
                    name);
        const Preset preset = {m_database.sqlite().getLastInsertRowid(), name, settings};
        transaction.commit();
        return preset;
    });
}

void PresetRepository::remove(qint64 id)
{
    guarded("removing a preset", [&] {
        Transaction transaction(m_database);
        if (execute(m_database, "DELETE FROM preset WHERE id = ?", id) != 1)
            throw Error(ErrorCode::NotFound, std::format("There is no preset {}", id));
        transaction.commit();
    });
}

} // namespace storage
