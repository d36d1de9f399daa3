// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/models/transcript_model.h"

#include <algorithm>

namespace ui {

using storage::Message;

namespace {

// What is read at once: a few milliseconds of the time between two frames; the rest is the view's. Counted
// and not timed, so that the same conversation comes in in the same steps on every computer.
constexpr qsizetype SliceCharacters = 100'000;
constexpr qsizetype EntryCharacters = 500; // that an entry costs beside its text

TranscriptModel::Kind kindOf(const Block &block)
{
    switch (block.type) {
    case Block::Type::Formula:
    case Block::Type::Code: return TranscriptModel::Kind::Code;
    case Block::Type::Table: return TranscriptModel::Kind::Table;
    case Block::Type::Rule: return TranscriptModel::Kind::Rule;
    case Block::Type::Paragraph:
    case Block::Type::Heading:
    case Block::Type::ListItem: break;
    }
    return TranscriptModel::Kind::Text;
}

// But for the text of an answer, which extend() takes over.
bool isSameButText(const TranscriptEntry &a, const TranscriptEntry &b)
{
    return a.state == b.state && a.version == b.version && a.versions == b.versions && a.meta == b.meta &&
           a.notice == b.notice && a.failure == b.failure && a.canGoOn == b.canGoOn &&
           a.canTakeBack == b.canTakeBack && a.message.reasoning == b.message.reasoning;
}

} // namespace

TranscriptModel::TranscriptModel(QObject *parent) : QAbstractListModel(parent)
{
    m_loadTimer.setSingleShot(true);
    connect(&m_loadTimer, &QTimer::timeout, this, &TranscriptModel::loadMore);
}

int TranscriptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const Entry &entry = entryAt(index.row());
    const int inEntry = index.row() - entry.firstRow;
    const QList<Block> &blocks = entry.document.blocks();
    const bool isAnswer = !entry.isQuestion();
    const bool isReasoning = isAnswer && inEntry < entry.firstBlock();
    const int block = inEntry - entry.firstBlock();
    const bool isBlock = isAnswer && !isReasoning && block < blocks.size();

    switch (role) {
    case KindRole:
        return int(!isAnswer     ? Kind::Question
                   : isReasoning ? Kind::Reasoning
                   : isBlock     ? kindOf(blocks.at(block))
                                 : Kind::Footer);
    case MessageIdRole: return entry.shown.message.id;
    case TextRole:
        return isReasoning ? plainText(entry.shown.message.reasoning)
               : isAnswer  ? QString()
                           : plainText(entry.shown.message.text);
    case BlockRole: return QVariant::fromValue(isBlock ? blocks.at(block) : Block());
    case IsStreamingRole:
        return entry.shown.state == State::Writing &&
               (isReasoning ? entry.shown.message.text.isEmpty() : !isBlock || block == blocks.size() - 1);
    case IsFirstRole: return inEntry == 0;
    case IsFoldedRole: return m_folded.contains({entry.shown.message.id, inEntry}) != isReasoning;
    case IsOutOfSightRole: return entry.place < m_hidden;
    case HiddenCountRole: return inEntry == 0 && entry.place == m_hidden ? m_hidden : 0;
    case SummaryRole: return inEntry == 0 && entry.place == m_hidden ? m_summary : QString();
    case StateRole: return int(entry.shown.state);
    case VersionRole: return entry.shown.version;
    case VersionsRole: return entry.shown.versions;
    case MetaRole: return entry.shown.meta;
    case NoticeRole: return entry.shown.notice;
    case FailureRole: return QVariant::fromValue(entry.shown.failure);
    case CanGoOnRole: return entry.shown.canGoOn;
    case CanTakeBackRole: return entry.shown.canTakeBack;
    }
    return {};
}

QHash<int, QByteArray> TranscriptModel::roleNames() const
{
    return {{KindRole, "kind"},
            {MessageIdRole, "messageId"},
            {TextRole, "text"},
            {BlockRole, "block"},
            {IsStreamingRole, "isStreaming"},
            {IsFirstRole, "isFirst"},
            {IsFoldedRole, "isFolded"},
            {IsOutOfSightRole, "isOutOfSight"},
            {HiddenCountRole, "hiddenCount"},
            {SummaryRole, "summary"},
            {StateRole, "messageState"}, // `state` is a property of every Item
            {VersionRole, "version"},
            {VersionsRole, "versions"},
            {MetaRole, "meta"},
            {NoticeRole, "notice"},
            {FailureRole, "failure"},
            {CanGoOnRole, "canGoOn"},
            {CanTakeBackRole, "canTakeBack"}};
}

void TranscriptModel::setEntries(const QList<TranscriptEntry> &entries)
{
    const auto isKept = [](const Entry &entry, const TranscriptEntry &now) {
        return entry.shown.message.id == now.message.id &&
               entry.shown.message.text.size() <= now.message.text.size() &&
               entry.shown.message.reasoning.isEmpty() == now.message.reasoning.isEmpty();
    };
    qsizetype kept = 0;
    while (kept < std::ssize(m_entries) && kept < entries.size() && isKept(m_entries[kept], entries.at(kept)))
        ++kept;

    const int before = m_rows;
    if (kept == 0) { // another conversation: its end first
        beginResetModel();
        m_entries.clear();
        m_rows = 0;
        for (const TranscriptEntry &entry : entries)
            m_entries.push_back({.shown = entry, .place = int(m_entries.size())});
        m_firstLoaded = loadBefore(std::ssize(m_entries));
        number(m_firstLoaded);
        endResetModel();
    } else {
        removeFrom(kept);
        for (qsizetype i = 0; i < kept; ++i) {
            Entry &entry = m_entries[i];
            const TranscriptEntry &now = entries.at(i);
            const qsizetype taken = entry.taken;
            const bool isSame = isSameButText(entry.shown, now);
            entry.shown = now;
            if (i < m_firstLoaded)
                continue;
            if (!entry.isQuestion() && taken < now.message.text.size())
                extend(entry, QStringView(now.message.text).sliced(taken));
            if (!isSame)
                changed(entry, {});
        }
        for (const TranscriptEntry &entry : entries.sliced(kept))
            append(entry);
    }
    if (m_firstLoaded > 0)
        m_loadTimer.start();
    if (before != m_rows)
        emit countChanged();
}

void TranscriptModel::load(Entry &entry)
{
    if (entry.isQuestion())
        return;
    const QString &text = entry.shown.message.text;
    entry.document.append(entry.plain.append(text));
    entry.taken = text.size();
    entry.blocks.clear();
    for (const Block &block : entry.document.blocks())
        entry.blocks.push_back(kindOf(block));
}

qsizetype TranscriptModel::loadBefore(qsizetype entry)
{
    qsizetype characters = 0;
    while (entry > 0 && characters < SliceCharacters) {
        load(m_entries[--entry]);
        characters += EntryCharacters + m_entries[entry].taken;
    }
    return entry;
}

void TranscriptModel::loadMore()
{
    const qsizetype first = loadBefore(m_firstLoaded);
    int rows = 0;
    for (qsizetype i = first; i < m_firstLoaded; ++i)
        rows += m_entries[i].rows();
    if (rows == 0)
        return;
    beginInsertRows({}, 0, rows - 1);
    m_firstLoaded = first;
    number(first);
    endInsertRows();
    emit countChanged();
    if (first > 0)
        m_loadTimer.start();
}

void TranscriptModel::append(const TranscriptEntry &shown)
{
    Entry entry = {.shown = shown, .place = int(m_entries.size()), .firstRow = m_rows};
    load(entry);
    beginInsertRows({}, m_rows, m_rows + entry.rows() - 1);
    m_rows += entry.rows();
    m_entries.push_back(std::move(entry));
    endInsertRows();
}

void TranscriptModel::removeFrom(qsizetype entry)
{
    if (entry >= std::ssize(m_entries))
        return;
    const qsizetype firstShown = std::max(entry, m_firstLoaded);
    if (firstShown < std::ssize(m_entries)) {
        beginRemoveRows({}, m_entries[firstShown].firstRow, m_rows - 1);
        m_rows = m_entries[firstShown].firstRow;
        m_entries.erase(m_entries.begin() + entry, m_entries.end());
        endRemoveRows();
    } else {
        m_entries.erase(m_entries.begin() + entry, m_entries.end());
    }
    m_firstLoaded = std::min(m_firstLoaded, entry);
}

TranscriptModel::Entry *TranscriptModel::find(qint64 message)
{
    for (qsizetype i = std::ssize(m_entries) - 1; i >= m_firstLoaded; --i) {
        if (m_entries[i].shown.message.id == message)
            return &m_entries[i];
    }
    return nullptr;
}

void TranscriptModel::extend(qint64 message, const QString &text)
{
    Entry *entry = find(message);
    if (!entry)
        return;
    const int before = m_rows;
    const bool isFirstText = entry->shown.message.text.isEmpty() && !text.isEmpty();
    entry->shown.message.text += text;
    extend(*entry, text);
    if (isFirstText && entry->firstBlock() > 0)
        emit dataChanged(index(entry->firstRow), index(entry->firstRow), {IsStreamingRole});
    if (before != m_rows)
        emit countChanged();
}

void TranscriptModel::extend(Entry &entry, QStringView text)
{
    const int firstRow = entry.firstRow + entry.firstBlock();
    const int before = int(entry.blocks.size());
    const int firstChanged = int(entry.document.append(entry.plain.append(text)));
    const QList<Block> &blocks = entry.document.blocks();
    const int after = int(blocks.size());
    entry.taken += text.size();
    // A row stays as long as it is of the same kind; views choose by that what they show.
    int kept = std::min({firstChanged, before, after});
    while (kept < std::min(before, after) && entry.blocks[kept] == kindOf(blocks.at(kept)))
        ++kept;
    if (kept < before) {
        beginRemoveRows({}, firstRow + kept, firstRow + before - 1);
        entry.blocks.resize(kept);
        number(entry.place);
        endRemoveRows();
    }
    if (kept < after) {
        beginInsertRows({}, firstRow + kept, firstRow + after - 1);
        for (int i = kept; i < after; ++i)
            entry.blocks.push_back(kindOf(blocks.at(i)));
        number(entry.place);
        endInsertRows();
    }
    if (firstChanged < kept)
        emit dataChanged(index(firstRow + firstChanged), index(firstRow + kept - 1),
                         {BlockRole, IsStreamingRole});
    else if (kept < after && kept > 0) // the one that grew until now grows no more
        emit dataChanged(index(firstRow + kept - 1), index(firstRow + kept - 1), {IsStreamingRole});
}

void TranscriptModel::setReasoning(qint64 message, const QString &reasoning)
{
    Entry *entry = find(message);
    if (!entry || entry->shown.message.reasoning == reasoning)
        return;
    if (!entry->shown.message.reasoning.isEmpty()) {
        entry->shown.message.reasoning = reasoning;
        emit dataChanged(index(entry->firstRow), index(entry->firstRow), {TextRole});
        return;
    }
    beginInsertRows({}, entry->firstRow, entry->firstRow);
    entry->shown.message.reasoning = reasoning;
    number(entry->place);
    endInsertRows();
    if (entry->rows() > 1)
        emit dataChanged(index(entry->firstRow + 1), index(entry->firstRow + 1),
                         {IsFirstRole, HiddenCountRole});
    emit countChanged();
}

void TranscriptModel::setProgress(qint64 message, State state, const QString &meta)
{
    Entry *entry = find(message);
    if (!entry)
        return;
    entry->shown.meta = meta;
    if (std::exchange(entry->shown.state, state) != state) {
        changed(*entry, {StateRole, MetaRole, IsStreamingRole});
        return;
    }
    const QModelIndex foot = index(entry->firstRow + entry->rows() - 1);
    emit dataChanged(foot, foot, {MetaRole});
}

void TranscriptModel::setHidden(int messages, const QString &summary)
{
    if (m_hidden == messages && m_summary == summary)
        return;
    m_hidden = messages;
    m_summary = summary;
    if (m_rows > 0)
        emit dataChanged(index(0), index(m_rows - 1), {IsOutOfSightRole, HiddenCountRole, SummaryRole});
}

void TranscriptModel::setFolded(int row, bool isFolded)
{
    if (row < 0 || row >= m_rows)
        return;
    const std::pair<qint64, int> block = {entryAt(row).shown.message.id, blockAt(row)};
    const bool isReasoning = index(row).data(KindRole).toInt() == int(Kind::Reasoning);
    if (isFolded != isReasoning)
        m_folded.insert(block);
    else
        m_folded.remove(block);
    emit dataChanged(index(row), index(row), {IsFoldedRole});
}

int TranscriptModel::lastRowOf(qint64 message)
{
    const Entry *entry = find(message);
    return entry ? entry->firstRow + entry->rows() - 1 : -1;
}

int TranscriptModel::rowOf(qint64 message, int block)
{
    const Entry *entry = find(message);
    return entry ? entry->firstRow + std::min(block, entry->rows() - 1) : -1;
}

qsizetype TranscriptModel::parsedCharacters() const
{
    qsizetype characters = 0;
    for (const Entry &entry : m_entries)
        characters += entry.document.parsedCharacters();
    return characters;
}

void TranscriptModel::number(qsizetype from)
{
    int row = from > m_firstLoaded ? m_entries[from - 1].firstRow + m_entries[from - 1].rows() : 0;
    for (qsizetype i = from; i < std::ssize(m_entries); ++i) {
        m_entries[i].firstRow = row;
        row += m_entries[i].rows();
    }
    m_rows = row;
}

const TranscriptModel::Entry &TranscriptModel::entryAt(int row) const
{
    const auto after = std::ranges::upper_bound(m_entries.begin() + m_firstLoaded, m_entries.end(), row, {},
                                                &Entry::firstRow);
    return *std::prev(after);
}

void TranscriptModel::changed(const Entry &entry, const QList<int> &roles)
{
    emit dataChanged(index(entry.firstRow), index(entry.firstRow + entry.rows() - 1), roles);
}

} // namespace ui
