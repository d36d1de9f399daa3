// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/search/search_repository.h"

#include "storage/search/mended_search.h"
#include "storage/search/snippet.h"

#include <limits>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

QString matchOf(const SearchQuery &query, const SearchFilter &filter)
{
    QString match = query.toMatch();
    if (!filter.codeLanguage.isEmpty())
        match += u" AND "_s + quotedMatch(u"```"_s + filter.codeLanguage);
    else if (filter.hasCode)
        match += u" AND "_s + quotedMatch(u"```"_s);
    return match;
}

} // namespace

QList<SearchHit> SearchRepository::find(const SearchQuery &query, const SearchFilter &filter, int most,
                                        qint64 before) const
{
    if (query.isEmpty())
        return {};
    return withSearchMended(m_database, "searching", [&] {
        // The words come first, from the newest message on, and the rest is asked of what they find: to sort
        // all that a common word finds would take seconds.
        SQLite::Statement rows = prepared(
            m_database,
            "SELECT message.id, conversation_id, title, role, coalesce(model_name, ''), message.created_at, "
            "message.text"
            " FROM message_words CROSS JOIN message ON message.id = message_words.rowid"
            " CROSS JOIN conversation ON conversation.id = conversation_id"
            " LEFT JOIN answer ON message_id = message.id"
            " WHERE message_words MATCH ?1 AND message_words.rowid < ?2 AND (conversation.deleted_at IS NOT "
            "NULL OR message.deleted_at IS NOT NULL) = ?3"
            " AND (?4 IS NULL OR role = ?4) AND (?5 = '' OR message_words.rowid IN (SELECT message_id FROM "
            "answer WHERE model_name = ?5))"
            " AND (?6 IS NULL OR message.created_at >= ?6)"
            " ORDER BY message_words.rowid DESC LIMIT ?7",
            matchOf(query, filter), before ? before : std::numeric_limits<qint64>::max(), filter.isInBin,
            filter.role, filter.modelName, filter.since, most);
        QList<SearchHit> hits;
        while (rows.executeStep())
            hits.append({.messageId = rows.getColumn(0).getInt64(),
                         .conversationId = rows.getColumn(1).getInt64(),
                         .title = textOf(rows.getColumn(2)),
                         .role = Role(rows.getColumn(3).getInt()),
                         .modelName = textOf(rows.getColumn(4)),
                         .createdAt = timeOf(rows.getColumn(5)),
                         .snippet = snippetOf(textOf(rows.getColumn(6)), query)});
        return hits;
    });
}

QList<TitleHit> SearchRepository::findTitles(const SearchQuery &query, bool isInBin, int most) const
{
    if (query.isEmpty())
        return {};
    return withSearchMended(m_database, "searching titles", [&] {
        SQLite::Statement rows =
            prepared(m_database,
                     "SELECT conversation.id, updated_at, conversation.title FROM title_words"
                     " CROSS JOIN conversation ON conversation.id = title_words.rowid"
                     " WHERE title_words MATCH ?1 AND (deleted_at IS NOT NULL) = ?2"
                     " ORDER BY title_words.rowid DESC LIMIT ?3",
                     query.toMatch(), isInBin, most);
        QList<TitleHit> hits;
        while (rows.executeStep())
            hits.append({.conversationId = rows.getColumn(0).getInt64(),
                         .updatedAt = timeOf(rows.getColumn(1)),
                         .title = snippetOf(textOf(rows.getColumn(2)), query)});
        return hits;
    });
}

QStringList SearchRepository::modelNames() const
{
    return guarded("listing the models that answered", [&] {
        SQLite::Statement rows(m_database.sqlite(), "SELECT DISTINCT model_name FROM answer"
                                                    " WHERE model_name <> '' ORDER BY model_name");
        QStringList names;
        while (rows.executeStep())
            names.append(textOf(rows.getColumn(0)));
        return names;
    });
}

} // namespace storage
