// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/model_library.h"

#include <QAbstractListModel>
#include <QStringList>
#include <qqmlregistration.h>

namespace ui {

// The model files that were found, those that can be used before the others.
class ModelListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A ModelChoice owns its list")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        PathRole = Qt::UserRole + 1,
        NameRole,
        DetailRole,
        IsCurrentRole,
        IsStarterRole,
        FailureRole,
        FolderRole,
        FolderRankRole, // folders in their order
        SizeRole,
        FitRole,
        FitTextRole,
        IsCodeRole,
        SearchRole // all that it can be found by
    };
    // Whether there is memory for it here, from well to badly.
    enum Fit { Fits, FitsShorter, TooLarge, Unknown, Offline, Unusable };
    Q_ENUM(Fit)

    using QAbstractListModel::QAbstractListModel;

    int count() const { return int(m_models.size()); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    const QList<ModelEntry> &models() const { return m_models; }
    void setModels(const QList<ModelEntry> &models);
    // The one that is loaded or being loaded; it is added when it is not there.
    void setCurrent(const ModelEntry &model);
    // Where a choice begins: the current one, else the first that can be used; -1: none.
    Q_INVOKABLE int suggestedRow() const;
    // Those that can be used; and the name of one.
    Q_INVOKABLE QStringList usablePaths() const;
    Q_INVOKABLE QString nameOf(const QString &path) const;

signals:
    void countChanged();

private:
    QList<ModelEntry> m_models;
    QStringList m_folders; // in the order in which they were found
    QString m_current;     // path
};

// "Q4_1 · 98 MB · context 8,192": what is known of it.
QString detailOf(const ModelEntry &model);

} // namespace ui
