// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/downloads/download_patience.h"
#include "storage/downloads/download_problem.h"
#include "storage/downloads/pace.h"
#include "storage/downloads/partial_file.h"
#include "storage/downloads/rate.h"
#include "storage/models/file_origin.h"
#include "storage/network/network_gate.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace storage {

// A file that a person wants.
struct DownloadRequest {
    QUrl url;
    QString file;         // where it shall stand; the folder is there
    QString sha256;       // that was published, in small letters; empty: nobody said
    qint64 sizeBytes = 0; // 0: nobody said
    NetworkTask task;
    QByteArray authorization; // for the server of `url` alone

    DownloadIdentity identity() const { return {url, sha256, sizeBytes, {}}; }
};

enum class DownloadState {
    Idle,
    Running,
    Waiting, // to try again
    Done,
    Paused, // by a person
    Failed,
};

// One file on its way from a server to its place: begun, gone on with after whatever happened, and given its
// name only when it is whole and is what was published. Of the gate's thread, which waits for disks; the gate
// outlives it.
class Download : public QObject
{
    Q_OBJECT

public:
    Download(NetworkGate &gate, DownloadRequest request, DownloadPatience patience = {},
             QObject *parent = nullptr);
    ~Download() override; // pauses it

    // Shared with others; it outlives the download.
    void setPace(Pace *pace) { m_pace = pace; }

    // Leaves a note of it beside its place, so that a later start of the program finds it.
    void leaveNote();
    // For the next start.
    void setTask(const NetworkTask &task, const QByteArray &authorization)
    {
        m_request.task = task;
        m_request.authorization = authorization;
    }
    void start(); // or goes on; answered by changed()
    // One that waits tries again at once.
    void hurry()
    {
        if (m_state == DownloadState::Waiting) {
            m_wait.stop();
            ask();
        }
    }
    void pause();
    void discard(); // and what has come so far

    DownloadState state() const { return m_state; }
    bool isUnderWay() const { return m_state == DownloadState::Running || m_state == DownloadState::Waiting; }
    DownloadProblem problem() const { return m_problem; }
    const QString &explanation() const { return m_explanation; } // of the problem, in English
    const DownloadRequest &request() const { return m_request; }
    qint64 receivedBytes() const { return m_part ? m_part->length() : m_keptBytes; }
    qint64 sizeBytes() const { return m_identity.sizeBytes; } // 0: not known yet
    // Of late; 0: nothing comes, or it is not known yet.
    double bytesPerSecond() const { return m_state == DownloadState::Running ? m_rate.perSecond() : 0; }
    bool hasChecksum() const { return !m_identity.sha256.isEmpty(); } // that was published
    qint64 resumedFrom() const { return m_resumedFrom; }              // bytes that were there at the start
    bool hasRestarted() const { return m_hasRestarted; }              // what was there could not be used
    // The whole file, once it is done.
    FileOrigin origin() const { return {m_request.url, m_identity.sizeBytes, m_hash}; }

signals:
    void progressed();
    void changed(); // the state

private:
    void ask();
    void leave();
    void hear();
    bool accept();
    bool isAsPublished(qint64 sizeBytes);
    bool takeWhole();
    bool takeRest();
    void take();
    void end();
    void finish();
    void refuse(int status);
    void restart(const QString &why);
    void retry(const QString &why, std::chrono::milliseconds least = {});
    void fail(DownloadProblem problem, const QString &explanation);
    void setState(DownloadState state);
    void closePart();
    bool hasRoom();
    template <typename Work>
    bool onDisk(Work work);

    NetworkGate &m_gate;
    DownloadRequest m_request;
    DownloadPatience m_patience;
    DownloadIdentity m_identity; // as far as it is known
    std::unique_ptr<PartialFile> m_part;
    std::unique_ptr<NetworkExchange> m_exchange;
    Pace *m_pace = nullptr;
    Rate m_rate;
    QTimer m_wait; // to try again
    QTimer m_rest; // until more may be taken
    DownloadState m_state = DownloadState::Idle;
    DownloadProblem m_problem = DownloadProblem::None;
    QString m_explanation;
    FileHash m_hash;
    QByteArray m_beginning; // the first bytes, until it is known what comes
    qint64 m_resumedFrom = 0;
    qint64 m_keptBytes = 0; // beside its place, while nobody has it open
    qint64 m_furthest = 0;  // bytes that ever came
    int m_tries = 0;        // without one more
    int m_restarts = 0;
    bool m_isAccepted = false;
    bool m_hasRestarted = false;
    bool m_hadWrongHash = false;
};

} // namespace storage
