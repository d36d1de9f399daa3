// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/downloads/download_identity.h"
#include "storage/file_hash.h"
#include "storage/file_lock.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QStringList>

#include <chrono>
#include <future>
#include <memory>
#include <optional>

namespace storage {

// The beginning of a file that is being fetched: "NAME.part" beside its place, and "NAME.part.json",
// which says what it is of and how much of it is on the disk for certain. Whatever happens to the program or
// the machine, what is found later is a true beginning. One program at a time has it. Throws Error.
class PartialFile
{
public:
    // What stands beside the place of a file, as the journal says.
    struct Beginning {
        DownloadIdentity identity;
        qint64 certainBytes = 0;
    };
    static std::optional<Beginning> beginningOf(const QString &path);
    static QStringList allIn(const QString &folder); // the places of the files to be, by name

    // Of the file at `path` to be. Throws Error: Locked when another program fetches it, Unwritable.
    explicit PartialFile(const QString &path);
    ~PartialFile();

    const DownloadIdentity &identity() const { return m_identity; }
    qint64 length() const { return m_length; } // what was added so far

    // From nothing.
    void begin(const DownloadIdentity &identity);
    // What was learnt of the same file meanwhile.
    void setIdentity(const DownloadIdentity &identity);
    // Throws Error(DiskFull), (InputOutput); what was certain before stays. The disk is told to keep it now
    // and then, and is not waited for.
    void append(const QByteArray &bytes);
    void sync(); // waits until all of it is certain

    // Of all that was added. Nothing can be added afterwards.
    FileHash hash() { return m_hasher.finish(); }
    QString path() const { return m_file.fileName(); }

    // The whole file takes its place, where nothing may be, and the journal goes.
    void complete();
    void remove();
    // As "NAME.bad", for whoever wants to know what came.
    void setAside();

private:
    // A beginning that is on its way to the disk, on a thread of its own.
    struct Flush {
        qint64 length;
        std::future<void> end; // throws Error
    };

    void startFlush();
    void endFlush();
    void writeJournal(qint64 certain) const;
    void moveTo(const QString &path);

    QString m_path;
    std::unique_ptr<FileLock> m_lock;
    QFile m_file;
    DownloadIdentity m_identity;
    FileHasher m_hasher;
    qint64 m_length = 0;
    qint64 m_certain = 0; // of it, on the disk
    std::optional<Flush> m_flush;
    std::chrono::steady_clock::time_point m_flushed; // when the last one began
};

} // namespace storage
