// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/models/conversation_list_model.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <tuple>
#include <vector>

namespace ui {

using storage::Conversation;
using storage::Folder;

namespace {

enum Group { Pinned, InFolder, ByDay, InArchive };

} // namespace

ConversationListModel::ConversationListModel(QObject *parent)
    : QAbstractListModel(parent), m_today(QDate::currentDate())
{
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const Row &row = m_rows.at(index.row());
    const bool isConversation = row.kind == Kind::Conversation;
    const Conversation conversation = isConversation ? m_conversations.value(row.id) : Conversation();
    switch (role) {
    case KindRole: return int(row.kind);
    case ConversationIdRole: return conversation.id;
    case FolderIdRole: return isConversation ? conversation.folderId : row.id;
    case Qt::DisplayRole:
    case TitleRole:
        if (row.kind == Kind::Archive)
            return tr("Archive");
        if (row.kind == Kind::Folder)
            return std::ranges::find(m_folders, row.id, &Folder::id)->name;
        return conversation.title;
    case SectionRole: return sectionOf(row.kind, conversation);
    case IsAnsweringRole: return isConversation && m_isAnswering && m_isAnswering(row.id);
    case IsWaitingRole: return isConversation && m_isWaiting && m_isWaiting(row.id);
    case IsPinnedRole: return conversation.isPinned;
    case IsArchivedRole: return conversation.isArchived;
    case IsNestedRole: return isConversation && placeOf(conversation) != 0;
    case IsFoldedRole: return !m_unfolded.contains(row.id);
    case SizeRole: return m_sizes.value(isConversation ? 0 : row.id);
    case IsSelectedRole: return isConversation && m_selected.contains(row.id);
    }
    return {};
}

QHash<int, QByteArray> ConversationListModel::roleNames() const
{
    return {{KindRole, "kind"},
            {ConversationIdRole, "conversationId"},
            {FolderIdRole, "folderId"},
            {TitleRole, "title"},
            {SectionRole, "section"},
            {IsAnsweringRole, "isAnswering"},
            {IsWaitingRole, "isWaiting"},
            {IsPinnedRole, "isPinned"},
            {IsArchivedRole, "isArchived"},
            {IsNestedRole, "isNested"},
            {IsFoldedRole, "isFolded"},
            {SizeRole, "size"},
            {IsSelectedRole, "isSelected"}};
}

void ConversationListModel::setConversations(const QList<Conversation> &conversations)
{
    beginResetModel();
    m_conversations.clear();
    for (const Conversation &conversation : conversations)
        m_conversations.insert(conversation.id, conversation);
    m_rows = sorted();
    endResetModel();
    emit countChanged();
    forgetUnseen();
}

void ConversationListModel::setFolders(const QList<Folder> &folders)
{
    QCollator collator;
    collator.setNumericMode(true);
    QList<Folder> byName = folders;
    std::ranges::stable_sort(
        byName, [&](const Folder &a, const Folder &b) { return collator.compare(a.name, b.name) < 0; });
    if (m_folders == byName)
        return;
    beginResetModel(); // rare, and rows may have had a folder that is none any more
    m_folders = byName;
    m_rows = sorted();
    endResetModel();
    emit countChanged();
}

void ConversationListModel::put(const QList<Conversation> &conversations)
{
    for (const Conversation &conversation : conversations)
        m_conversations.insert(conversation.id, conversation);
    arrange();
    if (conversations.size() == 1) {
        if (const int row = rowOf(conversations.first().id); row >= 0)
            emit dataChanged(index(row), index(row));
    } else if (!conversations.isEmpty() && !m_rows.isEmpty()) {
        emit dataChanged(index(0), index(count() - 1));
    }
}

void ConversationListModel::remove(const QList<qint64> &ids)
{
    for (const qint64 id : ids)
        m_conversations.remove(id);
    arrange();
}

const Conversation *ConversationListModel::find(qint64 id) const
{
    const auto found = m_conversations.constFind(id);
    return found == m_conversations.constEnd() ? nullptr : &*found;
}

QList<Conversation> ConversationListModel::lastUsedFirst() const
{
    QList<Conversation> all = m_conversations.values();
    std::ranges::sort(all, std::ranges::greater(), &Conversation::updatedAt);
    return all;
}

QList<qint64> ConversationListModel::inFolder(qint64 folder) const
{
    QList<qint64> ids;
    for (const Conversation &conversation : lastUsedFirst()) {
        if (conversation.folderId == folder)
            ids.append(conversation.id);
    }
    return ids;
}

int ConversationListModel::rowOf(qint64 id) const
{
    return int(m_rows.indexOf({Kind::Conversation, id}));
}

qint64 ConversationListModel::conversationAt(int row) const
{
    return m_rows.at(row).kind == Kind::Conversation ? m_rows.at(row).id : 0;
}

void ConversationListModel::setFolded(qint64 folder, bool isFolded)
{
    if (isFolded)
        m_unfolded.remove(folder);
    else
        m_unfolded.insert(folder);
    arrange();
    const int row = int(m_rows.indexOf({folder == ArchiveId ? Kind::Archive : Kind::Folder, folder}));
    if (row >= 0)
        emit dataChanged(index(row), index(row), {IsFoldedRole});
}

QList<qint64> ConversationListModel::selected() const
{
    QList<qint64> ids;
    for (const Row &row : m_rows) {
        if (row.kind == Kind::Conversation && m_selected.contains(row.id))
            ids.append(row.id);
    }
    return ids;
}

void ConversationListModel::toggleSelected(qint64 id)
{
    QSet<qint64> ids = m_selected;
    if (!ids.remove(id))
        ids.insert(id);
    m_anchor = id;
    setSelected(ids);
}

void ConversationListModel::selectTo(qint64 id, qint64 start)
{
    if (rowOf(m_anchor) < 0 || m_selected.isEmpty())
        m_anchor = rowOf(start) < 0 ? id : start;
    const int anchor = rowOf(m_anchor);
    const int end = rowOf(id);
    QSet<qint64> ids;
    for (int row = std::max(0, std::min(anchor, end)); row <= std::max(anchor, end); ++row) {
        if (m_rows.at(row).kind == Kind::Conversation)
            ids.insert(m_rows.at(row).id);
    }
    setSelected(ids);
}

void ConversationListModel::selectAll()
{
    QSet<qint64> ids;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.kind == Kind::Conversation)
            ids.insert(row.id);
    }
    setSelected(ids);
}

void ConversationListModel::clearSelection()
{
    setSelected({});
}

void ConversationListModel::setSelected(const QSet<qint64> &ids)
{
    if (m_selected == ids)
        return;
    m_selected = ids;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(count() - 1), {IsSelectedRole});
    emit selectionChanged();
}

void ConversationListModel::forgetUnseen()
{
    if (m_selected.isEmpty())
        return;
    const QList<qint64> seen = selected();
    setSelected(QSet<qint64>(seen.begin(), seen.end()));
}

void ConversationListModel::setActivity(Ask isAnswering, Ask isWaiting)
{
    m_isAnswering = std::move(isAnswering);
    m_isWaiting = std::move(isWaiting);
}

void ConversationListModel::updateActivity()
{
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(count() - 1), {IsAnsweringRole, IsWaitingRole});
}

void ConversationListModel::setToday(QDate today)
{
    if (m_today == today)
        return;
    m_today = today;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(count() - 1), {SectionRole});
}

qint64 ConversationListModel::placeOf(const Conversation &conversation) const
{
    if (conversation.isArchived)
        return ArchiveId;
    const bool isInFolder =
        !conversation.isPinned && std::ranges::contains(m_folders, conversation.folderId, &Folder::id);
    return isInFolder ? conversation.folderId : 0;
}

QString ConversationListModel::sectionOf(Kind kind, const Conversation &conversation) const
{
    if (kind != Kind::Conversation)
        return kind == Kind::Folder ? tr("Folders") : QString();
    if (const qint64 place = placeOf(conversation))
        return place == ArchiveId ? QString() : tr("Folders");
    return conversation.isPinned ? tr("Pinned")
                                 : sectionFor(conversation.updatedAt.toLocalTime().date(), m_today);
}

QList<ConversationListModel::Row> ConversationListModel::sorted()
{
    struct Placed {
        Group group;
        qsizetype folder; // its place
        bool isBehindHead;
        qint64 used;
        Row row;
    };
    QHash<qint64, qsizetype> places;
    std::vector<Placed> all;
    all.reserve(std::size_t(m_conversations.size() + m_folders.size() + 1));
    for (qsizetype place = 0; place < m_folders.size(); ++place) {
        places.insert(m_folders.at(place).id, place);
        all.push_back({InFolder, place, false, 0, {Kind::Folder, m_folders.at(place).id}});
    }
    m_sizes.clear();
    for (const Conversation &conversation : std::as_const(m_conversations)) {
        const qint64 place = placeOf(conversation);
        if (place) {
            ++m_sizes[place];
            if (!m_unfolded.contains(place))
                continue;
        }
        const Group group = place == ArchiveId      ? InArchive
                            : place                 ? InFolder
                            : conversation.isPinned ? Pinned
                                                    : ByDay;
        all.push_back({group,
                       places.value(place),
                       true,
                       conversation.updatedAt.toMSecsSinceEpoch(),
                       {Kind::Conversation, conversation.id}});
    }
    if (m_sizes.contains(ArchiveId))
        all.push_back({InArchive, 0, false, 0, {Kind::Archive, ArchiveId}});
    std::ranges::sort(all, [](const Placed &a, const Placed &b) { // the last used first
        return std::tie(a.group, a.folder, a.isBehindHead, b.used, b.row.id) <
               std::tie(b.group, b.folder, b.isBehindHead, a.used, a.row.id);
    });
    QList<Row> rows;
    rows.reserve(qsizetype(all.size()));
    for (const Placed &placed : all)
        rows.append(placed.row);
    return rows;
}

void ConversationListModel::arrange()
{
    const QHash<qint64, int> sizes = m_sizes;
    const QList<Row> wanted = sorted();
    // What differs lies between the rows that both begin with and those that both end with.
    qsizetype first = 0;
    const qsizetype shorter = std::min(m_rows.size(), wanted.size());
    while (first < shorter && m_rows.at(first) == wanted.at(first))
        ++first;
    qsizetype same = 0;
    while (same < shorter - first &&
           m_rows.at(m_rows.size() - 1 - same) == wanted.at(wanted.size() - 1 - same))
        ++same;
    const int begin = int(first);
    const int end = int(m_rows.size() - same);
    const int wantedEnd = int(wanted.size() - same);
    const bool isOtherCount = m_rows.size() != wanted.size();

    if (end == wantedEnd && end - begin > 1 && isMove(wanted, begin, end)) {
        const bool isUp = m_rows.at(end - 1) == wanted.at(begin);
        const int from = isUp ? end - 1 : begin;
        beginMoveRows({}, from, from, {}, isUp ? begin : end);
        m_rows = wanted;
        endMoveRows();
    } else {
        if (end > begin) {
            beginRemoveRows({}, begin, end - 1);
            m_rows.remove(begin, end - begin);
            endRemoveRows();
        }
        if (wantedEnd > begin) {
            beginInsertRows({}, begin, wantedEnd - 1);
            m_rows = wanted;
            endInsertRows();
        }
    }
    for (int row = 0; row < count() && sizes != m_sizes; ++row) {
        if (m_rows.at(row).kind != Kind::Conversation)
            emit dataChanged(index(row), index(row), {SizeRole});
    }
    if (isOtherCount)
        emit countChanged();
    forgetUnseen();
}

// Whether these rows become the wanted ones when the last of them goes to the first place, or the first to
// the last.
bool ConversationListModel::isMove(const QList<Row> &wanted, int begin, int end) const
{
    const auto is = [&](int from, int size, int to) {
        return m_rows.sliced(from, size) == wanted.sliced(to, size);
    };
    const int others = end - begin - 1;
    return (m_rows.at(end - 1) == wanted.at(begin) && is(begin, others, begin + 1)) ||
           (m_rows.at(begin) == wanted.at(end - 1) && is(begin + 1, others, begin));
}

QString sectionFor(QDate day, QDate today)
{
    const qint64 days = day.daysTo(today);
    if (days <= 0)
        return ConversationListModel::tr("Today");
    if (days == 1)
        return ConversationListModel::tr("Yesterday");
    if (days <= 7)
        return ConversationListModel::tr("Previous 7 days");
    if (days <= 30)
        return ConversationListModel::tr("Previous 30 days");
    //: A month and its year, in the form of QLocale: "October 2026"
    QString month = QLocale().toString(day, ConversationListModel::tr("MMMM yyyy"));
    month[0] = month.at(0).toUpper();
    return month;
}

} // namespace ui
