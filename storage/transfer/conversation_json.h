// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QByteArray>

#include <functional>

namespace storage {

// The version of the format that docs/conversations-json.md describes.
constexpr int ConversationJsonVersion = 1;

// Conversations with everything that is stored of them, as that format has it: the beginning of a file, each
// conversation as one object, and the end, so that a file is never in memory as a whole. UTF-8.
QByteArray beginConversationJson(const QDateTime &now);
QByteArray toJson(const ConversationContent &content,
                  const std::function<ModelFile(qint64 id)> &modelFile); // asked once for each answer
QByteArray endConversationJson();

} // namespace storage
