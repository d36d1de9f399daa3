// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <functional>

namespace storage {

// What a search compares: a word in small letters without accents, and where it stands in the text.
struct Word {
    QString folded;
    qsizetype begin = 0;
    qsizetype size = 0;
    bool isOfRow = false; // of signs without spaces between them
};

enum class WordsOf { Text, Query };

// The words of a text, in their order. Where people write without spaces (Chinese, Japanese, Thai, Lao,
// Khmer, Burmese) every two signs that follow each other are one, and of a text the last sign alone is one
// too, so that "every word that begins with this" finds any sign and any row of them.
//
// The line that opens a block of code begins with the words "```" and, where its language is said,
// "```python".
void forEachWord(QStringView text, WordsOf what, const std::function<void(const Word &)> &work);

QList<Word> wordsOf(QStringView text, WordsOf what = WordsOf::Text);

} // namespace storage
