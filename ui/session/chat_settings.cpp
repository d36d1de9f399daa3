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
    ConversationSettings own = m_own;
    own.systemPrompt = text;
    edit(own);
}

void ChatSettings::resetSystemPrompt()
{
    ConversationSettings own = m_own;
    own.systemPrompt.reset();
    edit(own);
}

void ChatSettings::setTemperature(double temperature)
{
    if (temperature == this->temperature())
        return;
    ConversationSettings own = m_own;
    own.temperature = temperature;
    edit(own);
}

void ChatSettings::resetTemperature()
{
    ConversationSettings own = m_own;
    own.temperature.reset();
    edit(own);
}

void ChatSettings::setLongestAnswer(int tokens)
{
    if (tokens == longestAnswer())
        return;
    ConversationSettings own = m_own;
    own.longestAnswer = tokens;
    edit(own);
}

void ChatSettings::resetLongestAnswer()
{
    ConversationSettings own = m_own;
    own.longestAnswer.reset();
    edit(own);
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

void ChatSettings::edit(const ConversationSettings &own)
{
    if (m_own == own)
        return;
    setOwn(own);
    emit edited();
}

} // namespace ui
