// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/model_downloads.h"

#include <QAbstractListModel>
#include <QList>
#include <qqmlregistration.h>

namespace ui {

// Downloads, the oldest first. What is shown of one changes many times a second, so rows stay.
class DownloadListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Downloads owns its list")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        DownloadIdRole = Qt::UserRole + 1,
        NameRole,
        FileRole,
        ShareRole, // 0 to 1
        ProgressRole,
        CheckRole,
        CanPauseRole,
        CanGoOnRole,
        IsRepairRole,
        IsDoneRole,
        FailureRole
    };

    using QAbstractListModel::QAbstractListModel;

    int count() const { return int(m_downloads.size()); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setDownloads(const QList<ModelDownload> &downloads);

signals:
    void countChanged();

private:
    QList<ModelDownload> m_downloads;
};

} // namespace ui
