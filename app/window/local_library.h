// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/folder_watch.h"
#include "app/window/inference_worker.h"
#include "app/window/mailbox.h"
#include "app/window/task_thread.h"
#include "storage/models/library.h"
#include "ui/ports/model_library.h"

#include <QDateTime>
#include <QStringList>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace window {

class SqliteStore;

// The models of this computer, and the one that the inference thread holds. Looks at files on a thread of its
// own, because disks can be slow, and reads them to their ends on another, which takes long. Threads, worker
// and store outlive it.
class LocalLibrary : public ui::ModelLibrary
{
    Q_OBJECT

public:
    // Files that were opened elsewhere are known to the store.
    LocalLibrary(TaskThread &inference, InferenceWorker &worker, SqliteStore &store,
                 const storage::LibraryPlaces &places);
    ~LocalLibrary() override; // stops what is looked for, loads and is hashed

    void refresh() override;
    void load(const QString &path, const ui::LoadOptions &options) override;
    void plan(const QString &path, int contextLength) override;
    void addFolder(const QString &path) override;
    void removeFolder(const QString &path) override;
    void verify(const QString &path) override;
    void stopVerifying() override;
    void remove(const QString &path) override;
    void rename(const QString &path, const QString &name) override;
    void setNotes(const QString &path, const QString &notes) override;
    void unload() override;

    // From the next refresh on.
    void setOwnFolders(const QStringList &folders);

private:
    // What a look at all folders found.
    struct Findings {
        QList<storage::LibraryModel> models;
        QList<storage::ModelFolder> folders; // that are searched
    };

    // Carries out work(storage::Library &) on the thread of files; the library is opened by the first.
    template <typename Work>
    auto withLibrary(Work work);

    void show(const Findings &findings);
    void tellFound();                                          // of the models that are known
    void change(std::function<void(storage::Library &)> work); // and look again
    // What files do not say: without another look at them.
    void note(const QString &path, const std::function<void(storage::LibraryModel &)> &change,
              std::function<void(storage::Library &)> work);
    void loadModel(InferenceWorker::LoadId load, const storage::LibraryModel &model,
                   const ui::LoadOptions &options);
    void hash(qint64 modelFileId, const QString &path);
    void noteSpeed(const storage::AnswerRecord &record);
    storage::LibraryModel *model(const QString &path); // null: it was not found

    TaskThread &m_inference;
    InferenceWorker &m_worker;
    SqliteStore &m_store;
    storage::LibraryPlaces m_places;
    bool m_knowsDevices = false;
    bool m_isLooking = false;
    bool m_looksAgain = false; // something changed meanwhile
    FolderWatch m_watch;
    QTimer m_lookAgain;                          // at files that were still being written
    std::unique_ptr<storage::Library> m_library; // thread of files
    QList<storage::LibraryModel> m_models;       // that were found the last time
    std::shared_ptr<std::atomic<bool>> m_stopLooking;
    InferenceWorker::LoadId m_load = 0;
    QString m_path;         // of the last load
    qint64 m_fileId = 0;    // its row in the store
    QDateTime m_modifiedAt; // when it was loaded
    SharedStop m_stopLoad;
    std::shared_ptr<std::atomic<bool>> m_stopHash;
    std::shared_ptr<std::atomic<bool>> m_stopVerifying;
    Mailbox m_progress;
    TaskThread m_files;   // asks for devices, reads headers
    TaskThread m_hashing; // reads whole files
};

} // namespace window
