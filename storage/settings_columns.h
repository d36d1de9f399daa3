// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/database.h"
#include "storage/records.h"

namespace storage {

// The columns of ConversationSettings, of conversations and of presets. NULL: none.
#define SETTINGS                                                                                             \
    "system_prompt, temperature, longest_answer, top_k, top_p, min_p, repeat_penalty, model, context_length"

inline ConversationSettings settingsOf(SQLite::Statement &row, int first)
{
    ConversationSettings settings;
    auto next = [&, column = first](auto &value, auto of) mutable {
        if (const SQLite::Column cell = row.getColumn(column++); !cell.isNull())
            value = of(cell);
    };
    const auto number = [](const SQLite::Column &cell) { return cell.getDouble(); };
    const auto whole = [](const SQLite::Column &cell) { return cell.getInt(); };
    next(settings.systemPrompt, textOf);
    next(settings.temperature, number);
    next(settings.longestAnswer, whole);
    next(settings.sampling.topK, number);
    next(settings.sampling.topP, number);
    next(settings.sampling.minP, number);
    next(settings.sampling.repeatPenalty, number);
    next(settings.model, textOf);
    next(settings.contextLength, whole);
    return settings;
}

// One statement, whose first values are the settings in the order of their columns.
template <typename... Values>
int executeWith(Database &database, const char *sql, const ConversationSettings &settings,
                const Values &...values)
{
    return execute(database, sql, settings.systemPrompt, settings.temperature, settings.longestAnswer,
                   settings.sampling.topK, settings.sampling.topP, settings.sampling.minP,
                   settings.sampling.repeatPenalty, settings.model, settings.contextLength, values...);
}

} // namespace storage
