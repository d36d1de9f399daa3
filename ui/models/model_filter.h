// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QSortFilterProxyModel>
#include <qqmlregistration.h>

namespace ui {

// The models that a person wants to see of a ModelListModel, folder by folder.
class ModelFilter : public QSortFilterProxyModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A ModelBrowser owns its filter")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(Shown shown READ shown WRITE setShown NOTIFY changed)
    Q_PROPERTY(Order order READ order WRITE setOrder NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum class Shown { All, Fitting, Code };
    Q_ENUM(Shown)
    enum class Order { Name, Size };
    Q_ENUM(Order)

    explicit ModelFilter(QObject *parent = nullptr);

    // Words that name, file, quantisation or architecture have, all of them.
    QString text() const { return m_text; }
    void setText(const QString &text);
    Shown shown() const { return m_shown; }
    void setShown(Shown shown);
    Order order() const { return m_order; }
    void setOrder(Order order);
    int count() const { return rowCount(); }

    Q_INVOKABLE int rowOf(const QString &path) const; // -1: it is not shown

signals:
    void changed();
    void countChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &one, const QModelIndex &other) const override;

private:
    QString m_text;
    Shown m_shown = Shown::All;
    Order m_order = Order::Name;
};

} // namespace ui
