// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/local_library.h"

#include "app/judge_model.h"
#include "app/plan_model.h"
#include "app/window/failure_from.h"
#include "app/window/model_entry.h"
#include "app/window/sqlite_store.h"
#include "inference/vulkan/vulkan_devices.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

namespace window {

using namespace std::chrono_literals;
using storage::Library;
using storage::LibraryModel;

namespace {

ui::PlannedMemory plannedFrom(const app::Plan &plan, const QString &path)
{
    ui::PlannedMemory memory;
    memory.path = path;
    memory.contextLength = plan.contextLength;
    memory.nearestContext = plan.nearestContext;
    if (plan.free.host)
        memory.freeBytes = qint64(*plan.free.host);
    for (const inference::MemoryBuffer &buffer : plan.memory.buffers) {
        qint64 &part = buffer.name == "weights"           ? memory.weightBytes
                       : buffer.name == "keys and values" ? memory.conversationBytes
                                                          : memory.workingBytes;
        part += qint64(buffer.bytes);
    }
    return memory;
}

// A file that was written so short a time ago may not be whole yet.
bool isBeingWritten(const LibraryModel &model)
{
    return model.judgement.state == storage::ModelState::Damaged &&
           model.modifiedAt.secsTo(QDateTime::currentDateTimeUtc()) < 10;
}

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
                           const storage::LibraryPlaces &places)
    : m_inference(inference),
      m_worker(worker),
      m_store(store),
      m_places(places),
      m_stopLooking(std::make_shared<std::atomic<bool>>(false)),
      m_stopLoad(std::make_shared<inference::Stop>()),
      m_stopHash(std::make_shared<std::atomic<bool>>(false)),
      m_stopVerifying(std::make_shared<std::atomic<bool>>(false)),
      m_files(QStringLiteral("files")),
      m_hashing(QStringLiteral("hashing"))
{
    m_lookAgain.setSingleShot(true);
    m_lookAgain.setInterval(2s);
    connect(&m_lookAgain, &QTimer::timeout, this, &LocalLibrary::refresh);
    connect(&m_watch, &FolderWatch::changed, this, &LocalLibrary::refresh);
    connect(&worker, &InferenceWorker::finished, this,
            [this](ui::RequestId, const storage::AnswerRecord &record) { noteSpeed(record); });
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
    *m_stopLooking = true;
    m_stopLoad->request();
    *m_stopHash = true;
    *m_stopVerifying = true;
}

void LocalLibrary::setOwnFolders(const QStringList &folders)
{
    m_places.ownFolders = folders;
    m_files.run([this] { m_library.reset(); });
}

template <typename Work>
auto LocalLibrary::withLibrary(Work work)
{
    return m_files.run([this, places = m_places, work = std::move(work)]() mutable {
        if (!m_library)
            m_library = std::make_unique<Library>(places, app::judgeModel);
        return work(*m_library);
    });
}

void LocalLibrary::refresh()
{
    if (!std::exchange(m_knowsDevices, true))
        m_files.run([] { return computeDevices(); }).then(this, [this](const QStringList &names) {
            emit devicesFound(names);
        });
    if (std::exchange(m_isLooking, true)) {
        m_looksAgain = true;
        return;
    }
    m_store.modelPaths()
        .onFailed(this,
                  [](const ui::FailureException &) { return QStringList(); }) // the folders are still there
        .then(this, [this](const QStringList &files) {
            withLibrary([files, stop = m_stopLooking](Library &library) {
                Findings findings = {.models = library.scan([&] { return stop->load(); }, files)};
                findings.folders = library.folders();
                return findings;
            }).then(this, [this](const Findings &findings) {
                  show(findings);
              }).onFailed(this, [this](const storage::Error &error) {
                m_isLooking = false;
                emit searchFailed(libraryFailureFrom(error));
            });
        });
}

void LocalLibrary::show(const Findings &findings)
{
    m_isLooking = false;
    QStringList watched; // where files may come, and where there are some
    QList<ui::ModelFolder> folders;
    for (const storage::ModelFolder &folder : findings.folders) {
        folders.append(folderFrom(folder));
        watched.append(folder.path);
    }
    for (const LibraryModel &model : findings.models)
        if (!model.folder.isEmpty())
            watched.append(QFileInfo(model.file()).path());
    m_models = findings.models;
    emit foldersFound(folders);
    tellFound();
    m_watch.watch(watched);
    if (std::ranges::any_of(findings.models, isBeingWritten))
        m_lookAgain.start();
    if (std::exchange(m_looksAgain, false))
        refresh();
}

void LocalLibrary::tellFound()
{
    QList<ui::ModelEntry> entries;
    for (const LibraryModel &model : std::as_const(m_models))
        entries.append(entryFrom(model));
    emit found(entries);
}

void LocalLibrary::note(const QString &path, const std::function<void(LibraryModel &)> &change,
                        std::function<void(Library &)> work)
{
    LibraryModel *found = model(path);
    if (!found)
        return;
    change(*found);
    m_looksAgain = m_looksAgain || m_isLooking; // what is being looked at is from before
    tellFound();
    withLibrary(std::move(work)).onFailed(this, [this](const storage::Error &error) {
        emit changeFailed(libraryFailureFrom(error));
    });
}

void LocalLibrary::change(std::function<void(Library &)> work)
{
    withLibrary(std::move(work))
        .then(this, [this] { refresh(); })
        .onFailed(this,
                  [this](const storage::Error &error) { emit changeFailed(libraryFailureFrom(error)); });
}

LibraryModel *LocalLibrary::model(const QString &path)
{
    const auto found =
        std::ranges::find_if(m_models, [&](const LibraryModel &model) { return model.file() == path; });
    return found == m_models.end() ? nullptr : &*found;
}

void LocalLibrary::verify(const QString &path)
{
    const LibraryModel *found = model(path);
    if (!found)
        return;
    *m_stopVerifying = true;
    m_stopVerifying = std::make_shared<std::atomic<bool>>(false);
    emit verifying(path, 0);
    m_hashing
        .run([this, model = *found, places = m_places, stop = m_stopVerifying] {
            auto next = std::chrono::steady_clock::now();
            const auto tell = [&](qint64 read) {
                if (std::chrono::steady_clock::now() < next)
                    return;
                next += 100ms;
                const double share = double(read) / double(std::max<qint64>(model.sizeBytes, 1));
                m_progress.put([this, path = model.file(), share, stop] {
                    if (!*stop)
                        emit verifying(path, share);
                });
            };
            // A library of its own: the other one belongs to the thread of files.
            Library(places, app::judgeModel).verify(model, [&] { return stop->load(); }, tell);
        })
        .then(this,
              [this, path] {
                  emit verified(path);
                  refresh();
              })
        .onFailed(this, [this, path](const storage::Error &error) {
            emit verified(path);
            emit changeFailed(libraryFailureFrom(error));
        });
}

void LocalLibrary::stopVerifying()
{
    *m_stopVerifying = true;
}

void LocalLibrary::remove(const QString &path)
{
    const LibraryModel *found = model(path);
    if (!found)
        return;
    withLibrary([model = *found](Library &library) {
        library.remove(model, false);
    }).then(this, [this] {
          refresh();
      }).onFailed(this, [this, name = found->name](const storage::Error &error) {
        ui::Failure failure;
        failure.kind = ui::Failure::Kind::ModelNotMoved;
        failure.subject = name;
        failure.detail = QString::fromUtf8(error.what());
        emit changeFailed(failure);
    });
}

void LocalLibrary::rename(const QString &path, const QString &name)
{
    change([=](Library &library) { library.setOwnName(path, name); });
}

void LocalLibrary::setNotes(const QString &path, const QString &notes)
{
    note(
        path, [&](LibraryModel &model) { model.notes = notes; },
        [=](Library &library) { library.setNotes(path, notes); });
}

// A few tokens say nothing: a prompt that was known already, an answer of one word.
void LocalLibrary::noteSpeed(const storage::AnswerRecord &record)
{
    constexpr int Enough = 16;
    const LibraryModel *found = model(m_path);
    if (!found || record.generatedTokens < Enough || record.generationSeconds <= 0)
        return;
    storage::MeasuredSpeed speed = {.promptTokens = found->speed.promptTokens,
                                    .answerTokens = record.generatedTokens / record.generationSeconds,
                                    .device = record.device};
    if (record.promptTokens >= Enough && record.promptSeconds > 0)
        speed.promptTokens = record.promptTokens / record.promptSeconds;
    note(
        m_path, [&](LibraryModel &model) { model.speed = speed; },
        [path = m_path, speed](Library &library) { library.setSpeed(path, speed); });
}

void LocalLibrary::addFolder(const QString &path)
{
    change([path](Library &library) { library.addFolder(path); });
}

void LocalLibrary::removeFolder(const QString &path)
{
    change([path](Library &library) { library.removeFolder(path); });
}

void LocalLibrary::plan(const QString &path, int contextLength)
{
    m_files
        .run([path, contextLength] {
            return app::planModel(std::filesystem::path(path.toStdU16String()), contextLength);
        })
        .then(this, [this, path](const app::Plan &plan) { emit planned(plannedFrom(plan, path)); })
        .onFailed(this, [](const inference::Error &) {}); // the list says what is wrong with it
}

void LocalLibrary::load(const QString &path, const ui::LoadOptions &options)
{
    m_stopLoad->request();
    *m_stopHash = true;
    m_stopLoad = std::make_shared<inference::Stop>();
    m_path = path;
    const InferenceWorker::LoadId load = ++m_load;
    emit loading(path, 0);
    m_files.run([path] { return storage::describeModel(path, app::judgeModel); })
        .then(this, [this, load, options](const LibraryModel &model) {
            if (load == m_load)
                loadModel(load, model, options);
        });
}

void LocalLibrary::unload()
{
    m_stopLoad->request();
    *m_stopHash = true;
    ++m_load; // of the one before nothing is told any more
    m_inference.run([worker = &m_worker] { worker->unload(); });
}

void LocalLibrary::loadModel(InferenceWorker::LoadId load, const LibraryModel &model,
                             const ui::LoadOptions &options)
{
    const storage::ModelFile file = {.path = model.file(),
                                     .name = model.name,
                                     .sizeBytes = model.sizeBytes,
                                     .modifiedAt = model.modifiedAt};
    m_store.rememberModel(file)
        .onFailed(this, [](const ui::FailureException &) { return qint64(0); }) // it can answer all the same
        .then(this, [this, load, entry = entryFrom(model), time = model.modifiedAt, options](qint64 id) {
            if (load != m_load)
                return;
            m_fileId = id;
            m_modifiedAt = time;
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
            const LibraryModel *found = model(path);
            if (found && !found->sha256.isEmpty() && found->modifiedAt == m_modifiedAt) {
                m_store.setModelHash(modelFileId, found->sha256);
                return;
            }
            m_hashing
                .run([path, places = m_places, stop, known = found ? *found : LibraryModel()] {
                    const LibraryModel model =
                        known.files.isEmpty() ? storage::describeModel(path, app::judgeModel) : known;
                    return Library(places, app::judgeModel).verify(model, [&] { return stop->load(); });
                })
                .then(this,
                      [this, modelFileId](const std::optional<LibraryModel> &verified) {
                          if (!verified)
                              return;
                          m_store.setModelHash(modelFileId, verified->sha256);
                          refresh(); // it may be damaged
                      })
                .onFailed(this, [] {}); // a file that went away is told when it is loaded again
        });
}

} // namespace window
