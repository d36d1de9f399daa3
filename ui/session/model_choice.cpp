// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/model_choice.h"

#include <QFileInfo>

#include <algorithm>

namespace ui {

ModelChoice::ModelChoice(ModelLibrary &library, Preferences &preferences, QObject *parent,
                         std::chrono::milliseconds minute)
    : QObject(parent), m_library(library), m_preferences(preferences), m_minute(minute)
{
    m_restTimer.setSingleShot(true);
    connect(&m_restTimer, &QTimer::timeout, this, &ModelChoice::rest);
    connect(&preferences, &Preferences::restMinutesChanged, this, &ModelChoice::waitForRest);
    connect(&library, &ModelLibrary::found, this, [this](const QList<ModelEntry> &models) {
        m_models.setModels(models);
        m_isKnown = true;
        if (m_state != State::NoModel)
            m_models.setCurrent(m_model.entry);
        if (std::exchange(m_choosesFirst, false))
            chooseAmong(models);
        emit changed();
    });
    connect(&library, &ModelLibrary::devicesFound, this, [this](const QStringList &names) {
        m_devices = names;
        emit devicesChanged();
    });
    connect(&library, &ModelLibrary::loading, this, [this](const QString &, double share) {
        m_share = share;
        emit loadShareChanged();
    });
    connect(&library, &ModelLibrary::loaded, this, [this](const LoadedModel &model) {
        m_state = State::Ready;
        m_model = model;
        m_failure = {};
        m_models.setCurrent(model.entry);
        waitForRest();
        emit changed();
        emit loaded();
    });
    connect(&library, &ModelLibrary::failed, this, [this](const QString &, const Failure &failure) {
        m_state = State::Failed;
        m_failure = failure;
        m_model.backend.clear();
        m_model.contextLength = 0;
        m_model.longerContext = 0;
        emit changed();
    });
    // What cannot change under a loaded model takes effect by loading it again.
    const auto reload = [this] {
        if (m_state != State::NoModel && m_state != State::Resting)
            retry();
    };
    connect(&preferences, &Preferences::threadsChanged, this, reload);
    connect(&preferences, &Preferences::deviceChanged, this, reload);
    connect(&preferences, &Preferences::contextLengthChanged, this, [this] {
        if (m_state == State::NoModel)
            return;
        const bool isOwn = m_asked == m_own;
        m_own.contextLength = m_preferences.contextLength();
        if (isOwn)
            load(m_own);
    });
}

void ModelChoice::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    if (isWanted)
        wake();
    waitForRest();
}

void ModelChoice::waitForRest()
{
    const int minutes = m_preferences.restMinutes();
    if (m_isWanted || m_state != State::Ready || minutes == 0)
        m_restTimer.stop();
    else
        m_restTimer.start(minutes * m_minute);
}

void ModelChoice::rest()
{
    m_library.unload();
    m_state = State::Resting; // with all that is known of it
    emit changed();
}

void ModelChoice::wake()
{
    if (m_state == State::Resting)
        retry();
    else
        waitForRest(); // anew: somebody is here
}

void ModelChoice::loadLast()
{
    if (const QString last = m_preferences.modelPath(); !last.isEmpty() && QFileInfo::exists(last))
        chooseOwn(last, m_preferences.contextLength());
    else
        m_choosesFirst = true;
    refresh();
}

void ModelChoice::chooseAmong(const QList<ModelEntry> &models)
{
    const auto canAnswer = [](const ModelEntry &model) { return !model.failure.isSet(); };
    auto first = std::ranges::find_if(models, [](const ModelEntry &model) { return model.isStarter; });
    if (first == models.end() || !canAnswer(*first))
        first = std::ranges::find_if(models, canAnswer);
    if (first != models.end())
        chooseOwn(first->path, m_preferences.contextLength());
}

void ModelChoice::choose(const QString &path)
{
    chooseWith(path, m_preferences.contextLength());
}

void ModelChoice::chooseWith(const QString &path, int contextLength)
{
    if (path.isEmpty())
        return;
    m_preferences.setModelPath(path);
    chooseOwn(path, contextLength);
}

void ModelChoice::chooseOwn(const QString &path, int contextLength)
{
    m_own = {path, contextLength};
    load(m_own);
}

void ModelChoice::useFor(const QString &path, std::optional<int> contextLength)
{
    Load wanted = m_own;
    if (!path.isEmpty() && path != m_own.path)
        wanted = {path, m_preferences.contextLength()};
    if (contextLength)
        wanted.contextLength = *contextLength;
    const bool isHere = wanted == m_asked && (m_state != State::Failed || wanted == m_own);
    if (!wanted.path.isEmpty() && !isHere)
        load(wanted);
}

void ModelChoice::refresh()
{
    m_library.refresh();
}

void ModelChoice::retry()
{
    begin(m_model.contextLength ? m_model.contextLength : m_preferences.contextLength());
}

void ModelChoice::useLongerContext()
{
    if (m_model.longerContext == 0)
        return;
    const Load longer = {m_asked.path, m_model.longerContext};
    if (m_asked == m_own)
        m_own = longer;
    load(longer);
}

void ModelChoice::unload()
{
    m_library.unload();
    m_state = State::NoModel;
    m_model = {};
    m_own = {};
    m_asked = {};
    m_failure = {};
    m_models.setCurrent({});
    emit changed();
}

void ModelChoice::load(const Load &asked)
{
    m_asked = asked;
    begin(asked.contextLength);
}

void ModelChoice::begin(int contextLength)
{
    const QString path = m_asked.path;
    const auto known = std::ranges::find(m_models.models(), path, &ModelEntry::path);
    ModelEntry entry;
    if (known != m_models.models().end())
        entry = *known;
    else if (path == m_model.entry.path)
        entry = m_model.entry;
    else
        entry = {.path = path, .name = QFileInfo(path).completeBaseName()};
    m_state = State::Loading;
    m_share = 0;
    m_failure = {};
    m_model = {.entry = entry};
    if (m_isKnown)
        m_models.setCurrent(entry);
    emit changed();
    m_library.load(path, {.contextLength = contextLength,
                          .threads = m_preferences.threads(),
                          .device = m_preferences.device()});
}

} // namespace ui
