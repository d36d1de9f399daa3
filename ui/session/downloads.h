// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/download_list_model.h"
#include "ui/ports/model_downloads.h"

#include <QObject>
#include <QQueue>
#include <qqmlregistration.h>

namespace ui {

// What is fetched, and what has to be allowed for it. Thread of the window.
class Downloads : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program owns its downloads")
    Q_PROPERTY(ui::DownloadListModel *list READ list CONSTANT)
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY questionChanged)
    Q_PROPERTY(QString askedSite READ askedSite NOTIFY questionChanged)
    Q_PROPERTY(QString purpose READ purpose NOTIFY questionChanged)
    Q_PROPERTY(bool mayCost READ mayCost NOTIFY questionChanged)
    Q_PROPERTY(ui::Failure failure READ failure NOTIFY failureChanged)

public:
    // The same as Permission.
    enum class Answer { No, Once, Site, Always };
    Q_ENUM(Answer)

    explicit Downloads(ModelDownloads &port, QObject *parent = nullptr);

    DownloadListModel *list() { return &m_list; }
    // The question that was asked first; the others come when it has been answered.
    bool isAsking() const { return !m_questions.isEmpty(); }
    QString askedSite() const { return isAsking() ? m_questions.head().site : QString(); }
    QString purpose() const { return isAsking() ? m_questions.head().purpose : QString(); }
    bool mayCost() const { return isAsking() && m_questions.head().mayCost; } // by what is moved
    Failure failure() const { return m_failure; } // of what could not even be begun

    void fetch(const ModelWish &wish);
    Q_INVOKABLE void repair(const QString &file)
    {
        dismissFailure();
        m_port.repair(file);
    }
    Q_INVOKABLE void goOn(int id) { m_port.goOn(id); }
    Q_INVOKABLE void pause(int id) { m_port.pause(id); }
    Q_INVOKABLE void remove(int id) { m_port.remove(id); }
    Q_INVOKABLE void answer(ui::Downloads::Answer answer);
    Q_INVOKABLE void dismissFailure();

signals:
    void questionChanged();
    void failureChanged();

private:
    ModelDownloads &m_port;
    DownloadListModel m_list;
    QQueue<PermissionQuestion> m_questions;
    Failure m_failure;
};

} // namespace ui
