// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/ui/direct_colourer.h"
#include "ui/program_info.h"

#include <QLocale>
#include <QMap>

// A program of which everything is settled, and which remembers what it was asked for.
class FixedFacts : public ui::ProgramInfo
{
    Q_OBJECT

public:
    QString version() const override { return QStringLiteral("0.1.0"); }
    QString dataFolder() const override { return QStringLiteral("/data/rosa/chasqui"); }
    QString modelsFolder() const override { return QStringLiteral("/data/rosa/chasqui/models"); }
    QString processor() const override { return QStringLiteral("AMD Ryzen 7 5700G, AVX2"); }
    int processorThreads() const override { return 8; }
    qint64 memoryBytes() const override { return 16'000'000'000; }
    bool needsRestart() const override { return restartNeeded; }
    ui::Failure storeFailure() const override { return failure; }
    QString recoveryText() const override { return recovery; }
    ui::CodeColourer *codeColourer() override { return &colourer; }
    void openDataFolder() override { ++folderOpenings; }
    void openModelsFolder() override { ++folderOpenings; }
    void changeDataFolder(const QUrl &) override
    {
        restartNeeded = true;
        emit needsRestartChanged();
    }
    void forgetRecovery() override
    {
        recovery.clear();
        emit storeChanged();
    }
    void restart() override { ++restarts; }
    void openLink(const QString &href) override { opened.append(href); }
    void copy(const QString &text) override { copied = text; }
    ui::Failure saveText(const QUrl &file, const QString &text) override
    {
        saved[file] = text;
        return {};
    }
    QString bytes(qint64 count) const override
    {
        return QLocale().formattedDataSize(count, 1, QLocale::DataSizeSIFormat);
    }

    void setStoreFailure(const ui::Failure &set)
    {
        failure = set;
        emit storeChanged();
    }

    DirectColourer colourer;
    ui::Failure failure;
    QString recovery;
    QString copied;
    QStringList opened; // links
    QMap<QUrl, QString> saved;
    bool restartNeeded = false;
    int restarts = 0;
    int folderOpenings = 0;
};
