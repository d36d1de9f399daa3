// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/failure.h"
#include "ui/ports/model_library.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

namespace ui {

// Models that somebody published together, in several sizes.
struct PublishedModel {
    QString id;           // "owner/name"
    qint64 downloads = 0; // in a month; 0: it is not known
    QString licence;
    bool isGated = false; // its licence is to be accepted on its page first

    bool operator==(const PublishedModel &) const = default;
};

// A file of one.
struct PublishedFile {
    QString address;
    QString name;
    QString quantisation; // empty: it does not say
    qint64 sizeBytes = 0;
    QString sha256;    // empty: it does not say
    int partCount = 1; // of a model in several files, of which this is one

    bool operator==(const PublishedFile &) const = default;
};

// Finds models elsewhere and looks at them before they are fetched: what the interface asks of whoever does.
// One thing at a time: what was asked before is answered no more. Lives on the thread of the window, works on
// others.
class ModelSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void search(const QString &words) = 0;    // answers with `found` or `failed`
    virtual void list(const QString &id) = 0;         // with `listed` or `failed`
    virtual void look(const PublishedFile &file) = 0; // with `looked` or `failed`
    virtual void stop() = 0;

signals:
    void found(const QList<ui::PublishedModel> &models);
    void listed(const ui::PublishedModel &model, const QList<ui::PublishedFile> &files);
    void looked(const QString &address, const ui::ModelEntry &model); // as it would be here
    void failed(const ui::Failure &failure);
};

} // namespace ui
