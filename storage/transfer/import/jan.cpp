// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/foreign_json.h"
#include "storage/transfer/import/formats.h"
#include "storage/transfer/import/message_gatherer.h"

namespace storage {

using Json = nlohmann::json;

std::optional<ImportedConversation> readJan(const Json &thread, const QByteArray &lines)
{
    if (!thread.is_object())
        return std::nullopt;
    ImportedConversation imported;
    Conversation &head = imported.content.conversation;
    head.title = textOf(member(thread, "title"));
    if (head.title.isEmpty())
        head.title = textOf(member(thread, "summary"));
    const Json &created = member(thread, "created_at");
    head.createdAt = timeOf(created.is_null() ? member(thread, "created") : created);
    head.updatedAt = timeOf(member(thread, "updated"));
    head.isPinned = member(thread, "isFavorite") == true;
    const Json &assistants = member(thread, "assistants");
    const Json &assistant = assistants.is_array() && !assistants.empty() ? assistants.front() : Json();
    const QString model = textOf(member(member(assistant, "model"), "id"));
    if (const QString system = textOf(member(assistant, "instructions")); !system.isEmpty())
        head.settings.systemPrompt = system;
    MessageGatherer gatherer;
    int number = 0;
    for (const QByteArray &line : lines.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const Json message = Json::parse(line.begin(), line.end(), nullptr, false);
        const std::optional<Role> role = roleOf(member(message, "role"));
        if (message.is_discarded())
            imported.problems.append({.kind = ImportProblemKind::LineUnreadable, .number = number});
        else if (role && role != Role::System)
            gatherer.append(foreignMessage(*role, piecesOf(member(message, "content")),
                                           timeOf(member(message, "created_at")), model));
    }
    gatherer.finish(imported);
    return imported;
}

} // namespace storage
