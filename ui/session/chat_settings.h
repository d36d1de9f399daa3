// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"
#include "ui/ports/text_generator.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <qqmlregistration.h>

#include <optional>
#include <type_traits>

namespace ui {

// What holds for the answers of a conversation: its own wishes, and for the rest those of the program.
AnswerSettings answerSettings(const AnswerSettings &ofProgram,
                              const storage::ConversationSettings &ofConversation);

// What the open conversation wants of its answers. Each property reads as what holds; written, it is the
// conversation's own; reset, it is again as the program is set. Thread of the window.
class ChatSettings : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The session owns its settings")
    Q_PROPERTY(
        QString systemPrompt READ systemPrompt WRITE setSystemPrompt RESET resetSystemPrompt NOTIFY changed)
    Q_PROPERTY(double temperature READ temperature WRITE setTemperature RESET resetTemperature NOTIFY changed)
    Q_PROPERTY(
        int longestAnswer READ longestAnswer WRITE setLongestAnswer RESET resetLongestAnswer NOTIFY changed)
    // topK, topP, minP, repeatPenalty: see ui/sampling_fields.h
    Q_PROPERTY(QList<double> sampling READ sampling NOTIFY changed)
    Q_PROPERTY(QList<bool> ownsSampling READ ownsSampling NOTIFY changed)
    Q_PROPERTY(QString model READ model WRITE setModel NOTIFY changed)
    Q_PROPERTY(int contextLength READ contextLength WRITE setContextLength NOTIFY changed)
    Q_PROPERTY(QStringList variables READ variables NOTIFY changed)
    Q_PROPERTY(bool ownsSystemPrompt READ ownsSystemPrompt NOTIFY changed)
    Q_PROPERTY(bool ownsTemperature READ ownsTemperature NOTIFY changed)
    Q_PROPERTY(bool ownsLongestAnswer READ ownsLongestAnswer NOTIFY changed)
    Q_PROPERTY(bool ownsSomething READ ownsSomething NOTIFY changed)

public:
    using QObject::QObject;

    QString systemPrompt() const { return holding().systemPrompt; } // empty: none
    void setSystemPrompt(const QString &text);
    Q_INVOKABLE void resetSystemPrompt();
    double temperature() const
    {
        return holding().temperature.value_or(-1);
    } // 0 to 2; -1: what suits the model
    void setTemperature(double temperature);
    Q_INVOKABLE void resetTemperature();
    int longestAnswer() const { return holding().maxTokens; } // tokens; 0: no limit
    void setLongestAnswer(int tokens);
    Q_INVOKABLE void resetLongestAnswer();

    QList<double> sampling() const; // -1: what suits the model
    Q_INVOKABLE void setSampling(int field, double number);
    Q_INVOKABLE void resetSampling(int field);
    QString model() const
    {
        return m_own.model.value_or(QString());
    } // path of its file; empty: the program's
    void setModel(const QString &path);
    int contextLength() const { return m_own.contextLength.value_or(-1); } // tokens; -1: the program's
    void setContextLength(int tokens);

    QList<bool> ownsSampling() const;
    bool ownsSystemPrompt() const { return m_own.systemPrompt.has_value(); }
    bool ownsTemperature() const { return m_own.temperature.has_value(); }
    bool ownsLongestAnswer() const { return m_own.longestAnswer.has_value(); }
    bool ownsSomething() const { return m_own != storage::ConversationSettings(); }

    const storage::ConversationSettings &own() const { return m_own; }
    void setOwn(const storage::ConversationSettings &own); // of another conversation
    void adopt(const storage::ConversationSettings &own);  // by the person
    QStringList variables() const;                         // of the instruction, which wait for a value
    Q_INVOKABLE void setVariable(const QString &name, const QString &value);
    void setOfProgram(const AnswerSettings &settings);

signals:
    void changed();
    void edited(); // by the person

private:
    template <typename Change>
    void edit(Change change);
    AnswerSettings holding() const { return answerSettings(m_ofProgram, m_own); }
    template <typename Value>
    void change(std::optional<Value> storage::ConversationSettings::*wish,
                const std::type_identity_t<std::optional<Value>> &value);

    AnswerSettings m_ofProgram;
    storage::ConversationSettings m_own;
};

} // namespace ui
