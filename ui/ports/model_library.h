// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/failure.h"

#include <QList>
#include <QObject>
#include <QString>

namespace ui {

// A model file that was found. One that cannot be used says why.
struct ModelEntry {
    QString path;
    QString name;         // as it is shown: "SmolLM2 135M Instruct"
    QString quantisation; // "Q4_1"
    qint64 sizeBytes = 0;
    int trainedContext = 0; // tokens
    bool isStarter = false; // the small one that is there to try the program with
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

    // Gives back the memory of the model, once the answers before it have ended; also ends a load that runs.
    // Nothing is answered.
    virtual void unload() = 0;

signals:
    void found(const QList<ui::ModelEntry> &models);
    void searchFailed(const ui::Failure &failure);   // the list cannot be kept
    void devicesFound(const QStringList &names);     // besides the processor
    void loading(const QString &path, double share); // 0 to 1
    void loaded(const ui::LoadedModel &model);
    void failed(const QString &path, const ui::Failure &failure);
};

} // namespace ui
