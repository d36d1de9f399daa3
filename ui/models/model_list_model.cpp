// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/models/model_list_model.h"

#include <QLocale>

#include <algorithm>

namespace ui {

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
    }
    return {};
}

QHash<int, QByteArray> ModelListModel::roleNames() const
{
    return {{PathRole, "path"},           {NameRole, "name"},           {DetailRole, "detail"},
            {IsCurrentRole, "isCurrent"}, {IsStarterRole, "isStarter"}, {FailureRole, "failure"}};
}

void ModelListModel::setModels(const QList<ModelEntry> &models)
{
    QList<ModelEntry> sorted = models;
    std::ranges::stable_partition(sorted, [](const ModelEntry &model) { return !model.failure.isSet(); });
    if (sorted == m_models)
        return;
    beginResetModel();
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
        facts.append(QLocale().formattedDataSize(model.sizeBytes, 1, QLocale::DataSizeSIFormat));
    if (model.trainedContext > 0)
        facts.append(ModelListModel::tr("context %L1").arg(model.trainedContext));
    return facts.join(QStringLiteral(" · "));
}

} // namespace ui
