// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/foreign_json.h"
#include "storage/transfer/import/formats.h"
#include "storage/transfer/import/message_gatherer.h"
#include "storage/transfer/json_names.h"

namespace storage {

using Json = nlohmann::json;

namespace {

template <typename Number>
Number numberOf(const Json &value, Number otherwise = 0)
{
    return value.is_number() ? value.get<Number>() : otherwise;
}

// None where it is not between the two.
template <typename Number>
std::optional<Number> wishOf(const Json &value, Number least, Number most)
{
    const Number number = numberOf<Number>(value, least);
    const bool isOne = value.is_number() && number >= least && number <= most;
    return isOne ? std::optional(number) : std::nullopt;
}

ConversationSettings settingsOf(const Json &object)
{
    constexpr int mostTokens = 1 << 24;
    ConversationSettings settings = {
        .temperature = wishOf<double>(member(object, "temperature"), -1, 2),
        .longestAnswer = wishOf<int>(member(object, "longestAnswer"), 0, mostTokens),
        .sampling = {.topP = wishOf<double>(member(object, "topP"), -1, 1),
                     .minP = wishOf<double>(member(object, "minP"), -1, 1),
                     .repeatPenalty = wishOf<double>(member(object, "repeatPenalty"), -1, 2)},
        .contextLength = wishOf<int>(member(object, "contextLength"), 0, mostTokens)};
    if (const auto topK = wishOf<int>(member(object, "topK"), -1, mostTokens))
        settings.sampling.topK = *topK;
    if (const Json &text = member(object, "systemPrompt"); text.is_string())
        settings.systemPrompt = textOf(text);
    if (const Json &path = member(object, "model"); path.is_string())
        settings.model = textOf(path);
    return settings;
}

ModelFile modelFileOf(const Json &object)
{
    return {.path = textOf(member(object, "path")),
            .name = textOf(member(object, "name")),
            .sizeBytes = numberOf<qint64>(member(object, "sizeBytes")),
            .modifiedAt = timeOf(member(object, "modifiedAt")),
            .sha256 = textOf(member(object, "sha256"))};
}

AnswerRecord recordOf(const Json &answer)
{
    const Json &sampling = member(answer, "sampling");
    AnswerRecord record = {
        .modelName = textOf(member(answer, "modelName")),
        .backend = textOf(member(answer, "backend")),
        .device = textOf(member(answer, "device")),
        .numerics = textOf(member(answer, "numerics")),
        .systemPrompt = textOf(member(answer, "systemPrompt")),
        .sampling = {.temperature = numberOf<double>(member(sampling, "temperature")),
                     .topK = numberOf<int>(member(sampling, "topK")),
                     .topP = numberOf<double>(member(sampling, "topP"), 1),
                     .minP = numberOf<double>(member(sampling, "minP")),
                     .repeatPenalty = numberOf<double>(member(sampling, "repeatPenalty"), 1),
                     .seed = numberOf<quint64>(member(sampling, "seed"))},
        .contextLength = numberOf<int>(member(answer, "contextLength")),
        .omittedMessages = numberOf<int>(member(answer, "omittedMessages")),
        .promptTokens = numberOf<int>(member(answer, "promptTokens")),
        .generatedTokens = numberOf<int>(member(answer, "generatedTokens")),
        .promptSeconds = numberOf<double>(member(answer, "promptSeconds")),
        .generationSeconds = numberOf<double>(member(answer, "generationSeconds")),
        .stopReason =
            valueIn(StopReasonNames, stringOf(member(answer, "stopReason"))).value_or(StopReason::EndOfTurn)};
    for (const Json &token : member(answer, "tokens"))
        record.tokens.append(numberOf<qint32>(token));
    if (const Json &moved = member(answer, "movedAfter"); moved.is_number())
        record.movedAfter = moved.get<int>();
    return record;
}

Message messageOf(const Json &object, ImportedConversation &imported)
{
    Message message = {
        .role = *valueIn(RoleNames, stringOf(member(object, "role"))),
        .state = valueIn(StateNames, stringOf(member(object, "state"))).value_or(MessageState::Complete),
        .text = textOf(member(object, "text")),
        .reasoning = textOf(member(object, "reasoning")),
        .createdAt = timeOf(member(object, "createdAt")),
        .isEdited = member(object, "edited") == true,
        .summary = textOf(member(object, "summary"))};
    if (message.state == MessageState::Writing) // there it went on, here it does not
        message.state = MessageState::Interrupted;
    if (const Json &answer = member(object, "answer"); answer.is_object()) {
        message.answer = recordOf(answer);
        const ModelFile file = modelFileOf(member(answer, "modelFile"));
        if (!file.path.isEmpty() && file.modifiedAt.isValid()) {
            message.answer->modelFileId = imported.modelFiles.size() + 1;
            imported.modelFiles.insert(message.answer->modelFileId, file);
        }
    }
    return message;
}

} // namespace

std::optional<ImportedConversation> readChasqui(const Json &conversation)
{
    const Json &messages = member(conversation, "messages");
    if (!messages.is_array())
        return std::nullopt;
    ImportedConversation imported;
    Conversation &head = imported.content.conversation;
    head = {.title = textOf(member(conversation, "title")),
            .createdAt = timeOf(member(conversation, "createdAt")),
            .updatedAt = timeOf(member(conversation, "updatedAt")),
            .overflowRule = valueIn(OverflowRuleNames, stringOf(member(conversation, "overflowRule")))
                                .value_or(OverflowRule::Ask),
            .settings = settingsOf(member(conversation, "settings")),
            .isPinned = member(conversation, "pinned") == true,
            .isArchived = member(conversation, "archived") == true};
    if (const QDateTime deletedAt = timeOf(member(conversation, "deletedAt")); deletedAt.isValid())
        head.deletedAt = deletedAt;
    imported.content.folder = textOf(member(conversation, "folder"));
    imported.content.draft = textOf(member(conversation, "draft"));
    MessageGatherer gatherer;
    int number = 0;
    for (const Json &object : messages) {
        ++number;
        std::optional<Message> message;
        if (valueIn(RoleNames, stringOf(member(object, "role"))) && member(object, "text").is_string())
            message = messageOf(object, imported);
        else
            imported.problems.append({.kind = ImportProblemKind::MessageUnreadable, .number = number});
        gatherer.add(stringOf(member(object, "id")), stringOf(member(object, "parent")), message);
    }
    gatherer.finish(imported, stringOf(member(conversation, "shownMessage")));
    return imported;
}

} // namespace storage
