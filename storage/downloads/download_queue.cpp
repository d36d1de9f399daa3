// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/downloads/download_queue.h"

#include <algorithm>
#include <utility>

namespace storage {

DownloadQueue::DownloadQueue(NetworkGate &gate, DownloadPatience patience, QObject *parent)
    : QObject(parent), m_gate(gate), m_patience(patience)
{
    connect(&gate, &NetworkGate::cameOnline, this, [this] {
        for (const Item &item : m_items)
            item.download->hurry();
    });
}

DownloadQueue::~DownloadQueue() = default;

void DownloadQueue::restore(const QString &folder)
{
    for (const QString &file : PartialFile::allIn(folder)) {
        const auto beginning = PartialFile::beginningOf(file);
        if (itemOf(file) != m_items.end() || !beginning || !beginning->identity.url.isValid())
            continue;
        insert({.url = beginning->identity.url,
                .file = file,
                .sha256 = beginning->identity.sha256,
                .sizeBytes = beginning->identity.sizeBytes,
                .task = {},
                .authorization = {}});
    }
    emit changed();
}

DownloadQueue::Item &DownloadQueue::insert(const DownloadRequest &request)
{
    const Id id = ++m_lastId;
    Item &item = m_items.emplace_back(id, std::make_unique<Download>(m_gate, request, m_patience));
    item.download->setPace(&m_pace);
    connect(item.download.get(), &Download::changed, this, [this, id] { hear(id); });
    connect(item.download.get(), &Download::progressed, this, &DownloadQueue::progressed);
    return item;
}

DownloadQueue::Id DownloadQueue::add(const DownloadRequest &request)
{
    const auto known = itemOf(request.file);
    if (known != m_items.end() && known->download->state() != DownloadState::Done)
        return known->id;
    if (known != m_items.end())
        m_items.erase(known); // it is there; this says so once more
    Item &item = insert(request);
    item.isWanted = true;
    const Id id = item.id;
    item.download->leaveNote();
    emit changed();
    advance();
    return id;
}

const Download *DownloadQueue::find(Id id) const
{
    const auto found = std::ranges::find(m_items, id, &Item::id);
    return found == m_items.end() ? nullptr : found->download.get();
}

std::vector<DownloadQueue::Item>::iterator DownloadQueue::itemOf(const QString &file)
{
    return std::ranges::find(m_items, file, [](const Item &item) { return item.download->request().file; });
}

DownloadQueue::Item *DownloadQueue::item(Id id)
{
    const auto found = std::ranges::find(m_items, id, &Item::id);
    return found == m_items.end() ? nullptr : &*found;
}

void DownloadQueue::resume(Id id, const NetworkTask &task, const QByteArray &authorization)
{
    Item *wanted = item(id);
    if (!wanted || wanted->isWanted || wanted->download->state() == DownloadState::Done)
        return;
    wanted->download->setTask(task, authorization);
    wanted->isWanted = true;
    emit changed();
    advance();
}

void DownloadQueue::pause(Id id)
{
    Item *unwanted = item(id);
    if (!unwanted || !unwanted->isWanted)
        return;
    unwanted->isWanted = false;
    unwanted->download->pause();
    emit changed();
    advance();
}

void DownloadQueue::remove(Id id)
{
    Item *unwanted = item(id);
    if (!unwanted)
        return;
    const std::unique_ptr<Download> download = std::move(unwanted->download);
    std::erase_if(m_items, [id](const Item &each) { return each.id == id; });
    download->disconnect(this);
    if (download->state() != DownloadState::Done)
        download->discard();
    emit changed();
    advance();
}

QList<DownloadQueue::Entry> DownloadQueue::entries() const
{
    QList<Entry> entries;
    for (const Item &item : m_items)
        entries.append({item.id, *item.download, item.isWanted && !item.download->isUnderWay()});
    return entries;
}

bool DownloadQueue::isBusy() const
{
    return std::ranges::any_of(m_items, &Item::isWanted);
}

void DownloadQueue::setMostAtOnce(int count)
{
    m_mostAtOnce = std::max(count, 1);
    advance();
}

void DownloadQueue::hear(Id id)
{
    Item *changedOne = item(id);
    if (!changedOne)
        return;
    const DownloadState state = changedOne->download->state();
    if (state == DownloadState::Done || state == DownloadState::Failed)
        changedOne->isWanted = false;
    emit changed();
    if (state == DownloadState::Done)
        emit done(id);
    advance();
}

// Begins those whose turn it is. A start may end at once, and comes back here.
void DownloadQueue::advance()
{
    const auto underWay = [this] {
        return std::ranges::count_if(m_items, [](const Item &item) { return item.download->isUnderWay(); });
    };
    while (underWay() < m_mostAtOnce) {
        const auto next = std::ranges::find_if(
            m_items, [](const Item &item) { return item.isWanted && !item.download->isUnderWay(); });
        if (next == m_items.end())
            return;
        next->download->start();
    }
}

} // namespace storage
