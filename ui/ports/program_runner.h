// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QString>
#include <QStringList>

namespace ui {

// A program of this computer that reads one file. `arguments` go to it as they are, with the file's name
// behind them; no shell sees them.
struct ProgramRun {
    QString program; // its whole path
    QStringList arguments;
    QString fileName; // in a folder of its own, where nothing else is
    QByteArray content;
};

struct ProgramOutput {
    enum class End {
        Exited,
        NotStarted,
        TooLong, // more time, memory or words than it may have; it was ended
    };

    End end = End::Exited;
    int exitCode = 0;
    QString text; // all that it wrote

    bool operator==(const ProgramOutput &) const = default;
};

// Runs programs that the person allowed. Lives on the thread of the window, which does not wait.
class ProgramRunner
{
public:
    virtual ~ProgramRunner() = default;

    // Where the first of these programs is; empty: none is installed.
    virtual QString find(const QStringList &names) const = 0;
    virtual QFuture<ProgramOutput> run(const ProgramRun &run) = 0;
};

} // namespace ui
