// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/repair_list.h"

#include "app/window/failure_from.h"
#include "app/window/network_desk.h"
#include "app/window/shown_download.h"

#include <algorithm>
#include <utility>

namespace window {

using storage::DownloadState;
using storage::Repair;
using storage::RepairRequest;

void RepairList::begin(const RepairRequest &request)
{
    auto item = std::ranges::find(m_items, request.file, [](const Item &each) { return each.request.file; });
    if (item == m_items.end())
        item = m_items.insert(item, {.id = --m_lastId, .request = request, .repair = {}});
    if (item->repair && item->repair->isUnderWay())
        return;
    item->request = request;
    item->repair = std::make_unique<Repair>(m_desk.gate(), request);
    connect(item->repair.get(), &Repair::progressed, this, &RepairList::progressed);
    connect(item->repair.get(), &Repair::changed, this, [this, id = item->id] {
        emit changed();
        const auto changedOne = itemOf(id); // who heard it may have taken it off
        if (changedOne != m_items.end() && changedOne->repair &&
            changedOne->repair->state() == DownloadState::Done)
            emit done(changedOne->request);
    });
    item->repair->start();
}

std::vector<RepairList::Item>::iterator RepairList::itemOf(int id)
{
    return std::ranges::find(m_items, id, &Item::id);
}

const RepairRequest *RepairList::find(int id) const
{
    const auto found = std::ranges::find(m_items, id, &Item::id);
    return found == m_items.end() ? nullptr : &found->request;
}

void RepairList::pause(int id)
{
    if (const auto item = itemOf(id); item != m_items.end()) {
        item->repair.reset();
        emit changed();
    }
}

void RepairList::remove(int id)
{
    if (std::erase_if(m_items, [id](const Item &item) { return item.id == id; }) > 0)
        emit changed();
}

QList<ui::ModelDownload> RepairList::shown() const
{
    QList<ui::ModelDownload> list;
    for (const Item &item : m_items) {
        ui::ModelDownload shown = shownDownload(item.id, item.request.file, item.request.origin.url,
                                                item.repair ? item.repair->state() : DownloadState::Paused);
        shown.isRepair = true;
        if (item.repair) {
            shown.isReading = item.repair->isReading();
            shown.receivedBytes = item.repair->doneBytes();
            shown.sizeBytes = item.repair->totalBytes();
        }
        if (shown.state == ui::ModelDownload::State::Failed)
            shown.failure = failureFrom(*item.repair, m_desk.isOffline());
        list.append(shown);
    }
    return list;
}

} // namespace window
