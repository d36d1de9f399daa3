// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/markdown_document.h"

#include "ui/text/markdown_parser.h"

#include <algorithm>

namespace ui {

namespace {

// A word that no text holds: where the parser puts it tells which blocks are open there.
constexpr char16_t Probe = 0xFDD2;
constexpr qsizetype LongestOpenEnd = 32 * 1024;

bool isBlank(QStringView line)
{
    return std::ranges::all_of(line, [](QChar c) { return c == u' ' || c == u'\t' || c == u'\n'; });
}

ParsedMarkdown parseProbed(QStringView source)
{
    return parseMarkdown(source.toString() + QChar(Probe));
}

// Where the last line begins that stands at the margin after an empty one; -1 when there is none.
qsizetype lastFreshLine(QStringView source)
{
    for (qsizetype begin = source.lastIndexOf(u'\n') + 1; begin > 0;) {
        const qsizetype before = source.first(begin - 1).lastIndexOf(u'\n') + 1;
        if (begin < source.size() && !source.at(begin).isSpace() && before > 0 &&
            isBlank(source.sliced(before, begin - before)))
            return begin;
        begin = before;
    }
    return -1;
}

bool mayBeginItem(QChar first)
{
    return first == u'-' || first == u'+' || first == u'*' || first.isDigit();
}

// Where a line may be cut off without harm to the eye: an item at the margin, else an empty line, else any.
qsizetype bestCut(QStringView source)
{
    qsizetype empty = -1;
    qsizetype any = -1;
    for (qsizetype end = source.lastIndexOf(u'\n'); end > 0; end = source.first(end).lastIndexOf(u'\n')) {
        const qsizetype begin = end + 1;
        any = std::max(any, begin);
        if (begin < source.size() && mayBeginItem(source.at(begin)))
            return begin;
        if (empty < 0 && source.at(end - 1) == u'\n')
            empty = begin;
    }
    return empty > 0 ? empty : any > 0 ? any : source.size();
}

} // namespace

qsizetype MarkdownDocument::append(QStringView text)
{
    m_firstChanged = m_blocks.size();
    if (text.isEmpty())
        return m_firstChanged;
    m_open += text;
    if (m_fence)
        appendToFence();
    if (!m_fence)
        parseOpenEnd();
    return m_firstChanged;
}

void MarkdownDocument::parseOpenEnd()
{
    const ParsedMarkdown parsed = parseMarkdown(m_open);
    m_parsedCharacters += m_open.size();
    qsizetype same = m_closedBlocks;
    while (same < m_blocks.size() && same - m_closedBlocks < parsed.blocks.size() &&
           m_blocks.at(same) == parsed.blocks.at(same - m_closedBlocks))
        ++same;
    if (same < m_blocks.size() || same - m_closedBlocks < parsed.blocks.size())
        touch(same);
    m_blocks.resize(same);
    m_blocks += parsed.blocks.sliced(same - m_closedBlocks);

    if (parsed.endsInFence) {
        const qsizetype lines = m_open.lastIndexOf(u'\n') + 1;
        if (lines > 0 && openFence(lines))
            return;
    }
    closeBlocks();
    if (m_open.size() > LongestOpenEnd)
        cut();
}

// When a fence is open at the end of the complete lines, its lines are gathered from here on without the
// parser.
bool MarkdownDocument::openFence(qsizetype lines)
{
    const QStringView complete = QStringView(m_open).first(lines);
    const ParsedMarkdown probed = parseProbed(complete);
    m_parsedCharacters += lines;
    if (!probed.endsInFence || !probed.blocks.last().text.endsWith(QChar(Probe)))
        return false;
    const QString &code = probed.blocks.last().text; // with the probe as its last line
    qsizetype begin = lines;
    for (qsizetype line = code.count(u'\n') + 1; line > 0; --line)
        begin = complete.first(begin - 1).lastIndexOf(u'\n') + 1;
    const QStringView opening = complete.sliced(begin);
    Fence fence;
    while (opening.at(fence.indent) == u' ')
        ++fence.indent;
    fence.mark = opening.at(fence.indent);
    while (opening.at(fence.indent + fence.length) == fence.mark)
        ++fence.length;
    fence.hasLine = code.contains(u'\n');
    fence.shownOpen = m_open.size() - lines; // the parser has shown it already, indent and all
    m_closedBlocks += probed.blocks.size() - 1;
    // Taken anew from the complete lines, so that the open line is shown in one way only.
    Block &block = m_blocks[m_closedBlocks];
    block.text = code.chopped(code.contains(u'\n') ? 2 : 1);
    fence.shownOpen = 0;
    m_fence = fence;
    m_open.remove(0, lines);
    m_rejected = -1;
    appendToFence();
    return true;
}

void MarkdownDocument::appendToFence()
{
    Fence &fence = *m_fence;
    Block &block = m_blocks[m_closedBlocks];
    touch(m_closedBlocks);
    block.text.chop(fence.shownOpen);
    fence.shownOpen = 0;

    const auto spaceOf = [](QStringView line) {
        return line.first(std::ranges::find_if_not(line, [](QChar c) { return c == u' ' || c == u'\t'; }) -
                          line.begin());
    };
    const auto isClosing = [&](QStringView line) {
        const QStringView marks = line.trimmed();
        return columnAfter(spaceOf(line), 0) <= 3 && marks.size() >= fence.length &&
               std::ranges::all_of(marks, [&](QChar c) { return c == fence.mark; });
    };
    const auto add = [&](QStringView line) {
        const qsizetype before = block.text.size();
        if (fence.hasLine)
            block.text += u'\n';
        const QStringView space = spaceOf(line);
        const int columns = std::max(0, columnAfter(space, 0) - int(fence.indent));
        if (space.size() == line.size())
            block.text += QString(columns, u' ');
        else
            block.text.append(codeIndent(space, 0, columns)).append(line.sliced(space.size()));
        return block.text.size() - before;
    };

    qsizetype begin = 0;
    for (qsizetype end = m_open.indexOf(u'\n'); end >= 0; end = m_open.indexOf(u'\n', begin)) {
        const QStringView line = QStringView(m_open).sliced(begin, end - begin);
        begin = end + 1;
        if (isClosing(line)) {
            m_fence.reset();
            ++m_closedBlocks;
            m_open.remove(0, begin);
            return;
        }
        add(line);
        fence.hasLine = true;
    }
    m_open.remove(0, begin);
    // A closing fence needs no line end.
    if (!m_open.isEmpty() && !isClosing(m_open))
        fence.shownOpen = add(m_open);
}

// Everything before a line at the margin after an empty one is closed, unless that line is in a fence or goes
// on with a list. The parser itself is asked, by a probe in the place of the line.
void MarkdownDocument::closeBlocks()
{
    const qsizetype fresh = lastFreshLine(m_open);
    if (fresh <= 0 || fresh == m_rejected)
        return;
    const ParsedMarkdown probed = parseProbed(QStringView(m_open).first(fresh));
    m_parsedCharacters += fresh;
    const QList<Block> &blocks = probed.blocks;
    const bool isFree = blocks.last() == Block{.type = Block::Type::Paragraph, .text = QString(QChar(Probe))};
    const bool followsList = blocks.size() > 1 && blocks.at(blocks.size() - 2).level > 0 &&
                             blocks.at(blocks.size() - 2).type != Block::Type::Heading;
    if (!isFree || (followsList && mayBeginItem(m_open.at(fresh)))) {
        m_rejected = fresh;
        return;
    }
    m_closedBlocks += blocks.size() - 1;
    m_open.remove(0, fresh);
    m_rejected = -1;
}

void MarkdownDocument::cut()
{
    const qsizetype end = bestCut(m_open);
    const ParsedMarkdown closed = parseMarkdown(QStringView(m_open).first(end));
    m_parsedCharacters += end;
    touch(m_closedBlocks);
    m_blocks.resize(m_closedBlocks);
    m_blocks += closed.blocks;
    if (closed.endsInFence && end < m_open.size()) {
        // Code is one block, however long: from here on as if the rest had come later.
        const QString rest = m_open.sliced(end);
        m_open.truncate(end);
        if (openFence(end)) {
            m_open += rest;
            appendToFence();
            if (!m_fence && !m_open.isEmpty())
                parseOpenEnd();
            return;
        }
        m_open += rest;
    }
    m_closedBlocks = m_blocks.size();
    m_open.remove(0, end);
    m_rejected = -1;
    if (!m_open.isEmpty())
        parseOpenEnd();
}

} // namespace ui
