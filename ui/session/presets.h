// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/conversation_store.h"
#include "ui/session/chat_settings.h"

#include <QObject>
#include <QStringList>
#include <qqmlregistration.h>

namespace ui {

// What a person wants of the answers of a kind of conversation, by a name: taken over by the open
// conversation, or made of its settings. Thread of the window.
class Presets : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A ChatSession owns the presets")
    Q_PROPERTY(QStringList names READ names NOTIFY changed)
    Q_PROPERTY(int current READ current NOTIFY changed)
    Q_PROPERTY(ui::Failure failure READ failure NOTIFY changed)

public:
    // Both must outlive it.
    Presets(ConversationStore &store, ChatSettings &settings, QObject *parent = nullptr);

    QStringList names() const;
    int current() const; // the one that the conversation wants now; -1: none
    Failure failure() const { return m_failure; }

    Q_INVOKABLE void reload();
    Q_INVOKABLE void apply(int preset);
    // The settings of the conversation, under a name; what had that name before is gone.
    Q_INVOKABLE void save(const QString &name);
    Q_INVOKABLE void remove(int preset); // the conversations that took it over keep what they have

signals:
    void changed();

private:
    void setFailure(const Failure &failure);

    ConversationStore &m_store;
    ChatSettings &m_settings;
    QList<storage::Preset> m_presets;
    Failure m_failure;
};

} // namespace ui
