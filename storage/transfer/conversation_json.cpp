// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/conversation_json.h"

#include "storage/transfer/json_names.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace storage {

namespace {

using Json = nlohmann::ordered_json; // in the order in which people read

std::string timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs).toStdString();
}

Json idOrNull(qint64 id)
{
    return id ? Json(id) : Json();
}

Json objectOf(const ModelFile &file)
{
    return {{"path", file.path.toStdString()},
            {"name", file.name.toStdString()},
            {"sizeBytes", file.sizeBytes},
            {"modifiedAt", timeText(file.modifiedAt)},
            {"sha256", file.sha256.toStdString()}};
}

Json objectOf(const AnswerRecord &record, const std::function<ModelFile(qint64 id)> &modelFile)
{
    Json answer = {{"modelName", record.modelName.toStdString()},
                   {"modelFile", record.modelFileId ? objectOf(modelFile(record.modelFileId)) : Json()},
                   {"backend", record.backend.toStdString()},
                   {"device", record.device.toStdString()},
                   {"numerics", record.numerics.toStdString()},
                   {"systemPrompt", record.systemPrompt.toStdString()},
                   {"sampling",
                    {{"temperature", record.sampling.temperature},
                     {"topK", record.sampling.topK},
                     {"topP", record.sampling.topP},
                     {"minP", record.sampling.minP},
                     {"repeatPenalty", record.sampling.repeatPenalty},
                     {"seed", record.sampling.seed}}},
                   {"contextLength", record.contextLength},
                   {"omittedMessages", record.omittedMessages},
                   {"promptTokens", record.promptTokens},
                   {"generatedTokens", record.generatedTokens},
                   {"promptSeconds", record.promptSeconds},
                   {"generationSeconds", record.generationSeconds},
                   {"stopReason", nameIn(StopReasonNames, record.stopReason)},
                   {"tokens", Json(std::vector<qint32>(record.tokens.begin(), record.tokens.end()))}};
    if (record.movedAfter)
        answer["movedAfter"] = *record.movedAfter;
    return answer;
}

Json objectOf(const Message &message, const std::function<ModelFile(qint64 id)> &modelFile)
{
    Json object = {{"id", message.id},
                   {"parent", idOrNull(message.parentId)},
                   {"role", nameIn(RoleNames, message.role)},
                   {"state", nameIn(StateNames, message.state)},
                   {"createdAt", timeText(message.createdAt)},
                   {"text", message.text.toStdString()}};
    if (!message.reasoning.isEmpty())
        object["reasoning"] = message.reasoning.toStdString();
    if (message.isEdited)
        object["edited"] = true;
    if (!message.summary.isEmpty())
        object["summary"] = message.summary.toStdString();
    if (message.answer)
        object["answer"] = objectOf(*message.answer, modelFile);
    return object;
}

Json objectOf(const ConversationSettings &settings)
{
    Json object = Json::object();
    if (settings.systemPrompt)
        object["systemPrompt"] = settings.systemPrompt->toStdString();
    if (settings.temperature)
        object["temperature"] = *settings.temperature;
    if (settings.longestAnswer)
        object["longestAnswer"] = *settings.longestAnswer;
    if (settings.sampling.topK)
        object["topK"] = int(*settings.sampling.topK);
    if (settings.sampling.topP)
        object["topP"] = *settings.sampling.topP;
    if (settings.sampling.minP)
        object["minP"] = *settings.sampling.minP;
    if (settings.sampling.repeatPenalty)
        object["repeatPenalty"] = *settings.sampling.repeatPenalty;
    if (settings.model)
        object["model"] = settings.model->toStdString();
    if (settings.contextLength)
        object["contextLength"] = *settings.contextLength;
    return object;
}

} // namespace

QByteArray beginConversationJson(const QDateTime &now)
{
    // Written by hand where the list stays open.
    return QByteArray("{\"format\":\"chasqui-conversations\",\"version\":") +
           QByteArray::number(ConversationJsonVersion) + ",\"exportedAt\":\"" +
           QByteArray::fromStdString(timeText(now)) + "\",\"conversations\":[\n";
}

QByteArray toJson(const ConversationContent &content, const std::function<ModelFile(qint64 id)> &modelFile)
{
    const Conversation &conversation = content.conversation;
    Json object = {{"id", conversation.id},
                   {"title", conversation.title.toStdString()},
                   {"createdAt", timeText(conversation.createdAt)},
                   {"updatedAt", timeText(conversation.updatedAt)},
                   {"deletedAt", conversation.deletedAt ? Json(timeText(*conversation.deletedAt)) : Json()},
                   {"shownMessage", idOrNull(conversation.leafId)},
                   {"overflowRule", nameIn(OverflowRuleNames, conversation.overflowRule)},
                   {"folder", content.folder.isEmpty() ? Json() : Json(content.folder.toStdString())},
                   {"pinned", conversation.isPinned},
                   {"archived", conversation.isArchived},
                   {"settings", objectOf(conversation.settings)},
                   {"draft", content.draft.toStdString()}};
    Json messages = Json::array();
    for (const Message &message : content.messages)
        messages.push_back(objectOf(message, modelFile));
    object["messages"] = std::move(messages);
    return QByteArray::fromStdString(object.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QByteArray endConversationJson()
{
    return "\n]}\n";
}

} // namespace storage
