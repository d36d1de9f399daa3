// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/models/model_list_model.h"

#include "ui/byte_words.h"

#include <algorithm>

namespace ui {

namespace {

using Fit = ModelListModel::Fit;

constexpr int UsualContext = 8192; // tokens, that the engine takes where nobody asks for more

Fit fitOf(const ModelEntry &model)
{
    if (model.failure.kind == Failure::Kind::ModelOffline)
        return Fit::Offline;
    if (model.failure.isSet())
        return Fit::Unusable;
    if (!model.neededBytes || !model.freeBytes)
        return Fit::Unknown;
    if (*model.neededBytes > *model.freeBytes)
        return Fit::TooLarge;
    const bool isShortened = model.plannedContext < std::min(model.trainedContext, UsualContext);
    return isShortened ? Fit::FitsShorter : Fit::Fits;
}

QString fitText(const ModelEntry &model)
{
    switch (fitOf(model)) {
    case Fit::Fits: return ModelListModel::tr("Fits");
    case Fit::FitsShorter: return ModelListModel::tr("Fits with context %L1").arg(model.plannedContext);
    case Fit::TooLarge:
        return ModelListModel::tr("%1 too large").arg(byteWords(*model.neededBytes - *model.freeBytes));
    case Fit::Offline: return ModelListModel::tr("Drive not connected");
    case Fit::Unknown: return {};
    case Fit::Unusable: break;
    }
    if (model.failure.kind == Failure::Kind::ModelUnsupported)
        return ModelListModel::tr("Not supported yet");
    const bool isDamaged = model.failure.kind == Failure::Kind::ModelDamaged ||
                           model.failure.kind == Failure::Kind::ModelMendable;
    return isDamaged ? ModelListModel::tr("Damaged") : ModelListModel::tr("Cannot be read");
}

} // namespace

int ModelListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ModelListModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const ModelEntry &model = m_models.at(index.row());
    switch (role) {
    case PathRole: return model.path;
    case Qt::DisplayRole:
    case NameRole: return model.name;
    case DetailRole: return detailOf(model);
    case IsCurrentRole: return model.path == m_current;
    case IsStarterRole: return model.isStarter;
    case FailureRole: return QVariant::fromValue(model.failure);
    case FolderRole: return model.folder;
    case FolderRankRole: return model.folder.isEmpty() ? m_folders.size() : m_folders.indexOf(model.folder);
    case SizeRole: return model.sizeBytes;
    case FitRole: return QVariant::fromValue(fitOf(model));
    case FitTextRole: return fitText(model);
    case IsCodeRole: return model.canInfill || model.name.contains(u"code", Qt::CaseInsensitive);
    case SearchRole:
        return QStringList({model.name, model.path, model.quantisation, model.architecture, model.licence})
            .join(u' ');
    }
    return {};
}

QHash<int, QByteArray> ModelListModel::roleNames() const
{
    return {{PathRole, "path"},           {NameRole, "name"},
            {DetailRole, "detail"},       {IsCurrentRole, "isCurrent"},
            {IsStarterRole, "isStarter"}, {FailureRole, "failure"},
            {FolderRole, "folder"},       {FitRole, "fit"},
            {FitTextRole, "fitText"}};
}

void ModelListModel::setModels(const QList<ModelEntry> &models)
{
    QList<ModelEntry> sorted = models;
    std::ranges::stable_partition(sorted, [](const ModelEntry &model) { return !model.failure.isSet(); });
    if (sorted == m_models)
        return;
    beginResetModel();
    m_folders.clear();
    for (const ModelEntry &model : models)
        if (!model.folder.isEmpty() && !m_folders.contains(model.folder))
            m_folders.append(model.folder);
    m_models = sorted;
    endResetModel();
    emit countChanged();
}

int ModelListModel::suggestedRow() const
{
    const auto current = std::ranges::find_if(m_models, [this](const ModelEntry &model) {
        return model.path == m_current && !model.failure.isSet();
    });
    if (current != m_models.end())
        return int(current - m_models.begin());
    return m_models.isEmpty() || m_models.first().failure.isSet() ? -1 : 0;
}

QStringList ModelListModel::usablePaths() const
{
    QStringList paths;
    for (const ModelEntry &model : m_models)
        if (!model.failure.isSet())
            paths.append(model.path);
    return paths;
}

QString ModelListModel::nameOf(const QString &path) const
{
    const auto model = std::ranges::find(m_models, path, &ModelEntry::path);
    return model == m_models.end() ? QString() : model->name;
}

void ModelListModel::setCurrent(const ModelEntry &model)
{
    m_current = model.path;
    if (!model.path.isEmpty() && !std::ranges::contains(m_models, model.path, &ModelEntry::path)) {
        beginInsertRows({}, count(), count());
        m_models.append(model);
        endInsertRows();
        emit countChanged();
    }
    if (!m_models.isEmpty())
        emit dataChanged(index(0), index(count() - 1), {IsCurrentRole});
}

QString detailOf(const ModelEntry &model)
{
    QStringList facts;
    if (!model.quantisation.isEmpty())
        facts.append(model.quantisation);
    if (model.sizeBytes > 0)
        facts.append(byteWords(model.sizeBytes));
    if (model.trainedContext > 0)
        facts.append(ModelListModel::tr("context %L1").arg(model.trainedContext));
    if (model.partCount > 1)
        facts.append(ModelListModel::tr("%n part(s)", nullptr, model.partCount));
    return facts.join(QStringLiteral(" · "));
}

} // namespace ui
