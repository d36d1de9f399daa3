// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/conversations/import.h"

#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "storage/store.h"
#include "storage/transfer/import/import_conversation.h"
#include "storage/transfer/import/read_conversations.h"

#include <format>

namespace cli {

using storage::ImportProblem;
using storage::ImportProblemKind;
using storage::ImportReport;

namespace {

std::string words(const ImportProblem &problem)
{
    const int number = problem.number;
    const std::string detail = problem.detail.toStdString();
    switch (problem.kind) {
    case ImportProblemKind::Unreadable: return "cannot be read: " + detail;
    case ImportProblemKind::TooLarge: return "is too large";
    case ImportProblemKind::NotUnpacked: return "cannot be unpacked: " + problem.detail.toStdString();
    case ImportProblemKind::OtherFileMissing:
        return "thread.json and messages.jsonl belong together, and one is missing";
    case ImportProblemKind::EndsTooEarly:
        return "ends too early, or is of another kind" + (detail.empty() ? "" : " (" + detail + ")");
    case ImportProblemKind::NewerVersion: return "is of a newer release; some of it may be missing";
    case ImportProblemKind::UnknownProgram:
        return std::format("{} entries are no conversations of a program that Chasqui knows", number);
    case ImportProblemKind::LineUnreadable: return std::format("line {} cannot be read", number);
    case ImportProblemKind::MessageUnreadable: return std::format("message {} cannot be read", number);
    case ImportProblemKind::MessagesInCircle:
        return std::format("{} messages follow on themselves and are left out", number);
    case ImportProblemKind::FilesLeftOut:
        return std::format("{} pictures or other files are left out", number);
    case ImportProblemKind::NotStored: break;
    }
    return "cannot be stored: " + detail;
}

Json toJson(const ImportReport &report)
{
    Json problems = Json::array();
    for (const ImportProblem &problem : report.problems)
        problems.push_back({{"file", problem.file.toStdString()},
                            {"title", problem.title.toStdString()},
                            {"problem", words(problem)}});
    return {{"imported", report.imported},
            {"alreadyHere", report.alreadyHere},
            {"problems", std::move(problems)}};
}

std::string describe(const ImportReport &report)
{
    std::string text = std::format("{} conversations are imported", report.imported);
    if (report.alreadyHere > 0)
        text += std::format(", {} were here already", report.alreadyHere);
    text += "\n";
    for (const ImportProblem &problem : report.problems)
        text += std::format("  {}{}: {}\n", problem.file.toStdString(),
                            problem.title.isEmpty() ? "" : ", \"" + problem.title.toStdString() + "\"",
                            words(problem));
    return text;
}

} // namespace

ExitCode importConversations(const QString &dataFolder, const std::vector<std::string> &paths, bool isJson)
{
    storage::Store store(dataFolder);
    ImportReport report;
    qint64 act = 0;
    const storage::ImportSink sink = {
        .take =
            [&](const storage::ImportedConversation &imported) {
                if (isInterrupted())
                    throw Stopped("Stopped while importing; what was imported until then is there");
                ++(importConversation(store, imported, act) ? report.imported : report.alreadyHere);
                return true;
            },
        .complain = [&](const ImportProblem &problem) { report.problems.append(problem); }};
    for (const std::string &path : paths)
        storage::readConversations(QString::fromStdString(path), sink);
    if (isJson)
        writeJson(toJson(report));
    else
        write(printable(describe(report)));
    const bool isInVain = report.imported + report.alreadyHere == 0;
    return isInVain ? ExitCode::BadInput : ExitCode::Done;
}

} // namespace cli
