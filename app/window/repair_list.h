// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/downloads/repair.h"
#include "ui/ports/model_downloads.h"

#include <QObject>

#include <memory>
#include <vector>

namespace window {

class NetworkDesk;

// Models that are mended, all at once: little of them is fetched. Of the network's thread; the desk outlives
// it.
class RepairList : public QObject
{
    Q_OBJECT

public:
    RepairList(NetworkDesk &desk, QObject *parent) : QObject(parent), m_desk(desk) {}

    // At the end, or anew; of a file that is in the list the one that is there.
    void begin(const storage::RepairRequest &request);
    const storage::RepairRequest *find(int id) const; // null: it is not in the list
    void pause(int id);                               // what was mended stays; it begins with reading again
    void remove(int id);

    QList<ui::ModelDownload> shown() const; // their ids are negative, so that they are none of a download

signals:
    void changed();
    void progressed();
    void done(const storage::RepairRequest &request);

private:
    struct Item {
        int id;
        storage::RepairRequest request;
        std::unique_ptr<storage::Repair> repair; // null: paused
    };

    std::vector<Item>::iterator itemOf(int id);

    NetworkDesk &m_desk;
    std::vector<Item> m_items;
    int m_lastId = 0;
};

} // namespace window
