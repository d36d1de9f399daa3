// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/chat_settings.h"

#include "ui/session/instruction_variables.h"

namespace ui {

using storage::ConversationSettings;

AnswerSettings answerSettings(const AnswerSettings &ofProgram, const ConversationSettings &ofConversation)
{
    AnswerSettings settings = ofProgram;
    settings.systemPrompt = ofConversation.systemPrompt.value_or(ofProgram.systemPrompt);
    settings.maxTokens = ofConversation.longestAnswer.value_or(ofProgram.maxTokens);
    if (ofConversation.temperature) {
        settings.temperature.reset();
        if (*ofConversation.temperature >= 0)
            settings.temperature = ofConversation.temperature;
    }
    return settings;
}

template <typename Value>
void ChatSettings::change(std::optional<Value> ConversationSettings::*wish,
                          const std::type_identity_t<std::optional<Value>> &value)
{
    if (m_own.*wish == value)
        return;
    m_own.*wish = value;
    emit changed();
    emit edited();
}

void ChatSettings::setSystemPrompt(const QString &text)
{
    if (text != systemPrompt())
        change(&ConversationSettings::systemPrompt, {text});
}

void ChatSettings::setTemperature(double temperature)
{
    if (temperature != this->temperature())
        change(&ConversationSettings::temperature, {temperature});
}

void ChatSettings::setLongestAnswer(int tokens)
{
    if (tokens != longestAnswer())
        change(&ConversationSettings::longestAnswer, {tokens});
}

void ChatSettings::resetSystemPrompt()
{
    change(&ConversationSettings::systemPrompt, {});
}

void ChatSettings::resetTemperature()
{
    change(&ConversationSettings::temperature, {});
}

void ChatSettings::resetLongestAnswer()
{
    change(&ConversationSettings::longestAnswer, {});
}

void ChatSettings::setOwn(const ConversationSettings &own)
{
    if (m_own == own)
        return;
    m_own = own;
    emit changed();
}

void ChatSettings::adopt(const ConversationSettings &own)
{
    if (m_own == own)
        return;
    setOwn(own);
    emit edited();
}

QStringList ChatSettings::variables() const
{
    return openVariables(systemPrompt());
}

void ChatSettings::setVariable(const QString &name, const QString &value)
{
    setSystemPrompt(withVariable(systemPrompt(), name, value));
}

void ChatSettings::setOfProgram(const AnswerSettings &settings)
{
    if (m_ofProgram == settings)
        return;
    m_ofProgram = settings;
    emit changed();
}

} // namespace ui
