// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/network_desk.h"
#include "app/window/repair_list.h"
#include "storage/downloads/download_queue.h"
#include "storage/hub/model_hub.h"
#include "ui/ports/model_downloads.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace window {

// Fetches models, and mends those that it fetched. Of the network's thread, where it is to be destroyed; the
// desk outlives it.
class DownloadWorker : public QObject
{
    Q_OBJECT

public:
    explicit DownloadWorker(NetworkDesk &desk);
    ~DownloadWorker() override; // pauses what runs

    // As of ui::ModelDownloads; files come into `folder`.
    void restore(const QString &folder);
    void fetch(const ui::ModelWish &wish, const QString &folder);
    void repair(const QString &file);
    void goOn(int id);
    void pause(int id);
    void remove(int id);
    void setLimits(int mostAtOnce, qint64 bytesPerSecond);

signals:
    void changed(const QList<ui::ModelDownload> &downloads);
    void refused(const ui::Failure &failure);
    void fetched(const QString &file);

private:
    bool open();
    void list(const storage::HubName &name, const QString &folder);
    void remember(const QString &file, const storage::FileOrigin &origin);
    void begin(storage::DownloadRequest request, const QString &folder);
    void whenAllowed(const QUrl &url, const storage::NetworkTask &task, const QString &name,
                     const std::function<void()> &work,
                     NetworkDesk::Amount amount = NetworkDesk::Amount::Much);
    void refuse(ui::Failure::Kind kind, const QString &subject = {}, const QString &detail = {});
    void begin(const QString &file, const storage::FileOrigin &origin);
    void tell();
    void tellSoon();

    NetworkDesk &m_desk;
    std::map<int, std::unique_ptr<storage::ModelHub>> m_lists; // that are asked for, each for one wish
    int m_lastList = 0;
    std::unique_ptr<storage::DownloadQueue> m_queue; // null: nothing was fetched yet
    RepairList m_repairs;
    int m_mostAtOnce = 2;
    qint64 m_bytesPerSecond = 0; // 0: as fast as it comes
    QTimer m_tell;               // of what grows, some times a second
};

} // namespace window
