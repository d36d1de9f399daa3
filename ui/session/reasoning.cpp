// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/reasoning.h"

#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QStringView Opening = u"<think>";
constexpr QStringView Closing = u"</think>";

QStringView withoutLeadingSpace(QStringView text)
{
    while (!text.isEmpty() && text.front().isSpace())
        text = text.sliced(1);
    return text;
}

// Characters at the end that belong to what may come: space, and behind it a part of a mark.
qsizetype undecided(QStringView text, QStringView mark)
{
    qsizetype begin = text.size();
    for (qsizetype size = std::min(mark.size() - 1, text.size()); size > 0; --size)
        if (mark.startsWith(text.last(size))) {
            begin -= size;
            break;
        }
    while (begin > 0 && text.at(begin - 1).isSpace())
        --begin;
    return text.size() - begin;
}

} // namespace

Reasoning::Reasoning(const storage::Message &begun)
    : m_place(!begun.text.isEmpty()        ? Place::Answer
              : !begun.reasoning.isEmpty() ? Place::Inside
                                           : Place::Beginning),
      m_isEmpty(begun.reasoning.isEmpty())
{
}

Reasoning::Piece Reasoning::append(QStringView text)
{
    if (m_place == Place::Answer)
        return {.text = text.toString()};
    m_held += text;
    Piece piece;
    if (m_place == Place::Beginning) {
        const QStringView begun = withoutLeadingSpace(m_held);
        if (begun.size() < Opening.size() && Opening.startsWith(begun))
            return piece;
        if (!begun.startsWith(Opening)) {
            m_place = Place::Answer;
            piece.text = std::exchange(m_held, {});
            return piece;
        }
        m_held = begun.sliced(Opening.size()).toString();
        m_place = Place::Inside;
    }
    if (m_place == Place::Inside) {
        const qsizetype end = m_held.indexOf(Closing);
        const qsizetype known = end >= 0 ? end : m_held.size() - undecided(m_held, Closing);
        QStringView reasoning = QStringView(m_held).first(known);
        if (m_isEmpty)
            reasoning = withoutLeadingSpace(reasoning);
        if (end >= 0)
            while (!reasoning.isEmpty() && reasoning.back().isSpace())
                reasoning.chop(1);
        m_isEmpty = m_isEmpty && reasoning.isEmpty();
        piece.reasoning = reasoning.toString();
        m_held.remove(0, end >= 0 ? end + Closing.size() : known);
        if (end < 0)
            return piece;
        m_place = Place::Behind;
    }
    const QStringView answer = withoutLeadingSpace(m_held);
    if (!answer.isEmpty()) {
        piece.text = answer.toString();
        m_place = Place::Answer;
    }
    m_held.clear();
    return piece;
}

Reasoning::Piece Reasoning::finish()
{
    const QString held = std::exchange(m_held, {});
    if (m_place == Place::Inside)
        return {.reasoning = held.trimmed().isEmpty() ? QString() : held};
    return {.text = m_place == Place::Beginning ? held : QString()};
}

QString Reasoning::answerIn(const QString &written)
{
    Reasoning reasoning;
    return reasoning.append(written).text + reasoning.finish().text;
}

QString Reasoning::written(const storage::Message &answer)
{
    if (answer.reasoning.isEmpty())
        return answer.text;
    const QString begun = u"<think>\n"_s + answer.reasoning;
    return answer.text.isEmpty() ? begun : begun + u"\n</think>\n\n"_s + answer.text;
}

} // namespace ui
