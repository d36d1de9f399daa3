// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/pad/text_form.h"

#include <QCoreApplication>
#include <QStringDecoder>
#include <QStringEncoder>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// As the line ends most often, and whether another way of it is there.
void findLineEnds(const QString &text, TextForm &form)
{
    const qsizetype windows = text.count("\r\n"_L1);
    const qsizetype unixEnds = text.count(u'\n') - windows;
    const qsizetype classic = text.count(u'\r') - windows;
    const qsizetype most = std::max({unixEnds, windows, classic});
    form.lineEnd = most == unixEnds ? LineEnd::Unix : most == windows ? LineEnd::Windows : LineEnd::Classic;
    form.hasOtherEnds = unixEnds + windows + classic > most;
}

QLatin1StringView charactersOf(LineEnd end)
{
    switch (end) {
    case LineEnd::Windows: return "\r\n"_L1;
    case LineEnd::Classic: return "\r"_L1;
    case LineEnd::Unix: break;
    }
    return "\n"_L1;
}

} // namespace

std::optional<DecodedText> decodeText(const QByteArray &bytes)
{
    DecodedText result;
    if (const auto marked = QStringConverter::encodingForData(bytes)) {
        result.form.encoding = *marked;
        result.form.hasMark = true;
    }
    QStringDecoder decoder(result.form.encoding);
    result.text = decoder(bytes);
    if (decoder.hasError() && !result.form.hasMark) {
        result.form.encoding = QStringConverter::Latin1;
        result.text = QString::fromLatin1(bytes);
    } else if (decoder.hasError()) {
        return std::nullopt;
    }
    if (result.text.contains(QChar::Null))
        return std::nullopt;
    findLineEnds(result.text, result.form);
    result.text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    return result;
}

std::optional<QByteArray> encodeText(const QString &text, const TextForm &form)
{
    QString ended = text;
    if (form.lineEnd != LineEnd::Unix)
        ended.replace("\n"_L1, charactersOf(form.lineEnd));
    QStringEncoder encoder(form.encoding,
                           form.hasMark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    QByteArray bytes = encoder(ended);
    if (encoder.hasError())
        return std::nullopt;
    return bytes;
}

QString describe(const TextForm &form)
{
    const QString encoding = QString::fromLatin1(QStringConverter::nameForEncoding(form.encoding));
    switch (form.lineEnd) {
    case LineEnd::Windows:
        return QCoreApplication::translate("TextForm", "%1, Windows line ends").arg(encoding);
    case LineEnd::Classic:
        return QCoreApplication::translate("TextForm", "%1, old Mac line ends").arg(encoding);
    case LineEnd::Unix: break;
    }
    return encoding;
}

} // namespace ui
