// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/downloads/download.h"
#include "storage/downloads/pace.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace storage {

// What is fetched, some at once and the others in their turn. Those that have not ended are found again by a
// later start of the program, and wait there until a person goes on with them. Of the gate's thread; the gate
// outlives it.
class DownloadQueue : public QObject
{
    Q_OBJECT

public:
    using Id = int;

    struct Entry {
        Id id;
        const Download &download; // as long as it is in the queue
        bool isQueued;            // it waits for its turn
    };

    explicit DownloadQueue(NetworkGate &gate, DownloadPatience patience = {}, QObject *parent = nullptr);
    ~DownloadQueue() override; // pauses them

    // Takes up what was left in a folder, as paused.
    void restore(const QString &folder);

    // At the end; of a file that is in the queue the one that is there.
    Id add(const DownloadRequest &request);
    const Download *find(Id id) const; // null: it is not in the queue
    // Goes on with it in its turn, as part of that task and with these credentials.
    void resume(Id id, const NetworkTask &task, const QByteArray &authorization = {});
    void pause(Id id);
    // And what has come of it; of one that is done only the entry.
    void remove(Id id);

    QList<Entry> entries() const; // the oldest first
    bool isBusy() const;          // something runs or waits for its turn

    void setMostAtOnce(int count); // 1 or more; those that run beyond it go on
    void setSpeedLimit(qint64 bytesPerSecond) { m_pace.setLimit(bytesPerSecond); } // 0: none

signals:
    void changed();                           // what is in it, or a state
    void progressed();                        // of one of them
    void done(storage::DownloadQueue::Id id); // the file stands in its place

private:
    struct Item {
        Id id;
        std::unique_ptr<Download> download;
        bool isWanted = false; // it runs, or shall in its turn
    };

    Item &insert(const DownloadRequest &request);
    Item *item(Id id); // null: it is not in the queue
    std::vector<Item>::iterator itemOf(const QString &file);
    void hear(Id id);
    void advance();

    NetworkGate &m_gate;
    DownloadPatience m_patience;
    Pace m_pace; // of all together
    std::vector<Item> m_items;
    Id m_lastId = 0;
    int m_mostAtOnce = 2;
};

} // namespace storage
