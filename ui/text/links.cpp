// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/text/links.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestAddress = 2000;

// Not the full stop of the sentence, nor the bracket around it.
QString withoutEnd(QString address)
{
    while (!address.isEmpty()) {
        const QChar last = address.back();
        const bool closesItsOwn = last == u')' && address.count(u'(') >= address.count(u')');
        if (closesItsOwn || !u".,;:!?)]}*_~"_s.contains(last))
            break;
        address.chop(1);
    }
    return address;
}

bool isCode(const Block &block, qsizetype begin, qsizetype end)
{
    return std::ranges::any_of(block.spans, [&](const Span &span) {
        return (span.styles & (Span::Code | Span::Formula)) && span.start < end &&
               begin < span.start + span.length;
    });
}

} // namespace

QString openableAddress(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (address.size() > LongestAddress || !url.isValid())
        return {};
    const bool isOfWeb = (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty();
    const bool isOfMail = url.scheme() == "mailto"_L1 && url.path().contains(u'@');
    return isOfWeb || isOfMail ? QString::fromLatin1(url.toEncoded()) : QString();
}

void findLinks(Block &block)
{
    // [words](address "title"), where brackets of the address come in pairs; or an address alone.
    static const QRegularExpression pattern(
        uR"((?<!!)\[(?<words>[^\[\]\n\t]{1,500})\]\(<?(?<address>(?:[^\s()<>]++|\([^\s()<>]*+\))++)>?(?: +"[^"\n\t]*")?\))"
        uR"(|(?<bare>\bhttps?://[^\s<>"`|\[\]]++))"_s);
    if (!block.text.contains(u":"_s)) // no address is without one
        return;
    qsizetype from = 0;
    for (QRegularExpressionMatch match; (match = pattern.match(block.text, from)).hasMatch();) {
        const qsizetype begin = match.capturedStart();
        const bool isBare = match.hasCaptured(u"bare"_s);
        const QString address = isBare ? withoutEnd(match.captured(u"bare"_s)) : match.captured(u"address"_s);
        const QString href = openableAddress(address);
        const qsizetype end = isBare ? begin + address.size() : match.capturedEnd();
        if (href.isEmpty() || isCode(block, begin, end)) {
            from = isBare ? match.capturedEnd() : begin + 1; // what looks like an address may be in it
            continue;
        }
        qsizetype length = address.size();
        if (!isBare) {
            length = match.capturedLength(u"words"_s);
            block.remove(begin + 1 + length, end - begin - 1 - length);
            block.remove(begin, 1);
        }
        block.links.append({int(begin), int(length), href});
        from = begin + length;
    }
}

} // namespace ui
