// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/model_library.h"

#include <algorithm>

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
        emit foldersFound(folders);
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
    // A conversation takes 36 kB a token; the models are as large as their files.
    void plan(const QString &path, int contextLength) override
    {
        const auto model = std::ranges::find(models, path, &ui::ModelEntry::path);
        ui::PlannedMemory plan;
        plan.path = path;
        plan.contextLength = contextLength > 0 ? contextLength : model->plannedContext;
        plan.weightBytes = model->sizeBytes;
        plan.conversationBytes = plan.contextLength * qint64(36'000);
        plan.workingBytes = 20'000'000;
        plan.freeBytes = freeBytes;
        plan.nearestContext = plan.fits() ? 0 : model->plannedContext;
        emit planned(plan);
    }
    void addFolder(const QString &path) override
    {
        folders.append({.path = path});
        refresh();
    }
    void removeFolder(const QString &path) override
    {
        folders.removeIf([&](const ui::ModelFolder &folder) { return folder.path == path; });
        models.removeIf([&](const ui::ModelEntry &model) { return model.folder == path; });
        refresh();
    }
    void verify(const QString &path) override { emit verifying(path, 0.25); }
    void stopVerifying() override { ++stops; }
    void remove(const QString &path) override
    {
        models.removeIf([&](const ui::ModelEntry &model) { return model.path == path; });
        refresh();
    }
    void rename(const QString &path, const QString &name) override
    {
        entry(path).name = name;
        refresh();
    }
    void setNotes(const QString &path, const QString &notes) override
    {
        entry(path).notes = notes;
        refresh();
    }
    void unload() override { ++unloads; }
    ui::ModelEntry &entry(const QString &path)
    {
        return *std::ranges::find(models, path, &ui::ModelEntry::path);
    }
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
                .isStarter = true,
                .folder = QStringLiteral("/models"),
                .architecture = QStringLiteral("llama"),
                .parameterCount = 134'515'008,
                .licence = QStringLiteral("apache-2.0"),
                .canChat = true,
                .plannedContext = 8192,
                .neededBytes = 413'000'000,
                .freeBytes = 7'420'000'000};
    }

    QList<ui::ModelEntry> models = {starter()};
    QList<ui::ModelFolder> folders = {{.path = QStringLiteral("/models"), .kind = ui::FolderKind::Own}};
    qint64 freeBytes = 7'420'000'000;
    QStringList devices; // to choose
    QString backend = QStringLiteral("CPU");
    QString device = QStringLiteral("AMD EPYC, AVX-512 VNNI");
    QList<Load> loads;
    int unloads = 0;
    int stops = 0;
    bool loadsAtOnce = true;
    int longerContext = 0;
};
