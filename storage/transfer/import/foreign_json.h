// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace storage {

// JSON that others wrote, which may be of any shape: what is not as it should be counts as not there.

const nlohmann::json &member(const nlohmann::json &object, const char *name); // null: none
std::string stringOf(const nlohmann::json &value);
QString textOf(const nlohmann::json &value);
// Seconds or milliseconds since 1970, whichever makes sense, or ISO 8601; invalid: none.
QDateTime timeOf(const nlohmann::json &value);
std::optional<Role> roleOf(const nlohmann::json &value); // none: a tool's, or of no kind that is known

// A list of pieces, each with its text, as most programs have it; or one text alone.
QString piecesOf(const nlohmann::json &content);

// A file that was attached to a question, as our own stand in its text.
QString attachedText(const QString &name, const QString &content);

// A message without a place. What a model thought before it answered, where it stands in its text as
// <think>…</think>, goes where such words are kept.
Message foreignMessage(Role role, const QString &text, const QDateTime &createdAt,
                       const QString &modelName = {});

} // namespace storage
