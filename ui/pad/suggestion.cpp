// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/pad/suggestion.h"

#include "ui/text/document_edit.h"
#include "ui/text/ghost_text.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

// What a person reads before taking it.
constexpr int MostTokens = 128;

// The first is what the model holds for likeliest, others are drawn.
constexpr double OtherTemperature = 0.7;

// Up to the end of a word, a number or a run of signs.
qsizetype firstWord(const QString &text)
{
    static const QRegularExpression word(QStringLiteral(R"(^\s*([\w]+|[^\w\s]+)?)"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    return word.match(text).capturedEnd();
}

// With the end of the line before it, where it begins with one.
qsizetype firstLine(const QString &text)
{
    const auto begin = std::ranges::find_if_not(text, [](QChar c) { return c == u'\n'; }) - text.begin();
    const qsizetype end = text.indexOf(u'\n', begin);
    return end < 0 ? text.size() : end;
}

} // namespace

Suggestion::Suggestion(Pad &pad, TextGenerator &generator, QObject *parent)
    : QObject(parent), m_pad(pad), m_generator(generator)
{
    connect(&pad, &Pad::documentChanged, this, &Suggestion::follow);
    connect(&generator, &TextGenerator::textArrived, this,
            [this](RequestId request, const QString &text, int, double tokensPerSecond) {
                append(request, text, tokensPerSecond);
            });
    connect(&generator, &TextGenerator::finished, this, &Suggestion::end);
    connect(&generator, &TextGenerator::failed, this, &Suggestion::fail);
}

Suggestion::~Suggestion() = default;

void Suggestion::follow()
{
    if (m_followed)
        m_followed->disconnect(this);
    m_followed = m_pad.textDocument();
    stopRequest();
    m_candidates.clear();
    m_index = -1; // what was shown went with its document
    if (m_followed) {
        connect(m_followed, &QTextDocument::contentsChange, this, &Suggestion::compare);
        connect(m_followed, &QTextDocument::contentsChanged, this, [this] {
            if (m_isOutdated && (isShown() || isAsking()))
                dismiss();
        });
    }
    emit changed();
}

// Documents also tell of colours, and of the suggestion itself, as of a change.
void Suggestion::compare(int from, int removed, int added)
{
    if (m_isOutdated || !(isShown() || isAsking()))
        return;
    const int to = std::min(from + added, m_followed->characterCount() - 1);
    const QString now = textBetween(*m_followed, from, to);
    m_isOutdated = removed != added || now != QStringView(m_text).mid(from, now.size());
}

void Suggestion::remember()
{
    m_text = m_pad.text();
    m_isOutdated = false;
}

void Suggestion::setColour(const QColor &colour)
{
    if (m_colour == colour)
        return;
    m_colour = colour;
    if (isShown())
        show();
    emit colourChanged();
}

void Suggestion::ask(int from, int to)
{
    if (!m_followed)
        return;
    dismiss();
    m_from = std::min(from, to);
    m_to = std::max(from, to);
    remember();
    request();
    emit changed();
}

void Suggestion::request()
{
    emit asked();
    m_foundNothing = false;
    m_failure = {};
    m_seconds = 0;
    m_tokensPerSecond = 0;
    m_sinceAsked.start();
    m_request = m_generator.fill({.before = m_text.first(m_from),
                                  .after = m_text.sliced(m_to),
                                  .temperature = m_candidates.isEmpty() ? 0 : OtherTemperature,
                                  .maxTokens = MostTokens});
}

void Suggestion::stopRequest()
{
    if (const RequestId request = std::exchange(m_request, 0))
        m_generator.stop(request);
}

void Suggestion::dismiss()
{
    stopRequest();
    hide();
    m_candidates.clear();
    m_foundNothing = false;
    emit changed();
}

void Suggestion::dismissFailure()
{
    m_failure = {};
    emit changed();
}

void Suggestion::show()
{
    showGhost(*m_followed, m_to, text(), m_colour);
}

void Suggestion::hide()
{
    if (isShown())
        hideGhost(*m_followed, text());
    m_index = -1;
}

void Suggestion::append(RequestId request, const QString &text, double tokensPerSecond)
{
    if (request != m_request || text.isEmpty())
        return;
    if (m_seconds == 0) {
        m_seconds = double(m_sinceAsked.nsecsElapsed()) * 1e-9;
        m_candidates.append(QString());
        m_index = int(m_candidates.size()) - 1;
    }
    m_tokensPerSecond = tokensPerSecond;
    m_candidates.last() += text;
    show();
    emit changed();
}

void Suggestion::end(RequestId request)
{
    if (request != m_request)
        return;
    m_request = 0;
    m_foundNothing = m_seconds == 0 && m_candidates.isEmpty();
    // One that was there already is no other one.
    const auto last = int(m_candidates.size()) - 1;
    if (const auto first = last > 0 ? int(m_candidates.indexOf(m_candidates[last])) : last; first < last) {
        m_index = first;
        m_candidates.removeLast();
        show();
    }
    emit changed();
}

void Suggestion::fail(RequestId request, const Failure &failure)
{
    if (request != m_request)
        return;
    m_request = 0;
    m_failure = failure;
    emit changed();
}

void Suggestion::next()
{
    if (!isShown())
        return;
    if (m_index + 1 < m_candidates.size()) {
        ++m_index;
        show();
    } else if (!isAsking()) {
        request();
    }
    emit changed();
}

void Suggestion::previous()
{
    if (m_index <= 0)
        return;
    --m_index;
    show();
    emit changed();
}

void Suggestion::take()
{
    if (!isShown())
        return;
    stopRequest();
    takeFirst(text().size());
}

void Suggestion::takeWord()
{
    if (isShown())
        takeFirst(firstWord(text()));
}

void Suggestion::takeLine()
{
    if (isShown())
        takeFirst(firstLine(text()));
}

// The other candidates do not go on where this one does.
void Suggestion::takeFirst(qsizetype length)
{
    const QString chosen = text().first(length);
    const QString rest = text().sliced(length);
    if (m_index != m_candidates.size() - 1)
        stopRequest();
    hide();
    const RequestId request = std::exchange(m_request, 0); // this change does not end it
    m_candidates.clear();
    m_from = m_to = replaceBetween(*m_followed, m_from, m_to, chosen);
    remember();
    m_request = request;
    emit taken(m_to);
    if (!rest.isEmpty() || isAsking()) {
        m_candidates = {rest};
        m_index = 0;
        show();
    }
    emit changed();
}

} // namespace ui
