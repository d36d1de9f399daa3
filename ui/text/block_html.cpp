// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/block_html.h"

#include "ui/text/plain_text.h"

#include <array>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct StyleTag {
    Span::Style style;
    QLatin1StringView tag;
};

// Outer ones first.
constexpr std::array StyleTags = {StyleTag{Span::StrikeThrough, "s"_L1}, StyleTag{Span::Strong, "strong"_L1},
                                  StyleTag{Span::Emphasis, "em"_L1}, StyleTag{Span::Code, "code"_L1},
                                  StyleTag{Span::Formula, "code"_L1}};

QString escaped(QStringView text)
{
    return text.toString().toHtmlEscaped().replace(QChar::LineSeparator, "<br>"_L1).replace(u'\n', "<br>"_L1);
}

QString styled(QStringView text, int styles)
{
    QString html = escaped(text);
    for (auto row = StyleTags.rbegin(); row != StyleTags.rend(); ++row) {
        if (styles & row->style)
            html = u'<' + row->tag + u'>' + html + "</"_L1 + row->tag + u'>';
    }
    return html;
}

QString withStyles(const Block &block)
{
    QString html;
    qsizetype done = 0;
    for (const Span &span : block.spans) {
        html += escaped(QStringView(block.text).sliced(done, span.start - done));
        html += styled(QStringView(block.text).sliced(span.start, span.length), span.styles);
        done = span.start + span.length;
    }
    return html + escaped(QStringView(block.text).sliced(done));
}

QString prose(const Block &block)
{
    QString html;
    int done = 0;
    for (const Link &link : block.links) {
        html += withStyles(block.part(done, link.start));
        html += "<a href=\""_L1 + link.href.toHtmlEscaped() + "\">"_L1 +
                withStyles(block.part(link.start, link.start + link.length)) + "</a>"_L1;
        done = link.start + link.length;
    }
    return html + withStyles(block.part(done, block.text.size()));
}

QLatin1StringView alignmentOf(Qt::Alignment column)
{
    return column == Qt::AlignHCenter ? " align=\"center\""_L1
           : column == Qt::AlignRight ? " align=\"right\""_L1
                                      : ""_L1;
}

QString table(const Block &block)
{
    QString html = u"<table border=\"1\" cellspacing=\"0\" cellpadding=\"6\">\n"_s;
    qsizetype begin = 0;
    bool isHead = !block.continuesPrevious;
    for (const QString &row : block.text.split(u'\n')) {
        html += "<tr>"_L1;
        const QLatin1StringView tag = isHead ? "th"_L1 : "td"_L1;
        qsizetype column = 0;
        for (const QString &cell : row.split(u'\t')) {
            html += u'<' + tag + alignmentOf(block.columns.value(column++)) + u'>' +
                    prose(block.part(begin, begin + cell.size())) + "</"_L1 + tag + u'>';
            begin += cell.size() + 1;
        }
        html += "</tr>\n"_L1;
        isHead = false;
    }
    return html + "</table>\n"_L1;
}

QString element(const Block &block, CodeHtml &code)
{
    constexpr int indent = 24; // pixels, a level
    const QString margin = block.level > 0 && !block.isHeading()
                               ? u" style=\"margin-left: %1px\""_s.arg(indent * block.level)
                               : QString();
    switch (block.type) {
    case Block::Type::Rule: return u"<hr>\n"_s;
    case Block::Type::Table: return table(block);
    case Block::Type::Heading: {
        const QString tag = u"h"_s + QString::number(std::min(block.level + 2, 6)); // below those of the page
        return u'<' + tag + u'>' + prose(block) + "</"_L1 + tag + ">\n"_L1;
    }
    case Block::Type::Code:
    case Block::Type::Formula:
        return "<pre"_L1 + margin + "><code>"_L1 +
               code.of(copiedCode(block.text), block.language, block.fileName) + "</code></pre>\n"_L1;
    case Block::Type::ListItem:
        return "<p class=\"item\""_L1 + margin + u'>' +
               (block.marker.isEmpty() ? QString() : block.marker.toHtmlEscaped() + "&nbsp; "_L1) +
               prose(block) + "</p>\n"_L1;
    case Block::Type::Paragraph: break;
    }
    return "<p>"_L1 + prose(block) + "</p>\n"_L1;
}

} // namespace

QString htmlOf(const QList<Block> &blocks, CodeHtml &code)
{
    QString html;
    int depth = 0;
    const auto quote = [&](int wanted) {
        for (; depth < wanted; ++depth)
            html += "<blockquote>\n"_L1;
        for (; depth > wanted; --depth)
            html += "</blockquote>\n"_L1;
    };
    for (const Block &block : blocks) {
        quote(block.quoteDepth);
        html += element(block, code);
    }
    quote(0);
    return html;
}

} // namespace ui
