// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/model_library.h"

// Finds and loads what a test tells it to.
class ScriptedLibrary : public ui::ModelLibrary
{
    Q_OBJECT

public:
    struct Load {
        QString path;
        ui::LoadOptions options;
    };

    void refresh() override
    {
        emit found(models);
        emit devicesFound(devices);
    }
    void load(const QString &path, const ui::LoadOptions &options) override
    {
        loads.append({path, options});
        emit loading(path, 0);
        if (loadsAtOnce)
            finishLoading();
    }
    void unload() override { ++unloads; }
    void finishLoading()
    {
        ui::LoadedModel model = {.backend = backend,
                                 .device = device,
                                 .threads = 2,
                                 .contextLength = 8192,
                                 .memoryBytes = 150'000'000,
                                 .longerContext = longerContext,
                                 .longerContextBytes = 880'000'000};
        for (const ui::ModelEntry &entry : std::as_const(models)) {
            if (entry.path == loads.last().path)
                model.entry = entry;
        }
        emit loaded(model);
    }

    static ui::ModelEntry starter()
    {
        return {.path = QStringLiteral("/models/SmolLM2.gguf"),
                .name = QStringLiteral("SmolLM2 135M Instruct"),
                .quantisation = QStringLiteral("Q4_1"),
                .sizeBytes = 98'400'000,
                .trainedContext = 8192,
                .isStarter = true};
    }

    QList<ui::ModelEntry> models = {starter()};
    QStringList devices; // to choose
    QString backend = QStringLiteral("CPU");
    QString device = QStringLiteral("AMD EPYC, AVX-512 VNNI");
    QList<Load> loads;
    int unloads = 0;
    bool loadsAtOnce = true;
    int longerContext = 0;
};
