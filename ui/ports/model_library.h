// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/failure.h"
#include "ui/planned_memory.h"

#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace ui {

// Whose files a folder has.
enum class FolderKind { Own, Plain, HuggingFace, LmStudio, Ollama, Gpt4All };

// A folder that is searched for models.
struct ModelFolder {
    QString path;
    FolderKind kind = FolderKind::Plain;
    bool isOnline = true; // it can be read; a drive may be away

    bool operator==(const ModelFolder &) const = default;
};

// A model file that was found. One that cannot be used says why.
struct ModelEntry {
    QString path;
    QString name;         // as it is shown: "SmolLM2 135M Instruct"
    QString quantisation; // "Q4_1"
    qint64 sizeBytes = 0;
    int trainedContext = 0; // tokens
    bool isStarter = false; // the small one that is there to try the program with
    QString folder;         // that it was found in; empty: it was opened from elsewhere
    int partCount = 1;      // files that it has
    QString architecture;   // as the file calls it
    qint64 parameterCount = 0;
    QString licence; // as the file names it
    bool canChat = false;
    bool canInfill = false;
    QString sha256;           // of the file as it is; empty: not read to its end yet
    bool isPublished = false; // and it is the one that was published
    bool canBeRemoved = true; // no other program keeps a record of it
    QString notes;            // of the person
    double promptSpeed = 0;   // tokens a second, the last time here; 0: not measured
    double answerSpeed = 0;
    QString speedDevice;
    QString sameAs;                    // a file with the same content; empty: none is known
    int plannedContext = 0;            // tokens, with which it was judged whether it fits
    std::optional<qint64> neededBytes; // with that many; none: there is no plan
    std::optional<qint64> freeBytes;   // when it was judged; none: nobody knows
    Failure failure;

    bool operator==(const ModelEntry &) const = default;
};

// How a model is to be loaded; 0 means that the engine chooses.
struct LoadOptions {
    int contextLength = 0;
    int threads = 0;
    QString device; // "" chooses the best one, else "cpu" or the name of one that was found

    bool operator==(const LoadOptions &) const = default;
};

// The model that answers.
struct LoadedModel {
    ModelEntry entry;
    QString backend; // "CPU": short, for a badge
    QString device;  // "AMD EPYC, AVX-512 VNNI"
    QString
        deviceFailure; // why a better device does not compute, as the engine says it; empty: none was tried
    int threads = 0;
    int contextLength = 0;
    QString instruction; // that suits it, before every conversation; empty: none
    qint64 memoryBytes = 0;
    int longerContext = 0;         // the next length that the model and the memory allow; 0: none
    qint64 longerContextBytes = 0; // that it takes more

    bool operator==(const LoadedModel &) const = default;
};

// The models there are, and which one is loaded. app/ fulfils it, tests a script. Lives on the thread of the
// window.
class ModelLibrary : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Looks for model files again; answers with `found` or `searchFailed`, and with `devicesFound` the first
    // time. `found` comes by itself too, when files come and go.
    virtual void refresh() = 0;

    // Loads the model in the place of the one that is loaded, once the answers before it have ended; answers
    // with `loading` as it goes and then one of `loaded` and `failed`. A second call stops the first,
    // which then answers nothing more. After `failed` no model is loaded.
    virtual void load(const QString &path, const LoadOptions &options) = 0;

    // The memory that a model would take; answers with `planned`, unless it cannot be used. A length of 0 is
    // the longest that fits.
    virtual void plan(const QString &path, int contextLength) = 0;

    // The folders that are searched besides the program's own; answers as `refresh` does.
    virtual void addFolder(const QString &path) = 0;
    virtual void removeFolder(const QString &path) = 0; // nothing in it is touched

    // Reads a model to its end and compares it with what was published; answers with `verifying` as it goes,
    // with `verified`, and with `found`. A second call stops the first.
    virtual void verify(const QString &path) = 0;
    virtual void stopVerifying() = 0;

    // Into the system's bin; answers with `found`, or `changeFailed`.
    virtual void remove(const QString &path) = 0;

    // What the person calls it and writes of it; answers in the same way. An empty name: as its file says.
    virtual void rename(const QString &path, const QString &name) = 0;
    virtual void setNotes(const QString &path, const QString &notes) = 0;

    // Gives back the memory of the model, once the answers before it have ended; also ends a load that runs.
    // Nothing is answered.
    virtual void unload() = 0;

signals:
    void found(const QList<ui::ModelEntry> &models);
    void foldersFound(const QList<ui::ModelFolder> &folders); // with each `found`, before it
    void planned(const ui::PlannedMemory &plan);
    void verifying(const QString &path, double share); // 0 to 1
    void verified(const QString &path);                // or stopped
    void changeFailed(const ui::Failure &failure);     // nothing was changed
    void searchFailed(const ui::Failure &failure);     // the list cannot be kept
    void devicesFound(const QStringList &names);       // besides the processor
    void loading(const QString &path, double share);   // 0 to 1
    void loaded(const ui::LoadedModel &model);
    void failed(const QString &path, const ui::Failure &failure);
};

} // namespace ui
