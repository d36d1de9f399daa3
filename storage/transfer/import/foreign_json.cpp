// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/foreign_json.h"

#include <QTimeZone>

#include <cmath>

namespace storage {

using Json = nlohmann::json;

const Json &member(const Json &object, const char *name)
{
    static const Json none;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found == object.end() ? none : *found;
}

std::string stringOf(const Json &value)
{
    if (value.is_string())
        return value.get_ref<const std::string &>();
    return value.is_number_integer() ? std::to_string(value.get<qint64>()) : std::string(); // of ids
}

QString textOf(const Json &value)
{
    return value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>()) : QString();
}

QDateTime timeOf(const Json &value)
{
    if (value.is_string())
        return QDateTime::fromString(textOf(value), Qt::ISODateWithMs).toUTC();
    const double number = value.is_number() ? value.get<double>() : 0;
    constexpr double firstOfMilliseconds = 1e11; // as seconds that would be the year 5138
    constexpr double last = 1e14;
    if (!(number > 0 && number < last))
        return {};
    return QDateTime::fromMSecsSinceEpoch(std::llround(number < firstOfMilliseconds ? number * 1000 : number),
                                          QTimeZone::UTC);
}

std::optional<Role> roleOf(const Json &value)
{
    const std::string name = stringOf(value);
    if (name == "user")
        return Role::User;
    if (name == "assistant")
        return Role::Assistant;
    if (name == "system")
        return Role::System;
    return std::nullopt;
}

QString piecesOf(const Json &content)
{
    if (!content.is_array())
        return textOf(content);
    QString text;
    for (const Json &piece : content) {
        const Json &own = member(piece, "text");
        text += piece.is_string() ? textOf(piece)
                : own.is_object() ? textOf(member(own, "value"))
                                  : textOf(own);
    }
    return text;
}

QString attachedText(const QString &name, const QString &content)
{
    return QStringLiteral("\n\n%1\n\n```\n%2\n```").arg(name, content);
}

Message foreignMessage(Role role, const QString &text, const QDateTime &createdAt, const QString &modelName)
{
    Message message = {.role = role, .text = text, .createdAt = createdAt};
    if (role != Role::Assistant)
        return message;
    const auto opening = QLatin1String("<think>");
    const auto closing = QLatin1String("</think>");
    const QString trimmed = text.trimmed();
    if (const qsizetype end = trimmed.indexOf(closing); trimmed.startsWith(opening) && end >= 0) {
        message.reasoning = trimmed.first(end).sliced(opening.size()).trimmed();
        message.text = trimmed.sliced(end + closing.size()).trimmed();
    }
    if (!modelName.isEmpty())
        message.answer = AnswerRecord{.modelName = modelName};
    return message;
}

} // namespace storage
