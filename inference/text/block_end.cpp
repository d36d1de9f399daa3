// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/block_end.h"

#include <algorithm>
#include <array>
#include <span>

namespace inference {

namespace {

// Of a prefix more is not read: what was opened that far away hardly closes in the gap.
constexpr std::size_t MostBytes = 1 << 16;

constexpr std::string_view Openers = "([{";
constexpr std::string_view Closers = ")]}";
constexpr char Kept = ' '; // an opener whose closer stands behind the gap

// What goes on with the block before it, at the indent of its first line.
constexpr auto Continuations =
    std::to_array<std::string_view>({"elif", "else", "except", "finally", "case", ")", "]", "}"});
// What begins a block that one fills on its own.
constexpr auto Definitions = std::to_array<std::string_view>({"def ", "class ", "async def "});

// Behind the quote that ends what begins before `from`; npos: the text ends first. Where its line ends first
// it was an apostrophe, and nothing of it is quoted.
std::size_t behindQuoted(std::string_view text, char quote, std::size_t from)
{
    for (std::size_t at = from; at < text.size(); ++at) {
        if (text[at] == '\n')
            return from;
        if (text[at] == '\\')
            ++at;
        else if (text[at] == quote)
            return at + 1;
    }
    return std::string_view::npos;
}

// Calls on(position, bracket) for the brackets outside of quotes, until it is false. Gives the quote in which
// the text ends, or 0.
template <typename On>
char eachBracket(std::string_view text, std::size_t from, On on)
{
    for (std::size_t at = from; at < text.size();) {
        const char character = text[at++];
        if (character == '"' || character == '\'') {
            at = behindQuoted(text, character, at);
            if (at == std::string_view::npos)
                return character;
        } else if ((Openers.contains(character) || Closers.contains(character)) && !on(at - 1, character)) {
            return 0;
        }
    }
    return 0;
}

char openerOf(char closer)
{
    return Openers[Closers.find(closer)];
}

// Marks those that the suffix closes.
void keepClosed(std::string &open, std::string_view suffix)
{
    std::string inner;
    eachBracket(suffix, 0, [&](std::size_t, char bracket) {
        if (Openers.contains(bracket)) {
            inner += bracket;
        } else if (!inner.empty()) {
            inner.pop_back();
        } else if (const std::size_t at = open.rfind(openerOf(bracket)); at != std::string::npos) {
            open[at] = Kept;
        }
        return true;
    });
}

std::size_t indentOf(std::string_view line)
{
    return std::min(line.find_first_not_of(" \t"), line.size());
}

std::string_view trimmed(std::string_view line)
{
    const std::size_t first = line.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

bool beginsWithOneOf(std::string_view text, std::span<const std::string_view> beginnings)
{
    return std::ranges::any_of(beginnings,
                               [text](std::string_view beginning) { return text.starts_with(beginning); });
}

bool isBeginningOfOne(std::string_view text, std::span<const std::string_view> texts)
{
    return std::ranges::any_of(texts, [text](std::string_view whole) { return whole.starts_with(text); });
}

// The indent of the line that begins the function, or else the outermost block, that the end of a text is in.
std::optional<std::size_t> blockIndent(std::string_view text)
{
    std::optional<std::size_t> found;
    bool isLast = true;
    std::size_t inner = std::string_view::npos; // the indent that a line must be below to be around
    while (!text.empty() || isLast) {
        const std::size_t begin = text.rfind('\n') + 1; // 0 where there is none
        const std::string_view line = text.substr(begin);
        const std::string_view content = trimmed(line);
        const std::size_t indent = indentOf(line);
        const bool isHeader = content.ends_with(':');
        if (!content.empty() && (indent < inner || (isLast && isHeader))) {
            if (isHeader)
                found = indent;
            if (isHeader && beginsWithOneOf(content, Definitions))
                return found;
            inner = indent;
        } else if (isLast && content.empty() && indent > 0) {
            inner = indent;
        }
        isLast = false;
        if (begin == 0 || inner == 0)
            break;
        text = text.substr(0, begin - 1);
    }
    return found;
}

std::size_t withoutSpace(std::string_view text, std::size_t end)
{
    const std::size_t last = text.substr(0, end).find_last_not_of(" \t\n");
    return last == std::string_view::npos ? 0 : last + 1;
}

} // namespace

BlockEnd::BlockEnd(const Gap &gap)
{
    std::string_view prefix = gap.prefix;
    prefix.remove_prefix(prefix.size() - std::min(prefix.size(), MostBytes));
    m_quote = eachBracket(prefix, 0, [this](std::size_t, char bracket) {
        if (Openers.contains(bracket))
            m_open += bracket;
        else if (m_open.ends_with(openerOf(bracket)))
            m_open.pop_back();
        return true;
    });
    keepClosed(m_open, std::string_view(gap.suffix).substr(0, MostBytes));
    m_indent = blockIndent(prefix);
}

std::optional<std::size_t> BlockEnd::operator()(std::string_view text) const
{
    const auto byBracket = bracketEnd(text);
    const auto byIndent = indentEnd(text);
    if (!byBracket && !byIndent)
        return std::nullopt;
    return withoutSpace(text, std::min(byBracket.value_or(text.size()), byIndent.value_or(text.size())));
}

std::optional<std::size_t> BlockEnd::bracketEnd(std::string_view text) const
{
    std::string open = m_open;
    std::size_t own = 0; // of them, opened by the text
    std::optional<std::size_t> end;
    const std::size_t from = m_quote ? behindQuoted(text, m_quote, 0) : 0;
    eachBracket(text, from, [&](std::size_t at, char bracket) {
        if (Openers.contains(bracket)) {
            open += bracket;
            ++own;
            return true;
        }
        if (!open.ends_with(openerOf(bracket))) {
            if (own == 0)
                end = at;
            return own > 0; // one of its own that does not fit is the text's affair
        }
        open.pop_back();
        own -= own > 0 ? 1 : 0;
        return true;
    });
    return end;
}

std::optional<std::size_t> BlockEnd::indentEnd(std::string_view text) const
{
    if (!m_indent)
        return std::nullopt;
    for (std::size_t newline = text.find('\n'); newline != std::string_view::npos;
         newline = text.find('\n', newline + 1)) {
        const std::string_view line = text.substr(newline + 1, text.find('\n', newline + 1) - newline - 1);
        const std::string_view content = trimmed(line);
        if (content.empty() || indentOf(line) > *m_indent)
            continue;
        const bool isWhole = newline + 1 + line.size() < text.size();
        const bool mayGoOn =
            beginsWithOneOf(content, Continuations) || (!isWhole && isBeginningOfOne(content, Continuations));
        if (indentOf(line) < *m_indent || !mayGoOn)
            return newline;
    }
    return std::nullopt;
}

} // namespace inference
