// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/presets.h"

#include <algorithm>

namespace ui {

using storage::Preset;

Presets::Presets(ConversationStore &store, ChatSettings &settings, QObject *parent)
    : QObject(parent), m_store(store), m_settings(settings)
{
    connect(&settings, &ChatSettings::changed, this, &Presets::changed);
}

QStringList Presets::names() const
{
    QStringList names;
    for (const Preset &preset : m_presets)
        names.append(preset.name);
    return names;
}

int Presets::current() const
{
    const auto found = std::ranges::find(m_presets, m_settings.own(), &Preset::settings);
    return found == m_presets.end() ? -1 : int(found - m_presets.begin());
}

void Presets::reload()
{
    m_store.presets()
        .then(this,
              [this](const QList<Preset> &presets) {
                  m_presets = presets;
                  setFailure({});
              })
        .onFailed(this, [this](const FailureException &error) { setFailure(error.failure()); });
}

void Presets::apply(int preset)
{
    m_settings.adopt(preset < 0 ? storage::ConversationSettings() : m_presets.at(preset).settings);
}

void Presets::save(const QString &name)
{
    if (name.simplified().isEmpty())
        return;
    m_store.savePreset(name.simplified(), m_settings.own())
        .then(this, [this](const Preset &) { reload(); })
        .onFailed(this, [this](const FailureException &error) { setFailure(error.failure()); });
}

void Presets::remove(int preset)
{
    m_store.removePreset(m_presets.at(preset).id)
        .then(this, [this] { reload(); })
        .onFailed(this, [this](const FailureException &error) { setFailure(error.failure()); });
}

void Presets::setFailure(const Failure &failure)
{
    m_failure = failure;
    emit changed();
}

} // namespace ui
