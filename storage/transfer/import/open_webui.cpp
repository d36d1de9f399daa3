// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/foreign_json.h"
#include "storage/transfer/import/formats.h"
#include "storage/transfer/import/message_gatherer.h"

#include <QRegularExpression>

namespace storage {

using Json = nlohmann::json;

namespace {

// What a model thought stands before its answer, quoted, in an element that can be folded.
void takeThought(Message &message)
{
    static const QRegularExpression element(
        QStringLiteral("\\A\\s*<details[^>]*type=\"reasoning\"[^>]*>(.*?)</details>\\s*"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression summary(QStringLiteral("<summary>.*?</summary>"),
                                            QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression quote(QStringLiteral("^&gt; ?|^> ?"),
                                          QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = element.match(message.text);
    if (message.role != Role::Assistant || !match.hasMatch())
        return;
    message.reasoning = match.captured(1).remove(summary).remove(quote).trimmed();
    message.text.remove(0, match.capturedEnd());
}

} // namespace

std::optional<ImportedConversation> readOpenWebUi(const Json &conversation)
{
    const Json &wrapped = member(conversation, "chat");
    const Json &chat = wrapped.is_object() ? wrapped : conversation;
    const Json &history = member(chat, "history");
    const Json &messages = member(history, "messages");
    if (!messages.is_object())
        return std::nullopt;
    ImportedConversation imported;
    Conversation &head = imported.content.conversation;
    head.title = textOf(member(conversation, "title"));
    if (head.title.isEmpty())
        head.title = textOf(member(chat, "title"));
    head.createdAt = timeOf(member(conversation, "created_at"));
    if (!head.createdAt.isValid())
        head.createdAt = timeOf(member(chat, "timestamp"));
    head.updatedAt = timeOf(member(conversation, "updated_at"));
    head.isArchived = member(conversation, "archived") == true;
    head.isPinned = member(conversation, "pinned") == true;
    if (const QString system = textOf(member(member(chat, "params"), "system")); !system.isEmpty())
        head.settings.systemPrompt = system;
    MessageGatherer gatherer;
    for (const auto &[id, message] : messages.items()) {
        std::optional<Message> own;
        const std::optional<Role> role = roleOf(member(message, "role"));
        if (role && role != Role::System) {
            const QString name = textOf(member(message, "modelName"));
            own = foreignMessage(*role, piecesOf(member(message, "content")),
                                 timeOf(member(message, "timestamp")),
                                 name.isEmpty() ? textOf(member(message, "model")) : name);
            takeThought(*own);
        }
        gatherer.add(id, stringOf(member(message, "parentId")), own);
    }
    gatherer.finish(imported, stringOf(member(history, "currentId")));
    return imported;
}

} // namespace storage
