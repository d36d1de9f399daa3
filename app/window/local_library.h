// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/inference_worker.h"
#include "app/window/task_thread.h"
#include "ui/ports/model_library.h"

#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>

namespace window {

class SqliteStore;

// The model files of this computer, and the one that the inference thread holds. Looks at files on a thread
// of its own, because disks can be slow. Threads, worker and store outlive it.
class LocalLibrary : public ui::ModelLibrary
{
    Q_OBJECT

public:
    // `folders` are searched; files that were opened elsewhere are known to the store.
    LocalLibrary(TaskThread &inference, InferenceWorker &worker, SqliteStore &store,
                 const QStringList &folders);
    ~LocalLibrary() override; // stops what loads and what is hashed

    void refresh() override;
    void load(const QString &path, const ui::LoadOptions &options) override;
    void unload() override;

    // From the next refresh on.
    void setFolders(const QStringList &folders) { m_folders = folders; }

private:
    void loadEntry(InferenceWorker::LoadId load, const ui::ModelEntry &entry, const ui::LoadOptions &options);
    void hash(qint64 modelFileId, const QString &path);

    TaskThread &m_inference;
    InferenceWorker &m_worker;
    SqliteStore &m_store;
    QStringList m_folders;
    bool m_knowsDevices = false;
    TaskThread m_files; // asks for devices, reads headers and computes hashes
    InferenceWorker::LoadId m_load = 0;
    QString m_path;      // of the last load
    qint64 m_fileId = 0; // its row in the store
    SharedStop m_stopLoad;
    std::shared_ptr<std::atomic<bool>> m_stopHash;
};

} // namespace window
