// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/local_library.h"

#include "app/window/model_files.h"
#include "app/window/sqlite_store.h"
#include "inference/vulkan/vulkan_devices.h"
#include "storage/file_hash.h"

#include <QFileInfo>

#include <algorithm>

#include <filesystem>
#include <utility>

namespace window {

namespace {

// Those that are no software. Drivers take a moment to answer.
QStringList computeDevices()
{
    QStringList names;
    for (const inference::VulkanDevice &device : inference::listVulkanDevices().devices)
        if (device.unusable.empty() && device.kind != inference::VulkanDeviceKind::Software)
            names.append(QString::fromStdString(device.name));
    return names;
}

} // namespace

LocalLibrary::LocalLibrary(TaskThread &inference, InferenceWorker &worker, SqliteStore &store,
                           const QStringList &folders)
    : m_inference(inference),
      m_worker(worker),
      m_store(store),
      m_folders(folders),
      m_files(QStringLiteral("files")),
      m_stopLoad(std::make_shared<inference::Stop>()),
      m_stopHash(std::make_shared<std::atomic<bool>>(false))
{
    // Of an older load nothing is told any more.
    connect(&worker, &InferenceWorker::loading, this, [this](InferenceWorker::LoadId load, double share) {
        if (load == m_load)
            emit loading(m_path, share);
    });
    connect(&worker, &InferenceWorker::loaded, this,
            [this](InferenceWorker::LoadId load, const ui::LoadedModel &model) {
                if (load != m_load)
                    return;
                emit loaded(model);
                if (m_fileId)
                    hash(m_fileId, model.entry.path);
            });
    connect(&worker, &InferenceWorker::loadFailed, this,
            [this](InferenceWorker::LoadId load, const ui::Failure &failure) {
                if (load == m_load)
                    emit failed(m_path, failure);
            });
}

LocalLibrary::~LocalLibrary()
{
    m_stopLoad->request();
    *m_stopHash = true;
}

void LocalLibrary::refresh()
{
    if (!std::exchange(m_knowsDevices, true))
        m_files.run([] { return computeDevices(); }).then(this, [this](const QStringList &names) {
            emit devicesFound(names);
        });
    m_store.modelPaths()
        .onFailed(this,
                  [](const ui::FailureException &) { return QStringList(); }) // the folders are still there
        .then(this, [this](const QStringList &files) {
            m_files.run([folders = m_folders, files] { return findModels(folders, files); })
                .then(this, [this](const QList<ui::ModelEntry> &models) { emit found(models); });
        });
}

void LocalLibrary::load(const QString &path, const ui::LoadOptions &options)
{
    m_stopLoad->request();
    *m_stopHash = true;
    m_stopLoad = std::make_shared<inference::Stop>();
    m_path = path;
    const InferenceWorker::LoadId load = ++m_load;
    emit loading(path, 0);
    m_files.run([path] { return readModelEntry(path); })
        .then(this, [this, load, options](const ui::ModelEntry &entry) {
            if (load == m_load)
                loadEntry(load, entry, options);
        });
}

void LocalLibrary::unload()
{
    m_stopLoad->request();
    *m_stopHash = true;
    ++m_load; // of the one before nothing is told any more
    m_inference.run([worker = &m_worker] { worker->unload(); });
}

void LocalLibrary::loadEntry(InferenceWorker::LoadId load, const ui::ModelEntry &entry,
                             const ui::LoadOptions &options)
{
    const QFileInfo info(entry.path);
    const storage::ModelFile file = {.path = entry.path,
                                     .name = entry.name,
                                     .sizeBytes = entry.sizeBytes,
                                     .modifiedAt = info.lastModified().toUTC()};
    m_store.rememberModel(file)
        .onFailed(this, [](const ui::FailureException &) { return qint64(0); }) // it can answer all the same
        .then(this, [this, load, entry, options](qint64 id) {
            if (load != m_load)
                return;
            m_fileId = id;
            ModelToLoad model = {.entry = entry, .modelFileId = id, .options = options};
            if (entry.trainedContext > 0) // what was chosen for all models is less for some
                model.options.contextLength = std::min(options.contextLength, entry.trainedContext);
            m_inference.run(
                [worker = &m_worker, load, model, stop = m_stopLoad] { worker->load(load, model, stop); });
        });
}

void LocalLibrary::hash(qint64 modelFileId, const QString &path)
{
    m_stopHash = std::make_shared<std::atomic<bool>>(false);
    m_store.modelHash(modelFileId)
        .onFailed(this, [](const ui::FailureException &) { return QString(); })
        .then(this, [this, modelFileId, path, stop = m_stopHash](const QString &known) {
            if (!known.isEmpty())
                return;
            m_files.run([path, stop] { return storage::sha256OfFiles({path}, [&] { return stop->load(); }); })
                .then(this,
                      [this, modelFileId](const std::optional<QString> &sha256) {
                          if (sha256)
                              m_store.setModelHash(modelFileId, *sha256);
                      })
                .onFailed(this, [] {}); // a file that went away is told when it is loaded again
        });
}

} // namespace window
