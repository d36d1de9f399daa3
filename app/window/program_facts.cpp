// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/program_facts.h"

#include "inference/cpu/cpu_backend.h"
#include "inference/system_memory.h"
#include "ui/byte_words.h"
#include "ui/text/links.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSaveFile>
#include <QThread>

#include <cerrno>

namespace window {

using ui::Failure;

ProgramFacts::ProgramFacts(const QString &dataFolder, const QString &modelsFolder,
                           ui::Preferences &preferences, ui::CodeColourer &colourer)
    : m_dataFolder(dataFolder), m_modelsFolder(modelsFolder), m_preferences(preferences), m_colourer(colourer)
{
    m_processor = QString::fromStdString(inference::cpuDevice(0).name);
    m_processorThreads = QThread::idealThreadCount();
    connect(&preferences, &ui::Preferences::languageChanged, this, &ProgramInfo::storeChanged);
    connect(&preferences, &ui::Preferences::modelsFolderChanged, this, &ProgramInfo::modelsFolderChanged);
}

void ProgramFacts::setRecovery(const std::optional<storage::Recovery> &recovery)
{
    m_recovery = recovery;
    emit storeChanged();
}

void ProgramFacts::setStoreFailure(const Failure &failure)
{
    m_storeFailure = failure;
    emit storeChanged();
}

QString ProgramFacts::version() const
{
    return QCoreApplication::applicationVersion();
}

qint64 ProgramFacts::memoryBytes() const
{
    return qint64(inference::totalMemoryBytes().value_or(0));
}

QString ProgramFacts::recoveryText() const
{
    if (!m_recovery)
        return {};
    return tr("The file with your conversations was damaged and has been mended: %L1 conversations and %L2 "
              "messages "
              "were saved, %L3 of them from a copy. The damaged file was kept: %4")
        .arg(m_recovery->conversations)
        .arg(m_recovery->messages)
        .arg(m_recovery->messagesFromBackup)
        .arg(m_recovery->damagedFile);
}

QString ProgramFacts::modelsFolder() const
{
    const QString chosen = m_preferences.modelsFolder();
    return chosen.isEmpty() ? m_modelsFolder : chosen;
}

void ProgramFacts::openModelsFolder()
{
    QDir().mkpath(modelsFolder());
    QDesktopServices::openUrl(QUrl::fromLocalFile(modelsFolder()));
}

void ProgramFacts::openLink(const QString &href)
{
    if (const QString address = ui::openableAddress(href); !address.isEmpty())
        QDesktopServices::openUrl(QUrl::fromEncoded(address.toLatin1()));
}

void ProgramFacts::openDataFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_dataFolder));
}

void ProgramFacts::changeDataFolder(const QUrl &folder)
{
    const QString chosen = folder.toLocalFile();
    if (chosen.isEmpty())
        return;
    m_preferences.setDataFolder(chosen);
    m_needsRestart = QDir(chosen) != QDir(m_dataFolder);
    emit needsRestartChanged();
}

void ProgramFacts::forgetRecovery()
{
    setRecovery({});
}

void ProgramFacts::restart()
{
    QCoreApplication::exit(RestartCode);
}

void ProgramFacts::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

Failure ProgramFacts::saveText(const QUrl &file, const QString &text)
{
    const QString path = file.toLocalFile();
    QSaveFile saved(path);
    const QByteArray bytes = text.toUtf8() + '\n';
    errno = 0;
    if (saved.open(QIODevice::WriteOnly) && saved.write(bytes) == bytes.size() && saved.commit())
        return {};
    return {.kind = errno == ENOSPC ? Failure::Kind::DiskFull : Failure::Kind::FolderUnwritable,
            .subject = QFileInfo(path).absolutePath(),
            .detail = saved.errorString()};
}

QString ProgramFacts::bytes(qint64 count) const
{
    return ui::byteWords(count);
}

} // namespace window
