// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/search/snippet.h"

#include "storage/search/words.h"

#include <algorithm>
#include <bit>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

// More of a text is not looked through for what to show of it.
constexpr qsizetype MostCharacters = 200'000;
constexpr qsizetype MostPlaces = 2'000;

struct Place {
    qsizetype begin;
    qsizetype end;
    qsizetype term;
};

bool isAt(const QList<Word> &words, qsizetype at, const SearchTerm &term)
{
    const qsizetype count = term.words.size();
    if (at + count > words.size())
        return false;
    for (qsizetype index = 0; index < count; ++index) {
        const QString &word = words[at + index].folded;
        const bool mayGoOn = index == count - 1 && !term.isWhole;
        if (mayGoOn ? !word.startsWith(term.words[index]) : word != term.words[index])
            return false;
    }
    return true;
}

qsizetype endOf(const Word &last, const QString &wanted)
{
    return last.begin + (last.isOfRow ? std::min(last.size, wanted.size()) : last.size);
}

// In the order of the text.
QList<Place> placesOf(const QList<Word> &words, const SearchQuery &query)
{
    QList<Place> places;
    for (qsizetype at = 0; at < words.size() && places.size() < MostPlaces; ++at) {
        for (qsizetype term = 0; term < query.terms().size(); ++term) {
            const SearchTerm &wanted = query.terms()[term];
            if (isAt(words, at, wanted))
                places.append(
                    {words[at].begin, endOf(words[at + wanted.words.size() - 1], wanted.words.last()), term});
        }
    }
    return places;
}

// The place from which on most terms stand within the length; the first of those.
qsizetype bestOf(const QList<Place> &places, qsizetype length)
{
    qsizetype best = 0;
    qsizetype most = 0;
    for (qsizetype from = 0; from < places.size(); ++from) {
        quint32 terms = 0;
        for (qsizetype to = from; to < places.size() && places[to].end <= places[from].begin + length; ++to)
            terms |= 1U << places[to].term;
        if (const int count = std::popcount(terms); count > most) {
            most = count;
            best = from;
        }
    }
    return best;
}

qsizetype wordBeginBefore(const QString &text, qsizetype at, qsizetype least)
{
    qsizetype begin = least;
    for (qsizetype index = least; index < at; ++index)
        if (text[index].isSpace())
            begin = index + 1;
        else if (begin > least)
            break;
    while (begin > 0 && text[begin].isLowSurrogate())
        --begin;
    return begin;
}

} // namespace

Snippet snippetOf(const QString &text, const SearchQuery &query, qsizetype length)
{
    const QList<Place> places =
        placesOf(wordsOf(QStringView(text).first(std::min(text.size(), MostCharacters))), query);
    const qsizetype first = places.isEmpty() ? 0 : places[bestOf(places, length * 3 / 4)].begin;
    const qsizetype begin = first <= length / 4 ? 0 : wordBeginBefore(text, first, first - length / 4);
    qsizetype end = std::min(text.size(), begin + length);
    if (end < text.size() && text[end].isLowSurrogate())
        --end;

    Snippet snippet = {.text = begin > 0 ? u"…"_s : QString()};
    QList<qsizetype> where(end - begin + 1); // of each unit of the text, in the snippet
    for (qsizetype at = begin; at < end; ++at) {
        where[at - begin] = snippet.text.size();
        if (!text[at].isSpace())
            snippet.text += text[at];
        else if (!snippet.text.isEmpty() && !snippet.text.endsWith(u' '))
            snippet.text += u' ';
    }
    where[end - begin] = snippet.text.size();
    if (end < text.size())
        snippet.text += u'…';

    for (const Place &place : places) {
        if (place.begin < begin || place.end > end)
            continue;
        const qsizetype from = where[place.begin - begin];
        const qsizetype to = where[place.end - begin];
        if (!snippet.marks.isEmpty() && from <= snippet.marks.last().begin + snippet.marks.last().size)
            snippet.marks.last().size = std::max(snippet.marks.last().size, to - snippet.marks.last().begin);
        else
            snippet.marks.append({from, to - from});
    }
    return snippet;
}

} // namespace storage
