// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/block_source.h"

#include "ui/text/links.h"
#include "ui/text/plain_text.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct StyleMark {
    Span::Style style;
    QStringView mark;
};

// Outer ones first.
constexpr std::array<StyleMark, 3> StyleMarks = {{
    {Span::StrikeThrough, u"~~"},
    {Span::Strong, u"**"},
    {Span::Emphasis, u"*"},
}};

// The marks of styles, as they are opened and closed one within the other.
class OpenStyles
{
public:
    // What stands before characters of these styles: what is open already stays, where it can.
    QString changeTo(int styles)
    {
        QString marks;
        const auto isWanted = [styles](const StyleMark &open) { return (styles & open.style) != 0; };
        while (!std::ranges::all_of(m_open, isWanted))
            marks += m_open.takeLast().mark;
        for (const StyleMark &style : StyleMarks) {
            if (!isWanted(style) || std::ranges::contains(m_open, style.style, &StyleMark::style))
                continue;
            marks += style.mark;
            m_open.append(style);
        }
        return marks;
    }

private:
    QList<StyleMark> m_open;
};

// With as many backticks as it takes to hold those of the text.
QString codeSpan(QStringView text)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar character : text) {
        run = character == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString ticks(longest + 1, u'`');
    const QString space = longest > 0 ? u" "_s : QString();
    return ticks + space + text.toString() + space + ticks;
}

// What would be read as a mark is written so that it is read as itself; "snake_case" is none.
QString escaped(QStringView text)
{
    static const QRegularExpression marks(uR"(([\\*`~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])))"_s);
    return QString(text.toString()).replace(marks, uR"(\\1)"_s);
}

QString withStyles(const Block &block)
{
    QString source;
    qsizetype done = 0;
    OpenStyles styles;
    for (const Span &span : block.spans) {
        if (done < span.start) {
            source += styles.changeTo(0);
            source += escaped(QStringView(block.text).sliced(done, span.start - done));
        }
        source += styles.changeTo(span.styles);
        const QStringView text = QStringView(block.text).sliced(span.start, span.length);
        source += span.styles & Span::Code      ? codeSpan(text)
                  : span.styles & Span::Formula ? u"\\("_s + text.toString() + u"\\)"_s
                                                : escaped(text);
        done = span.start + span.length;
    }
    source += styles.changeTo(0);
    return source + escaped(QStringView(block.text).sliced(done));
}

QString withMarks(const Block &block)
{
    QString source;
    int done = 0;
    for (const Link &link : block.links) {
        const Block words = block.part(link.start, link.start + link.length);
        const bool isWrittenOut = openableAddress(words.text) == link.href;
        source += withStyles(block.part(done, link.start));
        source += isWrittenOut ? words.text : u"[%1](%2)"_s.arg(withStyles(words), link.href);
        done = link.start + link.length;
    }
    return source + withStyles(block.part(done, block.text.size()));
}

QString fenced(const Block &block)
{
    return fencedCode(copiedCode(block.text),
                      QStringList{block.language, block.fileName}.join(u' ').trimmed());
}

// A bar would end the cell, but not within a formula.
QString withBarsEscaped(const QString &cell)
{
    static const QRegularExpression formulaOrBar(uR"(\\\(.*?\\\)|(?<bar>\|))"_s);
    QString escaped;
    qsizetype done = 0;
    for (const QRegularExpressionMatch &match : formulaOrBar.globalMatch(cell)) {
        if (!match.hasCaptured(u"bar"_s))
            continue;
        escaped.append(QStringView(cell).sliced(done, match.capturedStart() - done)).append(uR"(\|)"_s);
        done = match.capturedEnd();
    }
    return escaped + cell.sliced(done);
}

QString rule(Qt::Alignment column)
{
    return column == Qt::AlignLeft      ? u":--"_s
           : column == Qt::AlignHCenter ? u":-:"_s
           : column == Qt::AlignRight   ? u"--:"_s
                                        : u"---"_s;
}

QString table(const Block &block, bool hasHead)
{
    QStringList lines;
    qsizetype begin = 0;
    for (const QString &row : block.text.split(u'\n')) {
        QStringList cells;
        for (const QString &cell : row.split(u'\t')) {
            cells.append(withBarsEscaped(withMarks(block.part(begin, begin + cell.size())))
                             .replace(QChar::LineSeparator, u"<br>"_s));
            begin += cell.size() + 1;
        }
        lines.append(u"| "_s + cells.join(u" | "_s) + u" |"_s);
    }
    if (hasHead) {
        QStringList rules;
        for (const Qt::Alignment column : block.columns)
            rules.append(rule(column));
        lines.insert(1, u"| "_s + rules.join(u" | "_s) + u" |"_s);
    }
    return lines.join(u'\n');
}

QString bodyOf(const Block &block, bool continuesPrevious)
{
    switch (block.type) {
    case Block::Type::Code: return fenced(block);
    case Block::Type::Formula: return u"\\[\n"_s + copiedCode(block.text) + u"\n\\]"_s;
    case Block::Type::Rule: return u"---"_s;
    case Block::Type::Table: return table(block, !continuesPrevious);
    case Block::Type::Heading: return QString(block.level, u'#') + u' ' + withMarks(block);
    case Block::Type::Paragraph:
    case Block::Type::ListItem: break;
    }
    return withMarks(block);
}

// Before the first line of a block, and before its other lines.
struct Lead {
    QString first;
    QString others;
};

Lead leadOf(const Block &block)
{
    const QString quote = QString(u"> "_s).repeated(block.quoteDepth);
    if (block.level == 0 || block.type == Block::Type::Heading)
        return {quote, quote};
    const QString outer = quote + QString(4 * (block.level - 1), u' ');
    const QString inner = outer + u"    "_s;
    if (block.type != Block::Type::ListItem || block.marker.isEmpty())
        return {inner, inner};
    const bool isTask = block.isOpenTask() || block.isDoneTask();
    const QString marker = isTask || block.marker == Block::Bullet ? u"-"_s : block.marker;
    const QString box = block.isDoneTask() ? u"[x] "_s : isTask ? u"[ ] "_s : QString();
    return {outer + marker.leftJustified(std::max<qsizetype>(marker.size() + 1, 4)) + box, inner};
}

bool isTight(const Block &before, const Block &after)
{
    return before.type == Block::Type::ListItem && after.type == Block::Type::ListItem &&
           before.quoteDepth == after.quoteDepth && !after.marker.isEmpty();
}

// Its marker stands before what follows, as code.
bool isEmptyItem(const Block &block)
{
    return block.type == Block::Type::ListItem && block.text.isEmpty() && !block.marker.isEmpty();
}

} // namespace

QString sourceOf(const QList<Block> &blocks)
{
    QString source;
    for (qsizetype index = 0; index < blocks.size(); ++index) {
        const Block &block = blocks.at(index);
        const Lead lead = leadOf(block);
        const bool continuesPrevious = index > 0 && block.continuesPrevious;
        const bool beginsItem = index > 0 && isEmptyItem(blocks.at(index - 1)) &&
                                block.level == blocks.at(index - 1).level && block.marker.isEmpty();
        if (index > 0 && !continuesPrevious && !beginsItem) {
            source += u'\n';
            if (!isTight(blocks.at(index - 1), block)) {
                const bool isSameQuote = blocks.at(index - 1).quoteDepth == block.quoteDepth;
                source +=
                    (isSameQuote ? QString(u"> "_s).repeated(block.quoteDepth).trimmed() : QString()) + u'\n';
            }
        }
        if (!continuesPrevious && !beginsItem)
            source += lead.first;
        else if (block.type == Block::Type::Table)
            source += u'\n' + lead.others;
        source += bodyOf(block, continuesPrevious).replace(u'\n', u'\n' + lead.others);
    }
    return source;
}

QString wordsOf(const QList<Block> &blocks)
{
    QString words;
    for (qsizetype index = 0; index < blocks.size(); ++index) {
        const Block &block = blocks.at(index);
        if (block.type == Block::Type::Rule)
            continue;
        const bool continuesPrevious = index > 0 && block.continuesPrevious;
        if (continuesPrevious && block.type == Block::Type::Table)
            words += u'\n';
        else if (!words.isEmpty() && !continuesPrevious)
            words += isTight(blocks.at(index - 1), block) ? u"\n"_s : u"\n\n"_s;
        if (!block.marker.isEmpty())
            words += QString(2 * (block.level - 1), u' ') + block.marker + u' ';
        words += block.type == Block::Type::Code || block.type == Block::Type::Formula
                     ? copiedCode(block.text)
                     : QString(block.text).replace(QChar::LineSeparator, u' ');
    }
    return words;
}

QString fencedCode(const QString &code, const QString &info)
{
    QString fence = u"```"_s;
    while (code.contains(fence))
        fence += u'`';
    return fence + info + u'\n' + code + u'\n' + fence;
}

} // namespace ui
