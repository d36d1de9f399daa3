// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/model_browser.h"

#include "ui/byte_words.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace ui {

namespace {

constexpr int ShortestContext = 512;

QString speedWords(double tokensPerSecond)
{
    return tokensPerSecond > 0
               ? ModelBrowser::tr("%L1 tokens/s").arg(tokensPerSecond, 0, 'f', tokensPerSecond < 10 ? 1 : 0)
               : QString();
}

} // namespace

ModelBrowser::ModelBrowser(ModelLibrary &library, ModelChoice &choice, QObject *parent)
    : QObject(parent), m_library(library), m_choice(choice)
{
    m_filter.setSourceModel(choice.models());
    connect(&library, &ModelLibrary::foldersFound, this, [this](const QList<ModelFolder> &folders) {
        m_folders = folders;
        emit listChanged();
    });
    for (const auto signal : {&ModelLibrary::searchFailed, &ModelLibrary::changeFailed})
        connect(&library, signal, this, [this](const Failure &failure) {
            m_failure = failure;
            emit listChanged();
        });
    connect(&library, &ModelLibrary::verifying, this, [this](const QString &path, double share) {
        m_verifiedPath = path;
        m_verifyShare = share;
        emit verifyChanged();
    });
    connect(&library, &ModelLibrary::verified, this, [this](const QString &path) {
        if (path != m_verifiedPath)
            return;
        m_verifiedPath.clear();
        emit verifyChanged();
    });
    connect(&library, &ModelLibrary::found, this, [this] {
        if (m_failure.kind != Failure::Kind::ModelNotMoved) // that one is still so
            m_failure = {};
        keepSelection();
        emit listChanged();
    });
    connect(&library, &ModelLibrary::planned, this, [this](const PlannedMemory &plan) {
        if (plan.path != m_path || (m_wantedContext > 0 && plan.contextLength != m_wantedContext))
            return; // of an older wish
        m_plan = plan;
        emit planChanged();
    });
    connect(&choice, &ModelChoice::changed, this, [this] {
        keepSelection();
        emit useChanged();
    });
}

const ModelEntry *ModelBrowser::entry(const QString &path) const
{
    const QList<ModelEntry> &models = m_choice.models()->models();
    const auto found = std::ranges::find(models, path, &ModelEntry::path);
    return found == models.end() ? nullptr : &*found;
}

ModelEntry ModelBrowser::shown() const
{
    const ModelEntry *model = entry();
    return model ? *model : ModelEntry();
}

const ModelFolder *ModelBrowser::folder(const QString &path) const
{
    const auto found = std::ranges::find(m_folders, path, &ModelFolder::path);
    return found == m_folders.end() ? nullptr : &*found;
}

// What was looked at, else the one in use, else the first.
void ModelBrowser::keepSelection()
{
    const QList<ModelEntry> &models = m_choice.models()->models();
    if (entry()) {
        emit selectionChanged(); // its facts may have changed
        if (!m_isPlanned)        // it could not be used before
            askForPlan(0);
        return;
    }
    if (!m_isOpened)
        return;
    const bool isChosen = std::ranges::contains(models, m_choice.path(), &ModelEntry::path);
    select(isChosen ? m_choice.path() : models.isEmpty() ? QString() : models.first().path);
}

void ModelBrowser::refresh()
{
    m_isOpened = true;
    m_library.refresh();
}

void ModelBrowser::select(const QString &path)
{
    if (path == m_path)
        return;
    m_path = path;
    m_plan = {};
    m_isPlanned = false;
    emit selectionChanged();
    emit useChanged();
    emit planChanged();
    emit verifyChanged();
    askForPlan(0);
}

void ModelBrowser::askForPlan(int contextLength)
{
    m_wantedContext = contextLength;
    const ModelEntry *model = entry();
    m_isPlanned = model && !model->failure.isSet();
    if (m_isPlanned)
        m_library.plan(m_path, contextLength);
}

QStringList ModelBrowser::facts() const
{
    QStringList facts;
    const ModelEntry *model = entry();
    if (!model)
        return facts;
    if (!model->architecture.isEmpty())
        facts.append(model->architecture);
    if (model->parameterCount >= 1'000'000'000)
        //: Billions of parameters
        facts.append(tr("%L1 B").arg(double(model->parameterCount) / 1e9, 0, 'f', 1));
    else if (model->parameterCount > 0)
        //: Millions of parameters
        facts.append(tr("%L1 M").arg(model->parameterCount / 1'000'000));
    if (!model->quantisation.isEmpty())
        facts.append(model->quantisation);
    return facts;
}

QString ModelBrowser::uses() const
{
    const ModelEntry *model = entry();
    if (!model || model->failure.isSet())
        return {};
    if (model->canChat)
        return model->canInfill ? tr("Chat, and filling in code") : tr("Chat");
    return model->canInfill ? tr("Completing and filling in code") : tr("Completing text, not conversation");
}

QString ModelBrowser::place() const
{
    return entry() ? QDir::toNativeSeparators(m_path) : QString();
}

QString ModelBrowser::sameAs() const
{
    return QDir::toNativeSeparators(shown().sameAs);
}

QString ModelBrowser::checkWords() const
{
    const ModelEntry *model = entry();
    if (!model || model->failure.isSet())
        return {};
    if (model->sha256.isEmpty())
        return tr("Its header is sound. Its whole content was not read yet.");
    return model->isPublished ? tr("Read to its end: it is what was published.")
                              : tr("Read to its end. Its SHA-256 is %1; nobody said which it should have.")
                                    .arg(model->sha256);
}

bool ModelBrowser::canBeVerified() const
{
    const ModelEntry *model = entry();
    return model && model->failure.kind != Failure::Kind::ModelOffline &&
           model->failure.kind != Failure::Kind::ModelUnreadable;
}

bool ModelBrowser::canBeRemoved() const
{
    const ModelEntry *model = entry();
    return model && model->canBeRemoved;
}

QString ModelBrowser::promptSpeed() const
{
    return speedWords(shown().promptSpeed);
}

QString ModelBrowser::answerSpeed() const
{
    return speedWords(shown().answerSpeed);
}

bool ModelBrowser::isInUse() const
{
    return !m_path.isEmpty() && m_choice.path() == m_path &&
           (m_choice.state() == ModelChoice::State::Ready || m_choice.state() == ModelChoice::State::Loading);
}

QList<int> ModelBrowser::contextLengths() const
{
    QList<int> lengths;
    const ModelEntry *model = entry();
    if (!model || model->trainedContext <= 0)
        return lengths;
    for (int length = ShortestContext; length < model->trainedContext; length *= 2)
        lengths.append(length);
    lengths.append(model->trainedContext);
    return lengths;
}

int ModelBrowser::contextIndex() const
{
    const QList<int> lengths = contextLengths();
    const int shown = m_wantedContext > 0 ? m_wantedContext : m_plan.contextLength;
    return int(std::ranges::lower_bound(lengths, shown) - lengths.begin());
}

void ModelBrowser::setContextIndex(int index)
{
    const QList<int> lengths = contextLengths();
    if (index < 0 || index >= lengths.size() || lengths.at(index) == m_plan.contextLength)
        return;
    askForPlan(lengths.at(index));
    emit planChanged();
}

QString ModelBrowser::planWords() const
{
    const ModelEntry *model = entry();
    if (!model || !hasPlan())
        return {};
    if (!m_plan.fits())
        return m_plan.nearestContext > 0
                   ? tr("This is more than is free. With a context of %L1 tokens it fits.")
                         .arg(m_plan.nearestContext)
                   : tr("It does not fit with any context. Close other programs, or choose a smaller model.");
    if (m_plan.contextLength < model->trainedContext)
        return tr("The model could read %L1 tokens. A longer context takes more memory.")
            .arg(model->trainedContext);
    return tr("This is all that the model was trained to read.");
}

void ModelBrowser::use()
{
    if (entry())
        m_choice.chooseWith(m_path, m_plan.contextLength);
}

void ModelBrowser::remove()
{
    if (!canBeRemoved())
        return;
    if (isInUse())
        m_choice.unload();
    m_library.remove(m_path);
}

void ModelBrowser::rename(const QString &name)
{
    if (entry() && name.simplified() != entry()->name)
        m_library.rename(m_path, name.simplified());
}

void ModelBrowser::setNotes(const QString &path, const QString &notes)
{
    if (const ModelEntry *model = entry(path); model && notes != model->notes)
        m_library.setNotes(path, notes);
}

void ModelBrowser::dismissFailure()
{
    m_failure = {};
    emit listChanged();
}

void ModelBrowser::reveal()
{
    if (entry())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).path()));
}

QString ModelBrowser::folderName(const QString &path) const
{
    const ModelFolder *found = folder(path);
    if (path.isEmpty() || !found)
        return tr("Elsewhere");
    switch (found->kind) {
    case FolderKind::Own: return tr("Models of Chasqui");
    case FolderKind::HuggingFace: return tr("Hugging Face cache");
    case FolderKind::LmStudio: return QStringLiteral("LM Studio");
    case FolderKind::Ollama: return QStringLiteral("Ollama");
    case FolderKind::Gpt4All: return QStringLiteral("GPT4All");
    case FolderKind::Plain: break;
    }
    return QFileInfo(path).fileName();
}

QString ModelBrowser::folderNote(const QString &path) const
{
    const ModelFolder *found = folder(path);
    if (!found)
        return tr("files that were opened");
    if (!found->isOnline)
        return tr("not connected");
    return QDir::toNativeSeparators(path);
}

bool ModelBrowser::canRemoveFolder(const QString &path) const
{
    const ModelFolder *found = folder(path);
    return found && found->kind != FolderKind::Own;
}

QString ModelBrowser::bytes(qint64 count)
{
    return byteWords(count, count < 1'000'000'000 ? 0 : 2);
}

} // namespace ui
