// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>

namespace ui {

// Makes text of a model fit to be shown and copied: without terminal sequences, control characters, invisible
// tags and towers of combining marks; line ends are "\n". Text may arrive in pieces, cut anywhere. A value.
class PlainText
{
public:
    // What can be shown of the text so far and was not returned before.
    QString append(QStringView text);

private:
    enum class Sequence { None, Escape, Control, String, StringEscape };

    void take(char32_t character, QString &shown);
    bool takeSequence(char32_t character);

    Sequence m_sequence = Sequence::None; // of a terminal, that has begun
    int m_sequenceLength = 0;
    int m_marks = 0;          // combining ones in a row
    char16_t m_surrogate = 0; // the first half of a character whose second half has not come
};

// The same for text that is there as a whole.
QString plainText(QStringView text);

// Code as it is shown: characters that are invisible or turn the direction of text stand as ⟨U+202E⟩.
struct VisibleCode {
    QString text;
    int hiddenCharacters = 0;
};
VisibleCode visibleCode(const QString &code);
// Code as it is copied: without them.
QString copiedCode(const QString &code);
// Of the characters from `from` to before `to` of VisibleCode::text.
QString copiedCode(const QString &code, qsizetype from, qsizetype to);

} // namespace ui
