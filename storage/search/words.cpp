// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/search/words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto Fence = "```"_L1;
constexpr qsizetype LongestLanguage = 24;

bool isWrittenWithoutSpaces(QChar::Script script)
{
    constexpr std::array Scripts = {QChar::Script_Han,     QChar::Script_Hiragana, QChar::Script_Katakana,
                                    QChar::Script_Thai,    QChar::Script_Lao,      QChar::Script_Khmer,
                                    QChar::Script_Myanmar, QChar::Script_Bopomofo};
    return std::ranges::contains(Scripts, script);
}

// One character of Unicode in a text.
struct Character {
    char32_t code;
    qsizetype size; // in units of the text

    bool isMark() const { return QChar::isMark(code); }
    bool isOfWord() const { return QChar::isLetterOrNumber(code) || isMark(); }
    bool needsNoSpaces() const { return code > 0x7F && isWrittenWithoutSpaces(QChar::script(code)); }
};

Character characterAt(QStringView text, qsizetype at)
{
    const QChar first = text[at];
    if (first.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(first, text[at + 1]), 2};
    return {first.unicode(), 1};
}

// Accents are marks of any script ("inherited"); vowels of Thai are marks too and belong to the word.
bool isAccent(char32_t code)
{
    return QChar::isMark(code) && QChar::script(code) == QChar::Script_Inherited;
}

void appendFolded(QString &folded, char32_t code)
{
    if (code < 0x80) {
        folded += QChar(code).toLower();
        return;
    }
    const QString parts =
        QChar::script(code) == QChar::Script_Hangul ? QString() : QChar::decomposition(code);
    if (parts.isEmpty()) {
        if (!isAccent(code))
            folded += QString::fromUcs4(std::array{char32_t(QChar::toCaseFolded(code))}.data(), 1);
        return;
    }
    for (qsizetype at = 0; at < parts.size();) {
        const Character part = characterAt(parts, at);
        at += part.size;
        if (part.code != code && part.isOfWord())
            appendFolded(folded, part.code);
    }
}

class Reader
{
public:
    Reader(QStringView text, WordsOf what, const std::function<void(const Word &)> &work)
        : m_text(text), m_what(what), m_work(work)
    {
    }

    void run()
    {
        bool isAtLineBegin = true;
        while (m_at < m_text.size()) {
            if (isAtLineBegin && m_text.sliced(m_at).startsWith(Fence)) {
                readFence();
            } else if (const Character next = characterAt(m_text, m_at); !next.isOfWord()) {
                isAtLineBegin = next.code == u'\n' || (isAtLineBegin && next.code == u' ');
                m_at += next.size;
                continue;
            } else if (next.needsNoSpaces()) {
                readRow();
            } else {
                readWord();
            }
            isAtLineBegin = false;
        }
    }

private:
    // The language is read once more as a word of its own.
    void readFence()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] == u'`')
            ++m_at;
        qsizetype end = m_at;
        while (end < m_text.size() && !m_text[end].isSpace() && end - m_at < LongestLanguage)
            ++end;
        const bool saysLanguage = end > m_at;
        if (m_isInCode) {
            m_isInCode = saysLanguage; // what closes a block says none
            return;
        }
        m_isInCode = true;
        emitWord({Fence, begin, m_at - begin});
        if (saysLanguage)
            emitWord({Fence + m_text.sliced(m_at, end - m_at).toString().toLower(), begin, end - begin});
    }

    void readWord()
    {
        Word word = {.begin = m_at};
        while (m_at < m_text.size()) {
            const Character next = characterAt(m_text, m_at);
            if (!next.isOfWord() || next.needsNoSpaces())
                break;
            appendFolded(word.folded, next.code);
            m_at += next.size;
        }
        word.size = m_at - word.begin;
        if (!word.folded.isEmpty())
            emitWord(word);
    }

    // One sign with the marks that belong to it.
    Word readSign()
    {
        Word sign = {.begin = m_at, .isOfRow = true};
        do {
            const Character next = characterAt(m_text, m_at);
            appendFolded(sign.folded, next.code);
            m_at += next.size;
        } while (m_at < m_text.size() && characterAt(m_text, m_at).isMark());
        sign.size = m_at - sign.begin;
        return sign;
    }

    void readRow()
    {
        Word last = readSign();
        bool isAlone = true;
        while (m_at < m_text.size() && characterAt(m_text, m_at).isOfWord() &&
               characterAt(m_text, m_at).needsNoSpaces()) {
            const Word next = readSign();
            emitWord({last.folded + next.folded, last.begin, next.begin + next.size - last.begin, true});
            last = next;
            isAlone = false;
        }
        if (isAlone || m_what == WordsOf::Text)
            emitWord(last);
        else
            m_lastSign = last; // unless it ends the query, whose last word may go on
    }

    void emitWord(const Word &word)
    {
        if (m_lastSign)
            m_work(*std::exchange(m_lastSign, {}));
        m_work(word);
    }

    QStringView m_text;
    WordsOf m_what;
    const std::function<void(const Word &)> &m_work;
    qsizetype m_at = 0;
    bool m_isInCode = false;
    std::optional<Word> m_lastSign; // of a row, not handed on yet
};

} // namespace

void forEachWord(QStringView text, WordsOf what, const std::function<void(const Word &)> &work)
{
    Reader(text, what, work).run();
}

QList<Word> wordsOf(QStringView text, WordsOf what)
{
    QList<Word> words;
    forEachWord(text, what, [&](const Word &word) { words.append(word); });
    return words;
}

} // namespace storage
