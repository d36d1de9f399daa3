// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/markdown_parser.h"

#include "ui/text/block_pieces.h"
#include "ui/text/formulas.h"
#include "ui/text/links.h"

#include <md4c.h>

#include <QByteArray>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Characters that no text of PlainText holds stand for those that would begin a link or HTML: links are found
// by links.h, which opens few kinds of them, and no definition of a link is swallowed.
constexpr char16_t Bracket = 0xFDD0;
constexpr char16_t Less = 0xFDD1;

QByteArray encoded(QStringView source)
{
    QString text = hideFormulas(source);
    for (QChar &character : text) {
        if (character == u'[')
            character = Bracket;
        else if (character == u'<')
            character = Less;
    }
    return text.toUtf8();
}

QString decoded(const char *text, qsizetype size)
{
    QString result = QString::fromUtf8(text, size);
    for (QChar &character : result) {
        if (character == Bracket)
            character = u'[';
        else if (character == Less)
            character = u'<';
    }
    return result;
}

// Of code: there a formula is none.
QString decodedCode(const char *text, qsizetype size)
{
    return shownFormulas(decoded(text, size));
}

// A point whose text begins with "[ ] " or "[x] " is something to do, or that is done.
void readTask(Block &block)
{
    constexpr qsizetype BoxSize = 4;
    if (block.marker != Block::Bullet || block.text.size() <= BoxSize)
        return;
    const QString box = block.text.first(BoxSize).toLower();
    if (box != "[ ] "_L1 && box != "[x] "_L1)
        return;
    block = block.part(BoxSize, block.text.size());
    block.marker = box.contains(u'x') ? Block::DoneTask : Block::OpenTask;
}

struct ListLevel {
    bool isOrdered = false;
    unsigned number = 0;
    QChar delimiter;
};

class Builder
{
public:
    explicit Builder(const QByteArray &source) : m_source(source) {}

    ParsedMarkdown take()
    {
        closeLeaf();
        return std::move(m_parsed);
    }

    void enterBlock(MD_BLOCKTYPE type, void *detail);
    void leaveBlock(MD_BLOCKTYPE type);
    void enterSpan(MD_SPANTYPE type) { changeStyle(type, 1); }
    void leaveSpan(MD_SPANTYPE type) { changeStyle(type, -1); }
    void text(MD_TEXTTYPE type, const char *text, MD_SIZE size);

private:
    void openLeaf(Block::Type type, int level);
    void closeLeaf();
    void changeStyle(MD_SPANTYPE type, int by);
    int styles() const;
    void append(QString text);
    void appendCode(const char *text, MD_SIZE size);
    void beginCell(const void *detail);
    void finish(Block block);

    const QByteArray &m_source;
    ParsedMarkdown m_parsed;
    Block m_leaf;
    bool m_isLeafOpen = false;
    bool m_isFence = false;
    QList<ListLevel> m_lists;
    QString m_marker; // of the item that has no block yet
    int m_quoteDepth = 0;
    int m_codeColumns = 0; // by which the line of code is indented that begins
    int m_emphasis = 0, m_strong = 0, m_code = 0, m_strike = 0;
    int m_row = 0;  // of a table: how many have begun
    int m_cell = 0; // of the row
};

void Builder::enterBlock(MD_BLOCKTYPE type, void *detail)
{
    switch (type) {
    case MD_BLOCK_QUOTE:
        closeLeaf();
        ++m_quoteDepth;
        break;
    case MD_BLOCK_UL:
        closeLeaf();
        m_lists.append(ListLevel());
        break;
    case MD_BLOCK_OL: {
        closeLeaf();
        const auto *list = static_cast<const MD_BLOCK_OL_DETAIL *>(detail);
        m_lists.append(ListLevel{
            .isOrdered = true, .number = list->start, .delimiter = QLatin1Char(list->mark_delimiter)});
        break;
    }
    case MD_BLOCK_LI: {
        closeLeaf();
        ListLevel &list = m_lists.last();
        m_marker = list.isOrdered ? QString::number(list.number++) + list.delimiter : QString(Block::Bullet);
        break;
    }
    case MD_BLOCK_H:
        openLeaf(Block::Type::Heading, int(static_cast<const MD_BLOCK_H_DETAIL *>(detail)->level));
        break;
    case MD_BLOCK_P: openLeaf(Block::Type::Paragraph, 0); break;
    case MD_BLOCK_HR:
        closeLeaf();
        finish({.type = Block::Type::Rule});
        break;
    case MD_BLOCK_CODE: {
        const auto *code = static_cast<const MD_BLOCK_CODE_DETAIL *>(detail);
        openLeaf(Block::Type::Code, int(m_lists.size()));
        m_isFence = code->fence_char != 0;
        static const QRegularExpression language(uR"(^[A-Za-z0-9+#_.\-]{1,32}$)"_s);
        static const QRegularExpression fileName(uR"(^[\w.\-/]{1,80}\.[A-Za-z0-9]{1,8}$)"_s);
        const QStringList words =
            decodedCode(code->info.text, code->info.size).split(QChar::Space, Qt::SkipEmptyParts);
        if (!words.isEmpty() && language.match(words.first()).hasMatch())
            m_leaf.language = words.first();
        if (words.size() > 1 && fileName.match(words.at(1)).hasMatch())
            m_leaf.fileName = words.at(1).section(u'/', -1);
        break;
    }
    case MD_BLOCK_TABLE:
        openLeaf(Block::Type::Table, 0);
        m_row = 0;
        break;
    case MD_BLOCK_TR:
        m_cell = 0;
        if (m_row++ > 0)
            m_leaf.text += u'\n';
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: beginCell(detail); break;
    case MD_BLOCK_HTML: // is not asked for
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: break;
    }
}

void Builder::leaveBlock(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_QUOTE:
        closeLeaf();
        --m_quoteDepth;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        closeLeaf();
        m_lists.removeLast();
        break;
    case MD_BLOCK_LI:
        closeLeaf();
        if (!m_marker.isEmpty()) // an item without a word
            finish({.type = Block::Type::ListItem});
        break;
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_CODE:
    case MD_BLOCK_TABLE: closeLeaf(); break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: break;
    }
}

void Builder::changeStyle(MD_SPANTYPE type, int by)
{
    if (type == MD_SPAN_EM)
        m_emphasis += by;
    else if (type == MD_SPAN_STRONG)
        m_strong += by;
    else if (type == MD_SPAN_CODE)
        m_code += by;
    else if (type == MD_SPAN_DEL)
        m_strike += by;
}

int Builder::styles() const
{
    return (m_emphasis ? Span::Emphasis : 0) | (m_strong ? Span::Strong : 0) | (m_code ? Span::Code : 0) |
           (m_strike ? Span::StrikeThrough : 0);
}

void Builder::text(MD_TEXTTYPE type, const char *text, MD_SIZE size)
{
    if (m_isLeafOpen && m_leaf.type == Block::Type::Code) {
        appendCode(text, size);
        return;
    }
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR: append(u"\n"_s); break; // a line that was ended stays ended: verses, addresses
    case MD_TEXT_NULLCHAR: append(QString(QChar(QChar::ReplacementCharacter))); break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_ENTITY:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH: append(m_code > 0 ? decodedCode(text, size) : decoded(text, size)); break;
    }
}

// The parser turns tabs at the beginning of a line into spaces; a Makefile needs them as they were.
void Builder::appendCode(const char *text, MD_SIZE size)
{
    const bool isOfSource = text >= m_source.constData() && text < m_source.constData() + m_source.size();
    if (!isOfSource && *text != '\n') {
        m_codeColumns += int(size);
        return;
    }
    const int columns = std::exchange(m_codeColumns, 0);
    if (!isOfSource) {
        m_leaf.text += QString(columns, u' ') + u'\n';
        return;
    }
    const char *begin = text;
    while (begin > m_source.constData() && (begin[-1] == ' ' || begin[-1] == '\t'))
        --begin;
    const char *line = begin;
    while (line > m_source.constData() && line[-1] != '\n')
        --line;
    if (columns > 0)
        m_leaf.text +=
            codeIndent(decoded(begin, text - begin), columnAfter(decoded(line, begin - line), 0), columns);
    m_leaf.text += decodedCode(text, size);
}

void Builder::append(QString text)
{
    if (!m_isLeafOpen)
        openLeaf(Block::Type::Paragraph, 0);
    if (m_leaf.type == Block::Type::Table) {
        text.replace(u'\t', QChar::Space);
        static const QRegularExpression lineBreak(u"<br ?/?>"_s);
        if (m_code == 0) // a cell has no other way to begin a line
            text.replace(lineBreak, QString(QChar(QChar::LineSeparator)));
        else
            text.replace(uR"(\|)"_s, u"|"_s); // which would end the cell
    }
    const int start = int(m_leaf.text.size());
    m_leaf.text += text;
    if (const int styles = this->styles(); styles && m_leaf.type != Block::Type::Code) {
        if (!m_leaf.spans.isEmpty() && m_leaf.spans.last().styles == styles &&
            m_leaf.spans.last().start + m_leaf.spans.last().length == start)
            m_leaf.spans.last().length += int(text.size());
        else
            m_leaf.spans.append({start, int(text.size()), styles});
    }
}

void Builder::openLeaf(Block::Type type, int level)
{
    closeLeaf();
    m_leaf = {.type = type, .level = level};
    m_isLeafOpen = true;
    m_isFence = false;
}

void Builder::closeLeaf()
{
    if (!std::exchange(m_isLeafOpen, false))
        return;
    if (m_leaf.type == Block::Type::Code && m_leaf.text.endsWith(u'\n'))
        m_leaf.text.chop(1);
    const bool isFence = m_leaf.type == Block::Type::Code && m_isFence;
    finish(std::move(m_leaf));
    m_parsed.endsInFence = isFence && m_lists.isEmpty() && m_quoteDepth == 0;
}

void Builder::beginCell(const void *detail)
{
    if (m_cell++ > 0)
        m_leaf.text += u'\t';
    if (m_row > 1)
        return;
    switch (static_cast<const MD_BLOCK_TD_DETAIL *>(detail)->align) {
    case MD_ALIGN_DEFAULT: m_leaf.columns.append(Qt::Alignment()); break;
    case MD_ALIGN_LEFT: m_leaf.columns.append(Qt::AlignLeft); break;
    case MD_ALIGN_CENTER: m_leaf.columns.append(Qt::AlignHCenter); break;
    case MD_ALIGN_RIGHT: m_leaf.columns.append(Qt::AlignRight); break;
    }
}

void Builder::finish(Block block)
{
    const bool isInList = !m_lists.isEmpty();
    m_parsed.endsInList = isInList;
    m_parsed.endsInFence = false;
    block.quoteDepth = m_quoteDepth;
    if (isInList) {
        if (block.type == Block::Type::Heading) {
            block.spans = {{0, int(block.text.size()), Span::Strong}};
            block.type = Block::Type::ListItem;
        } else if (block.type == Block::Type::Paragraph) {
            block.type = Block::Type::ListItem;
        }
        block.level = int(m_lists.size());
        const QString marker = std::exchange(m_marker, {});
        if (block.type == Block::Type::ListItem) {
            block.marker = marker;
            readTask(block);
        } else if (!marker.isEmpty()) // code that begins an item
            m_parsed.blocks.append({.type = Block::Type::ListItem,
                                    .level = block.level,
                                    .quoteDepth = m_quoteDepth,
                                    .marker = marker});
    }
    if (block.type == Block::Type::Code) {
        m_parsed.blocks.append(std::move(block));
        return;
    }
    const bool canSplit = block.type == Block::Type::Paragraph || block.type == Block::Type::ListItem;
    for (Block &piece : findFormulas(block, canSplit)) {
        if (piece.type == Block::Type::Formula) {
            m_parsed.blocks.append(std::move(piece));
            continue;
        }
        findLinks(piece);
        m_parsed.blocks += piecesOf(piece);
    }
}

Builder &builder(void *data)
{
    return *static_cast<Builder *>(data);
}

} // namespace

int columnAfter(QStringView space, int column)
{
    for (const QChar character : space)
        column = character == u'\t' ? (column + 4) / 4 * 4 : column + 1;
    return column;
}

QString codeIndent(QStringView space, int column, int columns)
{
    const int end = columnAfter(space, column);
    qsizetype kept = space.size();
    int begin = end; // column of the first character that is kept
    while (kept > 0) {
        const int before = columnAfter(space.first(kept - 1), column);
        if (before < end - columns)
            break;
        begin = before;
        --kept;
    }
    return QString(columns - (end - begin), u' ').append(space.sliced(kept));
}

ParsedMarkdown parseMarkdown(QStringView source)
{
    const QByteArray text = encoded(source);
    Builder parsed(text);
    MD_PARSER parser = {};
    parser.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *data) {
        builder(data).enterBlock(type, detail);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *, void *data) {
        builder(data).leaveBlock(type);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void *, void *data) {
        builder(data).enterSpan(type);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *data) {
        builder(data).leaveSpan(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const char *piece, MD_SIZE size, void *data) {
        builder(data).text(type, piece, size);
        return 0;
    };
    if (md_parse(text.constData(), MD_SIZE(text.size()), &parser, &parsed) != 0) // out of memory
        return {.blocks = {{.type = Block::Type::Code, .text = source.toString()}}};
    return parsed.take();
}

} // namespace ui
