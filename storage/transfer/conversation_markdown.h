// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <QString>

namespace storage {

// The shown branch as a document to be read: the title, and each message below who said it. Ends with a line
// break.
QString toMarkdown(const ConversationContent &content);

} // namespace storage
