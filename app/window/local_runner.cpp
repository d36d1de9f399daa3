// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/local_runner.h"

#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QPromise>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#ifdef Q_OS_LINUX
#include <linux/close_range.h>
#endif
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <csignal>

namespace window {

using namespace Qt::Literals::StringLiterals;
using ui::ProgramOutput;

namespace {

// One program while it runs; deletes itself.
class Run : public QObject
{
public:
    Run(const ui::ProgramRun &run, const RunLimits &limits, QObject *parent)
        : QObject(parent), m_limits(limits)
    {
        m_promise.start();
        connect(&m_process, &QProcess::readyReadStandardOutput, this, &Run::read);
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                end({.end = ProgramOutput::End::NotStarted});
        });
        connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            read();
            // A limit of the system ends it by a signal.
            const bool isWhole = status == QProcess::NormalExit && !m_isStopped;
            end({.end = isWhole ? ProgramOutput::End::Exited : ProgramOutput::End::TooLong,
                 .exitCode = code,
                 .text = QString::fromUtf8(m_output)});
        });
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Run::stop);

        QFile file(m_folder.filePath(run.fileName));
        if (!m_folder.isValid() || !file.open(QFile::WriteOnly) ||
            file.write(run.content) != run.content.size() || !file.flush()) {
            QTimer::singleShot(0, this, [this] { end({.end = ProgramOutput::End::NotStarted}); });
            return;
        }
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s); // what it says is read
        environment.insert(u"TMPDIR"_s, m_folder.path());
        environment.remove(u"NODE_OPTIONS"_s); // could load code
        m_process.setProcessEnvironment(environment);
        m_process.setWorkingDirectory(m_folder.path());
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        limit();
        m_process.start(run.program, run.arguments + QStringList(run.fileName), QProcess::ReadOnly);
        m_timer.start(m_limits.time);
    }
    ~Run() override
    {
        m_process.disconnect(this);
        stop();
        m_process.waitForFinished(1000);
    }

    QFuture<ProgramOutput> future() { return m_promise.future(); }

private:
    void limit()
    {
#ifdef Q_OS_UNIX
        using Flag = QProcess::UnixProcessFlag;
        m_process.setUnixProcessParameters(Flag::ResetSignalHandlers | Flag::CreateNewSession);
        m_process.setChildProcessModifier([limits = m_limits] {
            const auto set = [](auto what, qint64 most) {
                const rlimit limit = {.rlim_cur = rlim_t(most), .rlim_max = rlim_t(most)};
                setrlimit(what, &limit);
            };
            set(RLIMIT_CPU, std::max<qint64>(1, limits.time.count() / 1000));
            set(RLIMIT_DATA, limits.memoryBytes); // some reserve far more addresses than they ever use
            set(RLIMIT_FSIZE, limits.fileBytes);
            set(RLIMIT_CORE, 0);
            // Qt 6.8 has a flag for it that hides that a program could not be started.
#ifdef CLOSE_RANGE_CLOEXEC
            close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
#endif
        });
#endif
    }
    void read()
    {
        m_output += m_process.readAllStandardOutput();
        if (m_output.size() <= m_limits.outputBytes)
            return;
        m_output.truncate(m_limits.outputBytes);
        stop();
    }
    // With all that it started.
    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_isStopped = true;
#ifdef Q_OS_UNIX
        if (const qint64 leader = m_process.processId(); leader > 0)
            ::kill(-pid_t(leader), SIGKILL);
#endif
        m_process.kill();
    }
    void end(const ProgramOutput &output)
    {
        m_timer.stop();
        m_promise.addResult(output);
        m_promise.finish();
        deleteLater();
    }

    RunLimits m_limits;
    QTemporaryDir m_folder;
    QPromise<ProgramOutput> m_promise;
    QTimer m_timer;
    QByteArray m_output;
    bool m_isStopped = false;
    QProcess m_process; // goes before the folder that it works in
};

} // namespace

QString LocalRunner::find(const QStringList &names) const
{
    for (const QString &name : names)
        for (const QStringList &folders :
             {QStringList(), QStringList(QLibraryInfo::path(QLibraryInfo::BinariesPath))})
            if (QString path = QStandardPaths::findExecutable(name, folders); !path.isEmpty())
                return path;
    return {};
}

QFuture<ProgramOutput> LocalRunner::run(const ui::ProgramRun &run)
{
    auto *started = new Run(run, m_limits, this);
    return started->future();
}

} // namespace window
