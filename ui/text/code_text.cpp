// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/code_text.h"

#include "ui/text/code_languages.h"
#include "ui/text/document_edit.h"
#include "ui/text/guess_language.h"
#include "ui/text/plain_text.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestShown = 64 * 1024;
constexpr int MostLinesShown = 1000;
constexpr int LinesToGuessBy = 40;

qsizetype shownSize(const QString &code)
{
    qsizetype size = std::min(code.size(), LongestShown);
    int lines = 0;
    for (qsizetype at = code.indexOf(u'\n'); at >= 0 && at < size; at = code.indexOf(u'\n', at + 1)) {
        if (++lines == MostLinesShown)
            return at;
    }
    if (size < code.size() && code.at(size - 1).isHighSurrogate())
        --size;
    return size;
}

} // namespace

void CodeText::setDocument(QQuickTextDocument *document)
{
    if (m_document == document)
        return;
    setColoured(nullptr);
    m_document = document;
    if (document) {
        drawWhatIsInSight(*document);
        QTextDocument &text = *document->textDocument();
        text.setUndoRedoEnabled(false);
        changeText(text, text.toPlainText(), m_shown);
        setColoured(&text);
        if (m_lineHeight > 0)
            ui::setLineHeight(text, m_lineHeight);
        connect(text.documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
                &CodeText::number);
        number();
    }
    emit documentChanged();
}

void CodeText::setCode(const QString &code)
{
    if (m_code == code)
        return;
    if (!code.startsWith(m_code))
        m_guessedLines = 0; // another one, of which nothing was guessed
    m_code = code;
    show();
}

void CodeText::show()
{
    const qsizetype size = m_showsAll ? m_code.size() : shownSize(m_code);
    const VisibleCode visible = visibleCode(size == m_code.size() ? m_code : m_code.first(size));
    m_isCut = size < m_code.size();
    m_lineCount = int(m_code.count(u'\n')) + 1;
    m_hiddenCharacters = visible.hiddenCharacters;
    const QString before = std::exchange(m_shown, visible.text);
    if (m_document)
        changeText(*m_document->textDocument(), before, m_shown);
    guess();
    number();
    emit codeChanged();
}

void CodeText::setShowsAll(bool all)
{
    if (m_showsAll == all)
        return;
    m_showsAll = all;
    show();
}

void CodeText::setNumbered(bool numbered)
{
    m_isNumbered = numbered;
    number();
}

void CodeText::setLanguage(const QString &language)
{
    if (m_language == language)
        return;
    m_language = language;
    colour();
    emit languageChanged();
}

void CodeText::setFileName(const QString &name)
{
    if (m_fileName == name)
        return;
    m_fileName = name;
    colour();
    emit languageChanged();
}

void CodeText::setLineHeight(int height)
{
    if (m_lineHeight == height)
        return;
    m_lineHeight = height;
    if (m_document)
        ui::setLineHeight(*m_document->textDocument(), height);
    emit lineHeightChanged();
}

void CodeText::colour()
{
    const bool isPlain = saidLanguage().isEmpty() && m_fileName.isEmpty();
    colourAs(isPlain ? QString() : codeLanguage(saidLanguage(), m_fileName).name());
}

// What was said, or else what it looks like.
QString CodeText::saidLanguage() const
{
    return m_language.isEmpty() && m_fileName.isEmpty() ? m_guess : m_language;
}

// Each time when a line has come, until there are enough of them.
void CodeText::guess()
{
    if (!m_language.isEmpty() || !m_fileName.isEmpty())
        return;
    const int lines = std::min(m_lineCount, LinesToGuessBy);
    if (lines == m_guessedLines)
        return;
    const bool isAnother = std::exchange(m_guessedLines, lines) == 0;
    const QString guessed = guessLanguage(m_code);
    if (guessed == m_guess || (guessed.isEmpty() && !isAnother))
        return;
    m_guess = guessed;
    colour();
    emit languageChanged();
}

void CodeText::number()
{
    QString numbers;
    int line = 0;
    if (m_document && m_isNumbered) {
        const QTextDocument &text = *m_document->textDocument();
        for (QTextBlock block = text.begin(); block.isValid(); block = block.next()) {
            if (++line > 1)
                numbers += u'\n';
            numbers += QString::number(line) + QString(std::max(block.layout()->lineCount(), 1) - 1, u'\n');
        }
    }
    if (std::exchange(m_lineNumbers, numbers) != numbers)
        emit lineNumbersChanged();
}

QString CodeText::languageName() const
{
    const KSyntaxHighlighting::Definition language = codeLanguage(saidLanguage(), m_fileName);
    return isCode(language) ? language.translatedName() : saidLanguage();
}

QString CodeText::suggestedFileName() const
{
    if (!m_fileName.isEmpty())
        return m_fileName;
    // That which was said goes before, and what looks like an ending at all: "cpp", not "c++".
    QStringList endings;
    for (const QString &pattern : codeLanguage(saidLanguage(), {}).extensions()) {
        const QString ending = pattern.sliced(std::min<qsizetype>(2, pattern.size()));
        if (pattern.startsWith("*."_L1) &&
            std::ranges::all_of(ending, [](QChar c) { return c.isLetterOrNumber(); }))
            endings.append(ending);
    }
    for (const QString &known : {saidLanguage().toLower(), u"cpp"_s})
        if (endings.contains(known))
            return u"code."_s + known;
    if (!endings.isEmpty())
        return u"code."_s + endings.first();
    return u"code.txt"_s;
}

QString CodeText::copiedText() const
{
    return copiedCode(m_code);
}

} // namespace ui
