// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace storage {

// Words that follow each other, folded as in words.h.
struct SearchTerm {
    QString typed;
    QStringList words;
    bool isWhole = false; // else the last word may go on

    bool operator==(const SearchTerm &) const = default;
};

// What a person types to find messages: everything in it is looked for, each word as the beginning of one;
// what stands in quotation marks is looked for as it is.
class SearchQuery
{
public:
    static constexpr qsizetype MostCharacters = 400;
    static constexpr qsizetype MostTerms = 16;

    SearchQuery() = default;
    explicit SearchQuery(const QString &typed);

    bool isEmpty() const { return m_terms.isEmpty(); }
    const QList<SearchTerm> &terms() const { return m_terms; }

    // In the language of SQLite's full-text search, in which nothing that was typed has a meaning of its own.
    QString toMatch() const;

private:
    void add(const QString &term, bool isWhole);

    QList<SearchTerm> m_terms;
};

// One piece of that language that is looked for as it is.
QString quotedMatch(const QString &text);

} // namespace storage
