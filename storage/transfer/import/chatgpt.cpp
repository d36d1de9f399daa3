// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/foreign_json.h"
#include "storage/transfer/import/formats.h"
#include "storage/transfer/import/message_gatherer.h"

namespace storage {

using Json = nlohmann::json;

namespace {

// What ChatGPT thinks is a node of its own, before that of the answer.
std::optional<Message> thoughtOf(const Json &content, const QDateTime &createdAt)
{
    QStringList thoughts;
    for (const Json &thought : member(content, "thoughts"))
        thoughts.append(textOf(member(thought, "content")));
    thoughts.removeAll(QString());
    if (thoughts.isEmpty())
        return std::nullopt;
    Message message = foreignMessage(Role::Assistant, {}, createdAt);
    message.reasoning = thoughts.join(QStringLiteral("\n\n"));
    return message;
}

// None: what a tool said, or what nobody saw.
std::optional<Message> messageOf(const Json &message, int &pictures)
{
    const std::optional<Role> role = roleOf(member(member(message, "author"), "role"));
    const Json &metadata = member(message, "metadata");
    const Json &content = member(message, "content");
    const std::string type = stringOf(member(content, "content_type"));
    const std::string recipient = stringOf(member(message, "recipient"));
    const bool isHidden = member(metadata, "is_visually_hidden_from_conversation") == true;
    if (!role || *role == Role::System || isHidden || (!recipient.empty() && recipient != "all"))
        return std::nullopt;
    const QDateTime createdAt = timeOf(member(message, "create_time"));
    if (type == "thoughts")
        return thoughtOf(content, createdAt);
    if (type != "text" && type != "multimodal_text" && type != "code")
        return std::nullopt;
    QStringList parts;
    for (const Json &part : member(content, "parts")) {
        if (part.is_string())
            parts.append(textOf(part));
        else if (part.is_object())
            ++pictures;
    }
    if (type == "code")
        parts.append(textOf(member(content, "text")));
    const QString text = parts.join(QStringLiteral("\n\n"));
    if (text.isEmpty())
        return std::nullopt;
    return foreignMessage(*role, text, createdAt, textOf(member(metadata, "model_slug")));
}

} // namespace

std::optional<ImportedConversation> readChatGpt(const Json &conversation)
{
    const Json &mapping = member(conversation, "mapping");
    if (!mapping.is_object())
        return std::nullopt;
    ImportedConversation imported;
    Conversation &head = imported.content.conversation;
    head.title = textOf(member(conversation, "title"));
    head.createdAt = timeOf(member(conversation, "create_time"));
    head.updatedAt = timeOf(member(conversation, "update_time"));
    head.isArchived = member(conversation, "is_archived") == true;
    MessageGatherer gatherer;
    int pictures = 0;
    for (const auto &[id, node] : mapping.items())
        gatherer.add(id, stringOf(member(node, "parent")), messageOf(member(node, "message"), pictures));
    gatherer.finish(imported, stringOf(member(conversation, "current_node")));
    if (pictures > 0)
        imported.problems.append({.kind = ImportProblemKind::FilesLeftOut, .number = pictures});
    return imported;
}

} // namespace storage
