// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/block_text.h"

#include "ui/text/document_edit.h"
#include "ui/text/table_text.h"

#include <QAbstractTextDocumentLayout>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace ui {

// Formats beside the text, not in it: they come and go while an answer grows without a change of the text.
class SpanHighlighter : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

    QList<Span> spans;
    QList<Link> links;
    int lead = 0; // characters before the text of the block
    QColor linkColour;
    QColor strongColour;
    QFont codeFont;
    QColor codeBackground;

protected:
    void highlightBlock(const QString &line) override
    {
        const int begin = currentBlock().position() - lead;
        const int end = begin + int(line.size());
        for (const Span &span : std::as_const(spans)) {
            const int from = std::max(span.start, begin);
            const int to = std::min(span.start + span.length, end);
            if (from < to)
                setFormat(from - begin, to - from, formatOf(span.styles));
        }
        for (const Link &link : std::as_const(links)) {
            for (int at = std::max(link.start, begin); at < std::min(link.start + link.length, end); ++at) {
                QTextCharFormat linked = format(at - begin); // it may be strong too
                linked.setForeground(linkColour);
                linked.setFontUnderline(true);
                setFormat(at - begin, 1, linked);
            }
        }
    }

private:
    QTextCharFormat formatOf(int styles) const
    {
        QTextCharFormat format;
        if ((styles & (Span::Code | Span::Formula)) &&
            codeFont.pixelSize() > 0) { // it may come after the text
            format.setFontFamilies(codeFont.families());
            format.setProperty(QTextFormat::FontPixelSize, codeFont.pixelSize());
            format.setBackground(codeBackground);
        }
        if (styles & Span::Emphasis)
            format.setFontItalic(true);
        if (styles & Span::Strong)
            format.setFontWeight(QFont::DemiBold);
        if ((styles & Span::Strong) && strongColour.isValid())
            format.setForeground(strongColour);
        if (styles & Span::StrikeThrough)
            format.setFontStrikeOut(true);
        return format;
    }
};

void BlockText::setDocument(QQuickTextDocument *document)
{
    if (m_document == document)
        return;
    delete m_highlighter;
    m_document = document;
    if (document) {
        QTextDocument &text = *document->textDocument();
        text.setUndoRedoEnabled(false);
        show({.text = text.toPlainText()});
        connect(text.documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
                &BlockText::laidOut);
        m_highlighter = new SpanHighlighter(&text);
        m_highlighter->spans = m_block.spans;
        m_highlighter->links = m_block.links;
        m_highlighter->lead = lead();
        updateLooks();
        if (m_lineHeight > 0 && m_block.type != Block::Type::Table)
            ui::setLineHeight(text, m_lineHeight);
    }
    emit documentChanged();
}

void BlockText::setBlock(const Block &block)
{
    if (m_block == block)
        return;
    const Block before = std::exchange(m_block, block);
    if (m_document) {
        m_highlighter->spans = block.spans;
        m_highlighter->links = block.links;
        m_highlighter->lead = lead();
        show(before);
        // Lines that were changed are formatted already.
        if (before.spans != block.spans || before.links != block.links)
            m_highlighter->rehighlight();
    }
    emit blockChanged();
}

void BlockText::show(const Block &before)
{
    QTextDocument &document = *m_document->textDocument();
    if (m_block.type == Block::Type::Table)
        showTable(document, m_block, {.cellPadding = m_cellPadding, .lineHeight = m_lineHeight});
    else
        changeText(document, before.text, m_block.text);
}

QList<qreal> BlockText::rowTops() const
{
    return m_document ? ui::rowTops(*m_document->textDocument()) : QList<qreal>();
}

void BlockText::setCellPadding(int padding)
{
    if (m_cellPadding == padding)
        return;
    m_cellPadding = padding;
    if (m_document)
        show(m_block);
    emit looksChanged();
}

void BlockText::setLineHeight(int height)
{
    if (m_lineHeight == height)
        return;
    m_lineHeight = height;
    if (m_document && m_block.type == Block::Type::Table)
        show(m_block);
    else if (m_document)
        ui::setLineHeight(*m_document->textDocument(), height);
    emit lineHeightChanged();
}

void BlockText::setCodeFont(const QFont &font)
{
    if (m_codeFont == font)
        return;
    m_codeFont = font;
    updateLooks();
}

void BlockText::setCodeBackground(const QColor &colour)
{
    if (m_codeBackground == colour)
        return;
    m_codeBackground = colour;
    updateLooks();
}

void BlockText::setLinkColour(const QColor &colour)
{
    if (m_linkColour == colour)
        return;
    m_linkColour = colour;
    updateLooks();
}

void BlockText::setStrongColour(const QColor &colour)
{
    if (m_strongColour == colour)
        return;
    m_strongColour = colour;
    updateLooks();
}

int BlockText::lead() const
{
    return m_block.type == Block::Type::Table ? TableLead : 0;
}

QString BlockText::linkAt(int character) const
{
    for (const Link &link : m_block.links)
        if (link.start <= character && character < link.start + link.length)
            return link.href;
    return {};
}

void BlockText::updateLooks()
{
    if (m_highlighter) {
        m_highlighter->codeFont = m_codeFont;
        m_highlighter->codeBackground = m_codeBackground;
        m_highlighter->linkColour = m_linkColour;
        m_highlighter->strongColour = m_strongColour;
        m_highlighter->rehighlight();
    }
    emit looksChanged();
}

} // namespace ui
