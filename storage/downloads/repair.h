// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/downloads/download.h"
#include "storage/models/file_origin.h"
#include "storage/network/small_fetch.h"

#include <QFile>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <atomic>
#include <future>
#include <memory>

namespace storage {

// A file that is damaged, and what is known of it when it was whole.
struct RepairRequest {
    QString file;
    FileOrigin origin;
    NetworkTask task;
    QByteArray authorization; // for the server of the origin alone
};

// Mends a file where it lies: reads it, fetches the blocks that are not as they were, each of which is proved
// before it is written, and reads it once more. It may end at any time; the file is never worse than it was.
// Of the gate's thread; it reads on a thread of its own. The gate outlives it.
class Repair : public QObject
{
    Q_OBJECT

public:
    Repair(NetworkGate &gate, RepairRequest request, DownloadPatience patience = {},
           QObject *parent = nullptr);
    ~Repair() override; // ends it

    void start(); // from anew; answered by changed()

    const RepairRequest &request() const { return m_request; }
    DownloadState state() const { return m_state; } // never paused
    bool isUnderWay() const { return m_state == DownloadState::Running || m_state == DownloadState::Waiting; }
    bool isReading() const { return m_read.valid(); } // what is there, to see whether it is right
    // What was read, or fetched, of what has to be.
    qint64 doneBytes() const { return isReading() ? m_readBytes.load() : m_fetchedBytes; }
    qint64 totalBytes() const { return isReading() ? m_request.origin.sizeBytes : m_badBytes; }
    qint64 fetchedBytes() const { return m_fetchedBytes; }
    DownloadProblem problem() const { return m_problem; }
    const QString &explanation() const { return m_explanation; } // of the problem, in English

signals:
    void progressed();
    void changed(); // the state, or whether it reads

private:
    void read();
    void judge();
    void ask();
    void hear(const Fetched &answer);
    void write(const QByteArray &block);
    void retry(const QString &why);
    void fail(DownloadProblem problem, const QString &explanation);
    void setState(DownloadState state);
    qint64 lengthOf(qsizetype block) const;

    NetworkGate &m_gate;
    RepairRequest m_request;
    DownloadPatience m_patience;
    DownloadState m_state = DownloadState::Idle;
    DownloadProblem m_problem = DownloadProblem::None;
    QString m_explanation;
    QFile m_file;
    QList<qsizetype> m_bad; // blocks that are still to be fetched
    qint64 m_badBytes = 0;  // of all that were
    qint64 m_fetchedBytes = 0;
    int m_tries = 0; // of one block
    bool m_hasFetched = false;
    QTimer m_wait;
    std::unique_ptr<SmallFetch> m_fetch;
    std::atomic<qint64> m_readBytes = 0;
    std::atomic<bool> m_isStopped = false;
    std::future<std::optional<FileHash>> m_read; // while it reads; throws Error
};

} // namespace storage
