// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/foreign_json.h"
#include "storage/transfer/import/formats.h"
#include "storage/transfer/import/message_gatherer.h"

namespace storage {

using Json = nlohmann::json;

namespace {

// The files that were attached; `others` counts those that are no text.
QString attachedTo(const Json &message, int &others)
{
    QString text;
    for (const Json &file : member(message, "extra")) {
        const QString content = textOf(member(file, "content"));
        if (content.isEmpty())
            ++others;
        else
            text += attachedText(textOf(member(file, "name")), content);
    }
    return text;
}

} // namespace

std::optional<ImportedConversation> readLlamaCpp(const Json &conversation)
{
    const Json &conv = member(conversation, "conv");
    const Json &messages = member(conversation, "messages");
    if (!conv.is_object() || !messages.is_array())
        return std::nullopt;
    ImportedConversation imported;
    Conversation &head = imported.content.conversation;
    head.title = textOf(member(conv, "name"));
    head.updatedAt = timeOf(member(conv, "lastModified"));
    MessageGatherer gatherer;
    int others = 0;
    for (const Json &message : messages) {
        std::optional<Message> own;
        const std::optional<Role> role = roleOf(member(message, "role"));
        QString text = textOf(member(message, "content"));
        if (role == Role::System && !text.isEmpty()) {
            head.settings.systemPrompt = text;
        } else if (role && role != Role::System && stringOf(member(message, "type")) != "root") {
            text += attachedTo(message, others);
            own = foreignMessage(*role, text, timeOf(member(message, "timestamp")),
                                 textOf(member(message, "model")));
            const QString thought = textOf(member(message, "reasoningContent"));
            if (own->reasoning.isEmpty())
                own->reasoning = thought.isEmpty() ? textOf(member(message, "thinking")) : thought;
        }
        gatherer.add(stringOf(member(message, "id")), stringOf(member(message, "parent")), own);
    }
    gatherer.finish(imported, stringOf(member(conv, "currNode")));
    if (others > 0)
        imported.problems.append({.kind = ImportProblemKind::FilesLeftOut, .number = others});
    return imported;
}

} // namespace storage
