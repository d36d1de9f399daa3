// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/program_runner.h"

#include <QMap>
#include <QPromise>

#include <memory>
#include <vector>

// Programs that say what a test lets them say.
class ScriptedRunner : public ui::ProgramRunner
{
public:
    QString find(const QStringList &names) const override
    {
        for (const QString &name : names)
            if (programs.contains(name))
                return programs[name];
        return {};
    }
    QFuture<ui::ProgramOutput> run(const ui::ProgramRun &run) override
    {
        runs.push_back(run);
        m_promises.push_back(std::make_unique<QPromise<ui::ProgramOutput>>());
        m_promises.back()->start();
        return m_promises.back()->future();
    }
    void end(std::size_t run, const ui::ProgramOutput &output)
    {
        m_promises[run]->addResult(output);
        m_promises[run]->finish();
    }

    QMap<QString, QString> programs; // that are installed: names and paths
    std::vector<ui::ProgramRun> runs;

private:
    std::vector<std::unique_ptr<QPromise<ui::ProgramOutput>>> m_promises;
};
