// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/database.h"
#include "storage/records.h"

namespace storage {

// What is in three columns of a row: system_prompt, temperature, longest_answer. NULL: none.
inline ConversationSettings settingsOf(SQLite::Statement &row, int first)
{
    ConversationSettings settings;
    if (!row.getColumn(first).isNull())
        settings.systemPrompt = textOf(row.getColumn(first));
    if (!row.getColumn(first + 1).isNull())
        settings.temperature = row.getColumn(first + 1).getDouble();
    if (!row.getColumn(first + 2).isNull())
        settings.longestAnswer = row.getColumn(first + 2).getInt();
    return settings;
}

} // namespace storage
