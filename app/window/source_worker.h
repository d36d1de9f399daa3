// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/network_desk.h"
#include "storage/hub/model_hub.h"
#include "storage/hub/remote_model.h"
#include "ui/ports/model_source.h"

#include <QObject>
#include <QUuid>

#include <functional>
#include <memory>

namespace window {

// Finds models elsewhere. Of the network's thread, where it is to be destroyed; the desk outlives it.
class SourceWorker : public QObject
{
    Q_OBJECT

public:
    explicit SourceWorker(NetworkDesk &desk) : m_desk(desk) {}

    // As of ui::ModelSource.
    void search(const QString &words);
    void list(const QString &id);
    void look(const ui::PublishedFile &file);
    void stop(); // and what was allowed once is so no more

signals:
    void found(const QList<ui::PublishedModel> &models);
    void listed(const ui::PublishedModel &model, const QList<ui::PublishedFile> &files);
    void looked(const QString &address, const ui::ModelEntry &model);
    void failed(const ui::Failure &failure);

private:
    // The work is done unless something else was asked meanwhile.
    void whenAllowed(const QUrl &url, const storage::NetworkTask &task, const QString &purpose,
                     const std::function<void()> &work);
    void leave();
    storage::NetworkTask taskFor(const QString &reason) const { return {.reason = reason, .id = m_session}; }
    storage::ModelHub &hub();

    NetworkDesk &m_desk;
    std::unique_ptr<storage::ModelHub> m_hub; // null: nothing was asked yet
    std::unique_ptr<storage::RemoteModel> m_remote;
    int m_turn = 0; // of what was asked last
    // What is allowed once is allowed until the person has left off: one search with all its looks.
    QUuid m_session = QUuid::createUuid();
};

} // namespace window
