// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/download_worker.h"
#include "app/window/mailbox.h"
#include "ui/ports/model_downloads.h"

#include <QThread>

#include <functional>
#include <memory>

namespace window {

// Models that are fetched into the program's folder. Of the thread of the window; it works on one of its own.
class LocalDownloads : public ui::ModelDownloads
{
    Q_OBJECT

public:
    // `dataFolder` has the record of requests.
    LocalDownloads(const QString &dataFolder, const QString &folder);
    ~LocalDownloads() override; // pauses what runs, and waits until it is on the disk

    void setFolder(const QString &folder) { m_folder = folder; } // from the next on

    void restore() override;
    void fetch(const QString &address) override;
    void goOn(int id) override;
    void pause(int id) override;
    void remove(int id) override;
    void answer(int question, ui::Permission permission) override;

private:
    // The worker goes on the thread that it worked on.
    class Thread : public QThread
    {
    public:
        explicit Thread(LocalDownloads &owner) : m_owner(owner) {}

    protected:
        void run() override
        {
            exec();
            m_owner.m_worker.reset();
        }

    private:
        LocalDownloads &m_owner;
    };

    // On the thread below.
    void withWorker(std::move_only_function<void(DownloadWorker &)> work);
    template <typename... Values>
    void tellOf(void (DownloadWorker::*happened)(Values...), void (ui::ModelDownloads::*told)(Values...));

    QString m_folder;
    Mailbox m_happenings; // of the worker
    std::unique_ptr<DownloadWorker> m_worker;
    Mailbox m_calls; // to the worker, on its thread
    Thread m_thread;
};

} // namespace window
