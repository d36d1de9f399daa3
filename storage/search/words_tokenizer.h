// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

struct sqlite3;

namespace storage {

// Teaches a connection the tokenizer "chasqui" of SQLite's full-text search, which splits by words.h. Without
// it nothing can be searched or written there. Throws Error.
// Source: https://sqlite.org/fts5.html#custom_tokenizers.
void addWordsTokenizer(sqlite3 *connection);

} // namespace storage
