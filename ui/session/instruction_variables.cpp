// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/instruction_variables.h"

#include <QLocale>
#include <QRegularExpression>

namespace ui {

namespace {

const QRegularExpression &variable()
{
    static const QRegularExpression expression(QStringLiteral("\\{\\{\\s*([\\w\\- ]{1,40}?)\\s*\\}\\}"),
                                               QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

bool isKnown(const QString &name)
{
    return name == QLatin1String("date") || name == QLatin1String("weekday") || name == QLatin1String("time");
}

QString valueOf(const QString &name, const QDateTime &now)
{
    const QLocale locale;
    if (name == QLatin1String("date"))
        return locale.toString(now.date(), QStringLiteral("d MMMM yyyy"));
    if (name == QLatin1String("weekday"))
        return locale.dayName(now.date().dayOfWeek());
    return locale.toString(now.time(), QLocale::ShortFormat);
}

// Puts `replacement` of each name in its place; null: it stays.
template <typename Replacement>
QString replaced(const QString &text, Replacement replacement)
{
    QString result;
    qsizetype done = 0;
    for (const QRegularExpressionMatch &match : variable().globalMatch(text)) {
        const QString value = replacement(match.captured(1));
        result += text.sliced(done, match.capturedStart() - done);
        result += value.isNull() ? match.captured() : value;
        done = match.capturedEnd();
    }
    return result + text.sliced(done);
}

} // namespace

QString withKnownVariables(const QString &instruction, const QDateTime &now)
{
    return replaced(instruction,
                    [&](const QString &name) { return isKnown(name) ? valueOf(name, now) : QString(); });
}

QStringList openVariables(const QString &instruction)
{
    QStringList names;
    for (const QRegularExpressionMatch &match : variable().globalMatch(instruction)) {
        const QString name = match.captured(1);
        if (!isKnown(name) && !names.contains(name))
            names.append(name);
    }
    return names;
}

QString withVariable(const QString &instruction, const QString &name, const QString &value)
{
    const QString there = value.isNull() ? QStringLiteral("") : value;
    return replaced(instruction, [&](const QString &other) { return other == name ? there : QString(); });
}

} // namespace ui
