// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/search/search_query.h"

#include "storage/search/words.h"

#include <algorithm>
#include <utility>

namespace storage {

using namespace Qt::Literals::StringLiterals;

SearchQuery::SearchQuery(const QString &typed)
{
    QString term;
    bool isQuoted = false;
    for (const QChar letter : QStringView(typed).first(std::min(typed.size(), MostCharacters))) {
        if (letter == u'"') {
            add(std::exchange(term, {}), isQuoted);
            isQuoted = !isQuoted;
        } else if (letter.isSpace() && !isQuoted) {
            add(std::exchange(term, {}), false);
        } else {
            term += letter;
        }
    }
    add(term, false); // one whose end is not typed yet goes on
}

void SearchQuery::add(const QString &term, bool isWhole)
{
    if (m_terms.size() == MostTerms)
        return;
    SearchTerm added = {.typed = term, .isWhole = isWhole};
    for (const Word &word : wordsOf(term, WordsOf::Query))
        added.words.append(word.folded);
    if (!added.words.isEmpty() && !m_terms.contains(added))
        m_terms.append(added);
}

QString SearchQuery::toMatch() const
{
    QStringList parts;
    for (const SearchTerm &term : m_terms)
        parts.append(quotedMatch(term.typed) + (term.isWhole ? u""_s : u" *"_s));
    return parts.join(u" AND "_s);
}

QString quotedMatch(const QString &text)
{
    return u'"' + QString(text).replace(u'"', u"\"\""_s).remove(QChar::Null) + u'"';
}

} // namespace storage
