// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/downloads/download_queue.h"
#include "storage/network/network_gate.h"
#include "ui/ports/model_downloads.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace window {

// Fetches models on the thread that it was moved to, which needs an event loop and waits for disks. Its calls
// and signals are of that thread; it is to be destroyed there too. What it keeps is opened when it is first
// needed.
class DownloadWorker : public QObject
{
    Q_OBJECT

public:
    // `dataFolder` has the record of requests.
    explicit DownloadWorker(const QString &dataFolder);
    ~DownloadWorker() override; // pauses what runs

    // As of ui::ModelDownloads; files come into `folder`.
    void restore(const QString &folder);
    void fetch(const QString &address, const QString &folder);
    void goOn(int id);
    void pause(int id);
    void remove(int id);
    void answer(int question, ui::Permission permission);

signals:
    void changed(const QList<ui::ModelDownload> &downloads);
    void asked(const ui::PermissionQuestion &question);
    void refused(const ui::Failure &failure);
    void fetched(const QString &file);
    void recordChanged();

private:
    // Something that waits for a person's word.
    struct Wish {
        QString site;
        storage::NetworkTask task;
        std::function<void()> work;
    };

    bool open();
    void whenAllowed(const QUrl &url, const QString &file, const storage::NetworkTask &task,
                     const std::function<void()> &work);
    void refuse(ui::Failure::Kind kind, const QString &subject = {}, const QString &detail = {});
    void tell();

    QString m_dataFolder;
    std::unique_ptr<storage::NetworkGate> m_gate;
    std::unique_ptr<storage::DownloadQueue> m_queue; // goes before the gate
    QHash<int, Wish> m_wishes;                       // by the id of the question
    int m_lastQuestion = 0;
    QTimer m_tell; // of what grows, some times a second
};

} // namespace window
