// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/chat_settings.h"

#include "ui/sampling_fields.h"
#include "ui/session/instruction_variables.h"

namespace ui {

using storage::ConversationSettings;

namespace {

// Below 0 it is what suits the model, whatever the program has.
void wish(std::optional<double> &holding, const std::optional<double> &wanted)
{
    if (!wanted)
        return;
    holding.reset();
    if (*wanted >= 0)
        holding = wanted;
}

} // namespace

AnswerSettings answerSettings(const AnswerSettings &ofProgram, const ConversationSettings &ofConversation)
{
    AnswerSettings settings = ofProgram;
    settings.systemPrompt = ofConversation.systemPrompt.value_or(ofProgram.systemPrompt);
    settings.maxTokens = ofConversation.longestAnswer.value_or(ofProgram.maxTokens);
    wish(settings.temperature, ofConversation.temperature);
    for (const auto field : SamplingFields)
        wish(settings.sampling.*field, ofConversation.sampling.*field);
    return settings;
}

template <typename Change>
void ChatSettings::edit(Change change)
{
    ConversationSettings edited = m_own;
    change(edited);
    adopt(edited);
}

template <typename Value>
void ChatSettings::change(std::optional<Value> ConversationSettings::*wish,
                          const std::type_identity_t<std::optional<Value>> &value)
{
    edit([&](ConversationSettings &own) { own.*wish = value; });
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

QList<double> ChatSettings::sampling() const
{
    return numbersOf(holding().sampling);
}

void ChatSettings::setSampling(int field, double number)
{
    if (number != sampling().value(field))
        edit([&](ConversationSettings &own) { own.sampling.*SamplingFields.at(field) = number; });
}

void ChatSettings::resetSampling(int field)
{
    edit([&](ConversationSettings &own) { (own.sampling.*SamplingFields.at(field)).reset(); });
}

QList<bool> ChatSettings::ownsSampling() const
{
    QList<bool> owns;
    for (const auto field : SamplingFields)
        owns.append((m_own.sampling.*field).has_value());
    return owns;
}

void ChatSettings::setModel(const QString &path)
{
    change(&ConversationSettings::model, path.isEmpty() ? std::nullopt : std::optional(path));
}

void ChatSettings::setContextLength(int tokens)
{
    change(&ConversationSettings::contextLength, tokens < 0 ? std::nullopt : std::optional(tokens));
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
