// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/program_runner.h"

#include <QObject>

#include <chrono>

namespace window {

// What a program may take that checks a text.
struct RunLimits {
    std::chrono::milliseconds time{10'000}; // by the clock, and of the processor in whole seconds
    qint64 memoryBytes = 2LL << 30;         // of each of its processes
    qint64 outputBytes = 1 << 18;
    qint64 fileBytes = 16 << 20; // that it writes
};

// The programs of this computer. Each run has an empty folder, with the file alone, that goes with it; no
// input; a session of its own, which is ended whole. Where the system is no Unix the memory has no limit.
class LocalRunner : public QObject, public ui::ProgramRunner
{
    Q_OBJECT

public:
    explicit LocalRunner(const RunLimits &limits = {}) : m_limits(limits) {}

    QString find(const QStringList &names) const override;
    QFuture<ui::ProgramOutput> run(const ui::ProgramRun &run) override;

private:
    RunLimits m_limits;
};

} // namespace window
