// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/models/model_filter.h"

#include "ui/models/model_list_model.h"

#include <algorithm>

namespace ui {

ModelFilter::ModelFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    sort(0);
    for (const auto signal : {&ModelFilter::rowsInserted, &ModelFilter::rowsRemoved})
        connect(this, signal, this, &ModelFilter::countChanged);
    connect(this, &ModelFilter::modelReset, this, &ModelFilter::countChanged);
}

void ModelFilter::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    invalidateRowsFilter();
    emit changed();
}

void ModelFilter::setShown(Shown shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    invalidateRowsFilter();
    emit changed();
}

void ModelFilter::setOrder(Order order)
{
    if (order == m_order)
        return;
    m_order = order;
    invalidate();
    emit changed();
}

int ModelFilter::rowOf(const QString &path) const
{
    if (rowCount() == 0)
        return -1;
    const QModelIndexList found =
        match(index(0, 0), ModelListModel::PathRole, path, 1, Qt::MatchExactly | Qt::MatchCaseSensitive);
    return found.isEmpty() ? -1 : found.first().row();
}

bool ModelFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_shown == Shown::Fitting &&
        index.data(ModelListModel::FitRole).value<ModelListModel::Fit>() > ModelListModel::FitsShorter)
        return false;
    if (m_shown == Shown::Code && !index.data(ModelListModel::IsCodeRole).toBool())
        return false;
    const QString searched = index.data(ModelListModel::SearchRole).toString();
    const QStringList words = m_text.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(
        words, [&](const QString &word) { return searched.contains(word, Qt::CaseInsensitive); });
}

// Within a folder; folders, and names within them, are in the order of the source.
bool ModelFilter::lessThan(const QModelIndex &one, const QModelIndex &other) const
{
    const int folder = one.data(ModelListModel::FolderRankRole).toInt();
    const int otherFolder = other.data(ModelListModel::FolderRankRole).toInt();
    if (folder != otherFolder)
        return folder < otherFolder;
    if (m_order == Order::Size) {
        const qint64 size = one.data(ModelListModel::SizeRole).toLongLong();
        const qint64 otherSize = other.data(ModelListModel::SizeRole).toLongLong();
        if (size != otherSize)
            return size < otherSize;
    }
    return one.row() < other.row();
}

} // namespace ui
