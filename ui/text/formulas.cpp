// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/formulas.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Fence {
    QStringView opening;
    QStringView closing;
    char16_t hiddenOpening;
    char16_t hiddenClosing;
    bool isDisplay; // on lines of its own
};

// The longer mark before the one that it begins with.
constexpr std::array<Fence, 4> Fences = {{
    {u"\\[", u"\\]", 0xFDD4, 0xFDD5, true},
    {u"$$", u"$$", 0xFDD6, 0xFDD7, true},
    {u"\\(", u"\\)", 0xFDD8, 0xFDD9, false},
    {u"$", u"$", 0xFDDA, 0xFDDB, false},
}};

// What means something to Markdown, in a line or at its beginning.
constexpr QStringView Marks = u"\\*_[<|~&-+=#>.)$";
constexpr char16_t HiddenMarks = 0xFDDC;

constexpr qsizetype LongestFormula = 4000;
constexpr qsizetype LongestBetweenDollars = 200;

// Money and shell variables are between dollars more often than formulas are.
bool isFormula(QStringView text)
{
    static const QRegularExpression hasMathematics(uR"([\\^_{}=<>+*/|]|^[A-Za-z]'*$|^\d+$)"_s);
    return !text.front().isSpace() && !text.back().isSpace() && hasMathematics.matchView(text).hasMatch();
}

// A formula ends with its paragraph, and no code is in it.
qsizetype endOfReach(QStringView source, qsizetype begin, const Fence &fence)
{
    const bool isBetweenDollars = fence.opening == u"$";
    const qsizetype longest = isBetweenDollars ? LongestBetweenDollars : LongestFormula;
    qsizetype end = std::min(source.size(), begin + longest + fence.closing.size());
    const auto stopAt = [&](QStringView what) {
        if (const qsizetype found = source.first(end).indexOf(what, begin); found >= 0)
            end = found;
    };
    if (isBetweenDollars)
        stopAt(u"\n"_s);
    stopAt(u"`"_s);
    stopAt(u"~~~"_s);
    const QStringView reach = source.first(end);
    for (qsizetype line = reach.indexOf(u'\n', begin); line >= 0;) {
        const qsizetype next = reach.indexOf(u'\n', line + 1);
        if (next >= 0 && reach.sliced(line, next - line).trimmed().isEmpty())
            return line;
        line = next;
    }
    return end;
}

std::optional<qsizetype> closingOf(QStringView source, qsizetype begin, const Fence &fence)
{
    const QStringView reach = source.first(endOfReach(source, begin, fence));
    const qsizetype end = reach.indexOf(fence.closing, begin);
    if (end < 0 || source.sliced(begin, end - begin).trimmed().isEmpty())
        return {};
    if (fence.opening != u"$")
        return end;
    const auto isWord = [&](qsizetype at) {
        return at >= 0 && at < source.size() && (source.at(at).isLetterOrNumber() || source.at(at) == u'$');
    };
    const bool isApart = !isWord(begin - 2) && !isWord(end + 1);
    return isApart && isFormula(source.sliced(begin, end - begin)) ? std::optional(end) : std::nullopt;
}

QString hidden(QStringView formula)
{
    QString text = formula.toString();
    bool isBeginOfLine = false;
    for (QChar &character : text) {
        const bool isOfQuote = isBeginOfLine && character == u'>'; // that the formula stands in
        isBeginOfLine = character == u'\n' || (isBeginOfLine && (character.isSpace() || isOfQuote));
        if (const qsizetype mark = Marks.indexOf(character); mark >= 0 && !isOfQuote)
            character = QChar(char16_t(HiddenMarks + mark));
    }
    return text;
}

const Fence *openedBy(QChar character)
{
    const auto fence = std::ranges::find(Fences, character.unicode(), &Fence::hiddenOpening);
    return fence == Fences.end() ? nullptr : &*fence;
}

void showMarks(QString &text)
{
    for (QChar &character : text)
        if (character >= QChar(HiddenMarks) && character.unicode() < HiddenMarks + Marks.size())
            character = Marks.at(character.unicode() - HiddenMarks);
}

// Its characters are in the styles that they had, and in one more.
void addFormula(Block &block, int begin, int end)
{
    QList<Span> spans;
    Span formula = {begin, end - begin, Span::Formula};
    const auto add = [&](int from, int to, int styles) {
        if (from < to)
            spans.append({from, to - from, styles});
    };
    for (const Span &span : std::as_const(block.spans)) {
        const int spanEnd = span.start + span.length;
        if (span.start < end && begin < spanEnd)
            formula.styles |= span.styles;
        add(span.start, std::min(spanEnd, begin), span.styles);
        add(std::max(span.start, end), spanEnd, span.styles);
    }
    spans.append(formula);
    std::ranges::sort(spans, {}, &Span::start);
    block.spans = spans;
}

} // namespace

QString hideFormulas(QStringView source)
{
    QString result;
    qsizetype done = 0;
    std::array<qsizetype, Fences.size()> noneBefore = {}; // looked for there in vain
    for (qsizetype at = 0; at < source.size();) {
        if (source.at(at) != u'\\' && source.at(at) != u'$') {
            ++at;
            continue;
        }
        if (source.sliced(at).startsWith(u"\\\\")) {
            at += 2;
            continue;
        }
        const auto fence = std::ranges::find_if(
            Fences, [&](const Fence &known) { return source.sliced(at).startsWith(known.opening); });
        if (fence == Fences.end()) {
            ++at;
            continue;
        }
        qsizetype &tried = noneBefore[fence - Fences.begin()];
        const qsizetype begin = at + fence->opening.size();
        at = begin;
        if (begin < tried)
            continue;
        const std::optional<qsizetype> end = closingOf(source, begin, *fence);
        if (!end) {
            if (fence->opening != u"$") // of which each pair is judged
                tried = endOfReach(source, begin, *fence);
            continue;
        }
        result.append(source.sliced(done, begin - fence->opening.size() - done))
            .append(QChar(fence->hiddenOpening))
            .append(hidden(source.sliced(begin, *end - begin)))
            .append(QChar(fence->hiddenClosing));
        done = at = *end + fence->closing.size();
    }
    return result.append(source.sliced(done));
}

QString shownFormulas(QString text)
{
    showMarks(text);
    for (const Fence &fence : Fences)
        text.replace(QChar(fence.hiddenOpening), fence.opening.toString())
            .replace(QChar(fence.hiddenClosing), fence.closing.toString());
    return text;
}

QList<Block> findFormulas(const Block &block, bool canSplit)
{
    const auto isOurs = [](QChar c) { return c >= QChar(Fences[0].hiddenOpening) && c <= QChar(0xFDEF); };
    if (std::ranges::none_of(block.text, isOurs))
        return {block};
    Block rest = block;
    showMarks(rest.text);
    QList<Block> pieces;
    const auto add = [&](Block piece) {
        const auto isSpace = [&](qsizetype at) { return piece.text.at(at).isSpace(); };
        qsizetype begin = 0;
        qsizetype end = piece.text.size();
        while (begin < end && isSpace(begin))
            ++begin;
        while (end > begin && isSpace(end - 1))
            --end;
        if (begin == end)
            return;
        piece = piece.part(begin, end);
        if (!pieces.isEmpty())
            piece.marker.clear();
        pieces.append(piece);
    };
    for (qsizetype at = 0; at < rest.text.size(); ++at) {
        const Fence *fence = openedBy(rest.text.at(at));
        if (!fence)
            continue;
        const qsizetype end = rest.text.indexOf(QChar(fence->hiddenClosing), at);
        if (end < 0)
            continue;
        if (fence->isDisplay && canSplit) {
            add(rest.part(0, at));
            if (pieces.isEmpty() && !block.marker.isEmpty()) // it begins an item
                pieces.append(block.part(0, 0));
            add({.type = Block::Type::Formula,
                 .text = rest.text.sliced(at + 1, end - at - 1),
                 .level = block.type == Block::Type::ListItem ? block.level : 0,
                 .quoteDepth = block.quoteDepth,
                 .language = u"latex"_s});
            rest = rest.part(end + 1, rest.text.size());
            at = -1;
            continue;
        }
        rest.remove(end, 1);
        rest.remove(at, 1);
        addFormula(rest, int(at), int(end - 1));
        at = end - 2;
    }
    for (QChar &character : rest.text) // what was cut is shown as Markdown would
        for (const Fence &fence : Fences)
            if (character == QChar(fence.hiddenOpening) || character == QChar(fence.hiddenClosing))
                character = (character == QChar(fence.hiddenOpening) ? fence.opening : fence.closing).back();
    if (pieces.isEmpty())
        return {rest};
    add(rest);
    return pieces;
}

} // namespace ui
