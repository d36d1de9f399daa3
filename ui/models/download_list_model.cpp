// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/models/download_list_model.h"

#include "ui/session/download_words.h"

#include <algorithm>

namespace ui {

using State = ModelDownload::State;

int DownloadListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant DownloadListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ModelDownload &download = m_downloads.at(index.row());
    switch (role) {
    case DownloadIdRole: return download.id;
    case Qt::DisplayRole:
    case NameRole: return download.name;
    case FileRole: return download.file;
    case ShareRole:
        return download.sizeBytes > 0
                   ? static_cast<double>(download.receivedBytes) / static_cast<double>(download.sizeBytes)
                   : 0.0;
    case ProgressRole: return DownloadWords::progress(download);
    case CheckRole: return DownloadWords::check(download);
    case CanPauseRole:
        return download.state == State::Queued || download.state == State::Running ||
               download.state == State::Waiting;
    case CanGoOnRole: return download.state == State::Paused || download.state == State::Failed;
    case IsRepairRole: return download.isRepair;
    case IsDoneRole: return download.state == State::Done;
    case FailureRole: return QVariant::fromValue(download.failure);
    default: return {};
    }
}

QHash<int, QByteArray> DownloadListModel::roleNames() const
{
    return {{DownloadIdRole, "downloadId"}, {NameRole, "name"},         {FileRole, "file"},
            {ShareRole, "share"},           {ProgressRole, "progress"}, {CheckRole, "check"},
            {CanPauseRole, "canPause"},     {CanGoOnRole, "canGoOn"},   {IsDoneRole, "isDone"},
            {IsRepairRole, "isRepair"},     {FailureRole, "failure"}};
}

void DownloadListModel::setDownloads(const QList<ModelDownload> &downloads)
{
    const auto isListed = [&downloads](const ModelDownload &download) {
        return std::ranges::contains(downloads, download.id, &ModelDownload::id);
    };
    for (int row = count() - 1; row >= 0; --row) {
        if (isListed(m_downloads.at(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_downloads.removeAt(row);
        endRemoveRows();
    }
    // New ones come at the end, so that the rows before them are those that stay.
    for (int row = 0; row < downloads.size(); ++row) {
        if (row == count()) {
            beginInsertRows({}, row, row);
            m_downloads.append(downloads.at(row));
            endInsertRows();
        } else if (m_downloads.at(row) != downloads.at(row)) {
            m_downloads[row] = downloads.at(row);
            emit dataChanged(index(row), index(row));
        }
    }
    emit countChanged();
}

} // namespace ui
