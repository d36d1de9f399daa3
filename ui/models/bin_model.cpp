// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/models/bin_model.h"

#include "ui/text/plain_text.h"

#include <QLocale>

#include <algorithm>
#include <functional>

namespace ui {

using storage::BinEntry;

namespace {

const QString Dot = QStringLiteral(" · ");

bool isMessage(const BinEntry &entry)
{
    return entry.messageId != 0;
}

} // namespace

int BinModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant BinModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const BinEntry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole: return isMessage(entry) ? plainText(entry.text).simplified() : entry.title;
    case DetailRole: return detailOf(entry);
    case SectionRole: return isMessage(entry) ? tr("Messages") : tr("Chats");
    case DaysLeftRole: return std::max(0, BinEntry::Days - int(entry.deletedAt.daysTo(m_now)));
    case IsMessageRole: return isMessage(entry);
    }
    return {};
}

QHash<int, QByteArray> BinModel::roleNames() const
{
    return {{TitleRole, "title"},
            {DetailRole, "detail"},
            {SectionRole, "section"},
            {DaysLeftRole, "daysLeft"},
            {IsMessageRole, "isMessage"}};
}

void BinModel::setEntries(QList<BinEntry> entries, const QDateTime &now)
{
    std::ranges::stable_partition(entries, std::not_fn(isMessage));
    beginResetModel();
    m_entries = std::move(entries);
    m_now = now;
    endResetModel();
    emit countChanged();
}

QString BinModel::summary() const
{
    const int messages = int(std::ranges::count_if(m_entries, isMessage));
    const int chats = count() - messages;
    if (messages == 0)
        return tr("%n chat(s)", "", chats);
    if (chats == 0)
        return tr("%n message(s)", "", messages);
    return tr("%1 and %2", "chats, messages")
        .arg(tr("%n chat(s)", "", chats), tr("%n message(s)", "", messages));
}

QString BinModel::detailOf(const BinEntry &entry) const
{
    const QDateTime at = entry.deletedAt.toLocalTime();
    const QString when =
        at.date() == m_now.toLocalTime().date()
            ? tr("deleted today %1").arg(QLocale().toString(at.time(), QLocale::ShortFormat))
            : tr("deleted %1").arg(QLocale().toString(at.date(), tr("d MMMM", "a day and its month")));
    if (!isMessage(entry))
        return tr("%n message(s)", "", entry.messages) + Dot + when;
    const QString who = entry.role == storage::Role::Assistant ? tr("Answer") : tr("Yours");
    const int after = entry.messages - 1;
    return (after > 0 ? tr("%1, with %n message(s) after it", "", after).arg(who) : who) + Dot + entry.title +
           Dot + when;
}

} // namespace ui
