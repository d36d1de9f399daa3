// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/models/model_name.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace storage {

using namespace Qt::Literals::StringLiterals;

namespace {

// Without the ending and the number of a part.
QString baseOf(const QString &path)
{
    if (const auto part = partIn(path))
        return part->base;
    const QFileInfo info(path);
    return info.suffix().compare(u"gguf"_s, Qt::CaseInsensitive) == 0 ? info.completeBaseName()
                                                                      : info.fileName();
}

const QRegularExpression &quantisation()
{
    static const QRegularExpression expression(
        u"[-._:](I?Q[0-9]+(_[0-9A-Z]+)*|F16|F32|BF16|FP16|TQ[12]_0|MXFP4|NVFP4)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

} // namespace

QString shownModelName(const QString &path)
{
    QString name = baseOf(path);
    name.remove(quantisation());
    return name.replace(u'-', u' ').replace(u'_', u' ').simplified();
}

QString quantisationInName(const QString &path)
{
    const auto match = quantisation().match(baseOf(path));
    return match.hasMatch() ? match.captured(1).toUpper() : QString();
}

std::optional<PartName> partIn(const QString &path)
{
    static const QRegularExpression expression(u"^(.+)-([0-9]{5})-of-([0-9]{5})\\.gguf$"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    const auto match = expression.match(QFileInfo(path).fileName());
    if (!match.hasMatch())
        return std::nullopt;
    const PartName part{match.captured(1), match.capturedView(2).toInt(), match.capturedView(3).toInt()};
    if (part.number < 1 || part.number > part.count)
        return std::nullopt;
    return part;
}

QString partName(const PartName &part)
{
    constexpr QChar Zero(u'0');
    return u"%1-%2-of-%3.gguf"_s.arg(part.base).arg(part.number, 5, 10, Zero).arg(part.count, 5, 10, Zero);
}

} // namespace storage
