// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/chat_settings.h"

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

void ChatSettings::setSystemPrompt(const QString &text)
{
    if (text == systemPrompt())
        return;
    m_own.systemPrompt = text;
    tellEdited();
}

void ChatSettings::resetSystemPrompt()
{
    if (!ownsSystemPrompt())
        return;
    m_own.systemPrompt.reset();
    tellEdited();
}

void ChatSettings::setTemperature(double temperature)
{
    if (temperature == this->temperature())
        return;
    m_own.temperature = temperature;
    tellEdited();
}

void ChatSettings::resetTemperature()
{
    if (!ownsTemperature())
        return;
    m_own.temperature.reset();
    tellEdited();
}

void ChatSettings::setLongestAnswer(int tokens)
{
    if (tokens == longestAnswer())
        return;
    m_own.longestAnswer = tokens;
    tellEdited();
}

void ChatSettings::resetLongestAnswer()
{
    if (!ownsLongestAnswer())
        return;
    m_own.longestAnswer.reset();
    tellEdited();
}

void ChatSettings::setOwn(const ConversationSettings &own)
{
    if (m_own == own)
        return;
    m_own = own;
    emit changed();
}

void ChatSettings::setOfProgram(const AnswerSettings &settings)
{
    if (m_ofProgram == settings)
        return;
    m_ofProgram = settings;
    emit changed();
}

void ChatSettings::tellEdited()
{
    emit changed();
    emit edited();
}

} // namespace ui
