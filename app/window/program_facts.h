// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/salvage.h"
#include "ui/preferences.h"
#include "ui/program_info.h"

#include <optional>

namespace window {

// The event loop ends with it when the program shall start again; main sees to that.
inline constexpr int RestartCode = 75;

// What the interface is told of this program and computer, and what it may ask of the desktop. Thread of the
// window.
class ProgramFacts : public ui::ProgramInfo
{
    Q_OBJECT

public:
    ProgramFacts(const QString &dataFolder, const QString &modelsFolder, ui::Preferences &preferences,
                 ui::CodeColourer &colourer);

    void setRecovery(const std::optional<storage::Recovery> &recovery);
    void setStoreFailure(const ui::Failure &failure);

    QString version() const override;
    QString dataFolder() const override { return m_dataFolder; }
    QString modelsFolder() const override;
    QString processor() const override { return m_processor; }
    int processorThreads() const override { return m_processorThreads; }
    qint64 memoryBytes() const override;
    bool needsRestart() const override { return m_needsRestart; }
    ui::Failure storeFailure() const override { return m_storeFailure; }
    QString recoveryText() const override;
    ui::CodeColourer *codeColourer() override { return &m_colourer; }

    void openDataFolder() override;
    void openModelsFolder() override;
    void changeDataFolder(const QUrl &folder) override;
    void forgetRecovery() override;
    void restart() override;
    void openLink(const QString &href) override;
    void copy(const QString &text) override;
    ui::Failure saveText(const QUrl &file, const QString &text) override;
    QString bytes(qint64 count) const override;

private:
    QString m_dataFolder;
    QString m_modelsFolder; // where nothing else was chosen
    ui::Preferences &m_preferences;
    ui::CodeColourer &m_colourer;
    QString m_processor;
    int m_processorThreads = 0;
    bool m_needsRestart = false;
    ui::Failure m_storeFailure;
    std::optional<storage::Recovery> m_recovery;
};

} // namespace window
