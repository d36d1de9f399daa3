// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/transfer/import/imported_conversation.h"

#include <functional>

namespace storage {

struct ImportSink {
    std::function<bool(const ImportedConversation &conversation)> take; // false: no more is read
    std::function<void(const ImportProblem &problem)> complain;
};

// Reads the conversations of a file, of a ZIP with such files in it, or of all files below a folder, of any
// program in formats.h, one by one: no file of conversations is in memory as a whole. What cannot be read is
// said and the rest goes on. Of a folder, files that are of no such program are passed over. What the
// functions throw ends it.
void readConversations(const QString &path, const ImportSink &sink);

} // namespace storage
