// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/download_worker.h"
#include "app/window/network_thread.h"
#include "ui/ports/model_downloads.h"

#include <memory>

namespace window {

// Models that are fetched into the program's folder, and the questions of the desk. Of the thread of the
// window; the network's thread outlives it.
class LocalDownloads : public ui::ModelDownloads
{
    Q_OBJECT

public:
    LocalDownloads(NetworkThread &thread, const QString &folder);
    ~LocalDownloads() override; // pauses what runs, and waits until it is on the disk

    void setFolder(const QString &folder) { m_folder = folder; } // from the next on

    void restore() override;
    void fetch(const ui::ModelWish &wish) override;
    void repair(const QString &file) override;
    void goOn(int id) override;
    void pause(int id) override;
    void remove(int id) override;
    void setLimits(int mostAtOnce, qint64 bytesPerSecond) override;
    void answer(int question, ui::Permission permission) override;

private:
    NetworkThread &m_thread;
    QString m_folder;
    std::unique_ptr<DownloadWorker> m_worker;
};

} // namespace window
