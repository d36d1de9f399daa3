// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/search/words_tokenizer.h"

#include "storage/error.h"
#include "storage/search/words.h"

#include <sqlite3.h>

namespace storage {

namespace {

using Take = int (*)(void *context, int flags, const char *word, int size, int begin, int end);

int create(void *, const char **, int, Fts5Tokenizer **tokenizer)
{
    static int stateless;
    *tokenizer = reinterpret_cast<Fts5Tokenizer *>(&stateless);
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer *) {}

int tokenize(Fts5Tokenizer *, void *context, int flags, const char *text, int size, Take take)
{
    // SQLite is C: nothing may be thrown through it.
    try {
        int result = SQLITE_OK;
        forEachWord(QString::fromUtf8(text, size),
                    (flags & FTS5_TOKENIZE_QUERY) ? WordsOf::Query : WordsOf::Text, [&](const Word &word) {
                        if (result != SQLITE_OK)
                            return;
                        // Where a word stands is asked of forEachWord again for the few texts that are shown.
                        const QByteArray folded = word.folded.toUtf8();
                        result = take(context, 0, folded.constData(), int(folded.size()), 0, 0);
                    });
        return result;
    } catch (...) {
        return SQLITE_NOMEM;
    }
}

fts5_api *fullTextSearchOf(sqlite3 *connection)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

} // namespace

void addWordsTokenizer(sqlite3 *connection)
{
    fts5_api *api = fullTextSearchOf(connection);
    fts5_tokenizer tokenizer = {create, destroy, tokenize};
    if (!api || api->xCreateTokenizer(api, "chasqui", nullptr, &tokenizer, nullptr) != SQLITE_OK)
        throw Error(ErrorCode::InputOutput, "This SQLite has no full-text search, which Chasqui needs");
}

} // namespace storage
