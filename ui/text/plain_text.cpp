// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/plain_text.h"

#include <QChar>

namespace ui {

namespace {

constexpr char32_t Escape = 0x1B;
constexpr char32_t Bell = 0x07;
constexpr int MostMarks = 8;
// A sequence that does not end by itself ends here: it must not swallow an answer.
constexpr int LongestSequence = 256;

bool isDropped(char32_t character)
{
    return (character < 0x20 && character != U'\n' && character != U'\t') // control characters
           || (character >= 0x7F && character <= 0x9F) ||
           (character >= 0xFFF9 && character <= 0xFFFB)      // annotations
           || (character >= 0xFDD0 && character <= 0xFDEF)   // no characters; the Markdown parser uses some
           || (character >= 0xE0000 && character <= 0xE007F) // tags: text that nobody sees
           || (character & 0xFFFE) == 0xFFFE;
}

// Invisible, or turning the direction of what follows: in code both hide what it does.
bool isHidden(char16_t character)
{
    return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069) ||
           (character >= 0x200B && character <= 0x200F) || (character >= 0x2060 && character <= 0x2064) ||
           character == 0x061C || character == 0xFEFF || character == 0x3164;
}

QString chipOf(QChar character)
{
    return QStringLiteral("⟨U+%1⟩").arg(character.unicode(), 4, 16, QLatin1Char('0')).toUpper();
}

} // namespace

QString PlainText::append(QStringView text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar unit : text) {
        const char16_t first = std::exchange(m_surrogate, 0);
        if (first && unit.isLowSurrogate()) {
            take(QChar::surrogateToUcs4(first, unit.unicode()), shown);
            continue;
        }
        if (first)
            take(QChar::ReplacementCharacter, shown);
        if (unit.isHighSurrogate())
            m_surrogate = unit.unicode();
        else
            take(unit.isLowSurrogate() ? char16_t(QChar::ReplacementCharacter) : unit.unicode(), shown);
    }
    return shown;
}

void PlainText::take(char32_t character, QString &shown)
{
    if (m_sequence != Sequence::None && takeSequence(character))
        return;
    if (character == 0) {
        shown += QChar(QChar::ReplacementCharacter);
        return;
    }
    if (character == Escape || character == 0x9B) {
        m_sequence = character == Escape ? Sequence::Escape : Sequence::Control;
        m_sequenceLength = 0;
        return;
    }
    if (isDropped(character))
        return;
    const QChar::Category category = QChar::category(character);
    const bool isMark = category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
    m_marks = isMark ? m_marks + 1 : 0;
    if (m_marks <= MostMarks)
        shown += QChar::fromUcs4(character);
}

// Sequences as ECMA-48 has them. False: the sequence is over and the character is text.
bool PlainText::takeSequence(char32_t character)
{
    if (character == U'\n' || ++m_sequenceLength > LongestSequence) {
        m_sequence = Sequence::None;
        return false;
    }
    switch (m_sequence) {
    case Sequence::Escape:
        if (character == U'[')
            m_sequence = Sequence::Control;
        else if (character == U']' || character == U'P' || character == U'X' || character == U'^' ||
                 character == U'_')
            m_sequence = Sequence::String;
        else if (character < 0x20 || character > 0x2F) // those between introduce one more character
            m_sequence = Sequence::None;
        return true;
    case Sequence::Control:
        if (character >= 0x40 && character <= 0x7E)
            m_sequence = Sequence::None;
        else if (character < 0x20 || character > 0x3F) { // not one of its characters
            m_sequence = Sequence::None;
            return false;
        }
        return true;
    case Sequence::String:
        if (character == Bell || character == 0x9C)
            m_sequence = Sequence::None;
        else if (character == Escape)
            m_sequence = Sequence::StringEscape;
        return true;
    case Sequence::StringEscape: m_sequence = Sequence::None; return character == U'\\';
    case Sequence::None: break;
    }
    return false;
}

QString plainText(QStringView text)
{
    return PlainText().append(text);
}

VisibleCode visibleCode(const QString &code)
{
    VisibleCode visible;
    qsizetype done = 0;
    for (qsizetype at = 0; at < code.size(); ++at) {
        if (!isHidden(code.at(at).unicode()))
            continue;
        visible.text += QStringView(code).sliced(done, at - done);
        visible.text += chipOf(code.at(at));
        ++visible.hiddenCharacters;
        done = at + 1;
    }
    if (done == 0)
        visible.text = code; // shared
    else
        visible.text += QStringView(code).sliced(done);
    return visible;
}

QString copiedCode(const QString &code)
{
    QString copied = code;
    return copied.removeIf([](QChar character) { return isHidden(character.unicode()); });
}

QString copiedCode(const QString &code, qsizetype from, qsizetype to)
{
    QString copied;
    qsizetype shown = 0;
    for (const QChar character : code) {
        if (shown >= to)
            break;
        const bool isChip = isHidden(character.unicode());
        if (!isChip && shown >= from)
            copied += character;
        shown += isChip ? chipOf(character).size() : 1;
    }
    return copied;
}

} // namespace ui
