// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/foreign_json.h"
#include "storage/transfer/import/formats.h"
#include "storage/transfer/import/message_gatherer.h"

namespace storage {

using Json = nlohmann::json;

namespace {

// An answer is written in steps: what is thought, what is said, calls of tools.
Message answerOf(const Json &version)
{
    QString text;
    QString thought;
    for (const Json &step : member(version, "steps")) {
        if (stringOf(member(step, "type")) != "contentBlock")
            continue;
        const bool isThought = stringOf(member(member(step, "style"), "type")) == "thinking";
        (isThought ? thought : text) += piecesOf(member(step, "content"));
    }
    if (text.isEmpty() && thought.isEmpty())
        text = piecesOf(member(version, "content"));
    Message message = foreignMessage(Role::Assistant, text, {},
                                     textOf(member(member(version, "senderInfo"), "senderName")));
    if (!thought.isEmpty())
        message.reasoning = thought.trimmed();
    return message;
}

} // namespace

std::optional<ImportedConversation> readLmStudio(const Json &conversation)
{
    const Json &messages = member(conversation, "messages");
    const bool isOurs = messages.is_array() && !member(conversation, "conv").is_object() &&
                        (messages.empty() || member(messages.front(), "versions").is_array());
    if (!isOurs)
        return std::nullopt;
    ImportedConversation imported;
    Conversation &head = imported.content.conversation;
    head.title = textOf(member(conversation, "name"));
    head.createdAt = timeOf(member(conversation, "createdAt"));
    head.updatedAt = timeOf(member(conversation, "userLastMessagedAt"));
    head.isPinned = member(conversation, "pinned") == true;
    if (const QString system = textOf(member(conversation, "systemPrompt")); !system.isEmpty())
        head.settings.systemPrompt = system;
    MessageGatherer gatherer;
    std::string before;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        const Json &versions = member(messages[i], "versions");
        const Json &selected = member(messages[i], "currentlySelected");
        std::string shown;
        for (std::size_t v = 0; v < versions.size(); ++v) {
            const std::optional<Role> role = roleOf(member(versions[v], "role"));
            std::optional<Message> own;
            if (role == Role::Assistant)
                own = answerOf(versions[v]);
            else if (role == Role::User)
                own = foreignMessage(*role, piecesOf(member(versions[v], "content")), {});
            const std::string id = std::to_string(i) + "." + std::to_string(v);
            gatherer.add(id, before, own);
            if (shown.empty() || selected == v)
                shown = id;
        }
        if (shown.empty())
            imported.problems.append({.kind = ImportProblemKind::MessageUnreadable, .number = int(i) + 1});
        else
            before = shown;
    }
    gatherer.finish(imported, before);
    return imported;
}

} // namespace storage
