// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/conversations/found.h"

#include "app/cli/terminal.h"

#include <QDateTime>

#include <format>
#include <utility>

namespace cli {

namespace {

Json toJson(const storage::Snippet &snippet)
{
    Json marks = Json::array();
    for (const storage::Snippet::Mark &mark : snippet.marks)
        marks.push_back({{"begin", mark.begin}, {"size", mark.size}});
    return {{"text", snippet.text.toStdString()}, {"marks", std::move(marks)}};
}

Json toJson(const storage::TitleHit &hit)
{
    return {{"conversation", hit.conversationId},
            {"updatedAt", isoText(hit.updatedAt)},
            {"title", toJson(hit.title)}};
}

Json toJson(const storage::SearchHit &hit)
{
    return {{"conversation", hit.conversationId},
            {"title", hit.title.toStdString()},
            {"message", hit.messageId},
            {"role", hit.role == storage::Role::User ? "user" : "assistant"},
            {"modelName", hit.modelName.toStdString()},
            {"createdAt", isoText(hit.createdAt)},
            {"snippet", toJson(hit.snippet)}};
}

// What was found stands in bold on a terminal.
std::string textOf(const storage::Snippet &snippet)
{
    std::string text;
    qsizetype at = 0;
    const auto add = [&](qsizetype end) {
        text += printable(snippet.text.sliced(at, end - at).toStdString());
        at = end;
    };
    for (const storage::Snippet::Mark &mark : snippet.marks) {
        add(mark.begin);
        text += hasColours() ? "\033[1m" : "";
        add(mark.begin + mark.size);
        text += hasColours() ? "\033[0m" : "";
    }
    add(snippet.text.size());
    return text;
}

} // namespace

std::string isoText(const QDateTime &time)
{
    return time.toString(Qt::ISODateWithMs).toStdString();
}

std::string dayText(const QDateTime &time)
{
    return time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")).toStdString();
}

Json toJson(const QList<storage::TitleHit> &titles, const QList<storage::SearchHit> &hits)
{
    Json titleList = Json::array();
    for (const storage::TitleHit &hit : titles)
        titleList.push_back(toJson(hit));
    Json hitList = Json::array();
    for (const storage::SearchHit &hit : hits)
        hitList.push_back(toJson(hit));
    return {{"titles", std::move(titleList)}, {"messages", std::move(hitList)}};
}

std::string describe(const QList<storage::TitleHit> &titles, const QList<storage::SearchHit> &hits)
{
    if (titles.isEmpty() && hits.isEmpty())
        return "Nothing was found.\n";
    std::string text;
    for (const storage::TitleHit &hit : titles)
        text += std::format("{}  {}  {}\n", hit.conversationId, dayText(hit.updatedAt), textOf(hit.title));
    qint64 conversation = 0;
    for (const storage::SearchHit &hit : hits) {
        if (std::exchange(conversation, hit.conversationId) != hit.conversationId)
            text += std::format("\n{}  {}\n", hit.conversationId,
                                printable(hit.title.simplified().toStdString()));
        const std::string speaker = hit.role == storage::Role::User ? "you"
                                    : hit.modelName.isEmpty()       ? "answer"
                                                                    : hit.modelName.toStdString();
        text +=
            std::format("  {}, {}: {}\n", dayText(hit.createdAt), printable(speaker), textOf(hit.snippet));
    }
    return text;
}

} // namespace cli
