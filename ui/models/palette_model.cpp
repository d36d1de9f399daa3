// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/models/palette_model.h"

#include <QLocale>

#include <algorithm>
#include <optional>

namespace ui {

using storage::Conversation;
using namespace Qt::Literals::StringLiterals;

namespace {

// Character for character, so that places are the same in both.
QString folded(const QString &text)
{
    QString folded = text;
    for (QChar &character : folded) {
        const QString parts = character.decomposition();
        character = (parts.isEmpty() ? character : parts.front()).toCaseFolded();
    }
    return folded;
}

struct Match {
    Block block;
    bool isAtBeginning = false;
};

// Where all the words stand in a name, at the beginning of a word of it where they do; none: not all do.
std::optional<Match> wordsIn(const QString &name, const QStringList &words)
{
    Match found = {.block = {.text = name}};
    const QString where = folded(name);
    for (const QString &word : words) {
        qsizetype place = where.startsWith(word) ? 0 : where.indexOf(u' ' + word);
        place = place > 0 ? place + 1 : place == 0 ? 0 : where.indexOf(word);
        if (place < 0)
            return std::nullopt;
        found.isAtBeginning = found.isAtBeginning || (place == 0 && word == words.first());
        found.block.spans.append({int(place), int(word.size()), Span::Strong});
    }
    // Apart from each other, in their order.
    QList<Span> &spans = found.block.spans;
    std::ranges::sort(spans, {}, &Span::start);
    for (qsizetype i = 1; i < spans.size();) {
        Span &before = spans[i - 1];
        const Span &after = spans.at(i);
        if (after.start > before.start + before.length) {
            ++i;
            continue;
        }
        before.length = std::max(before.length, after.start + after.length - before.start);
        spans.removeAt(i);
    }
    return found;
}

// Those that begin with what is typed stand before the others, which keep their order.
template <typename Row>
void append(QList<Row> &rows, QList<std::pair<bool, Row>> found)
{
    std::ranges::stable_sort(found, std::ranges::greater(), &std::pair<bool, Row>::first);
    for (const auto &[isAtBeginning, row] : found)
        rows.append(row);
}

} // namespace

void PaletteModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    offer();
}

void PaletteModel::setCommands(const QVariantList &commands)
{
    m_commands = commands;
    offer();
}

void PaletteModel::setConversations(ConversationListModel *conversations)
{
    m_conversations = conversations;
    offer();
}

void PaletteModel::offer()
{
    const QStringList words = folded(m_text).split(u' ', Qt::SkipEmptyParts);
    QStringList groups;
    for (const QVariant &command : std::as_const(m_commands)) {
        const QString group = command.toMap().value(u"group"_s).toString();
        if (!groups.contains(group))
            groups.append(group);
    }
    beginResetModel();
    m_rows.clear();
    if (words.isEmpty()) // where one was last is nearer than what one could do
        m_rows += offeredConversations(words);
    if (!groups.isEmpty())
        m_rows += offeredCommands(groups.takeFirst(), words);
    if (!words.isEmpty())
        m_rows += offeredConversations(words);
    for (const QString &group : std::as_const(groups))
        m_rows += offeredCommands(group, words);
    endResetModel();
    emit changed();
}

QList<PaletteModel::Row> PaletteModel::offeredCommands(const QString &group, const QStringList &words) const
{
    QList<std::pair<bool, Row>> found;
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const QVariantMap command = m_commands.at(i).toMap();
        if (command.value(u"group"_s) != group)
            continue;
        if (const std::optional<Match> name = wordsIn(command.value(u"text"_s).toString(), words))
            found.append({name->isAtBeginning,
                          {.section = group,
                           .block = name->block,
                           .iconName = command.value(u"iconName"_s).toString(),
                           .note = command.value(u"note"_s).toString(),
                           .keys = command.value(u"keys"_s).toString(),
                           .command = int(i)}});
    }
    QList<Row> rows;
    append(rows, found);
    return rows;
}

QList<PaletteModel::Row> PaletteModel::offeredConversations(const QStringList &words) const
{
    QList<std::pair<bool, Row>> found;
    const int most = words.isEmpty() ? MostWithoutWords : MostConversations;
    for (const Conversation &conversation :
         m_conversations ? m_conversations->lastUsedFirst() : QList<Conversation>()) {
        const std::optional<Match> title = wordsIn(conversation.title.simplified(), words);
        if (!title)
            continue;
        const auto folder =
            std::ranges::find(m_conversations->folders(), conversation.folderId, &storage::Folder::id);
        found.append({title->isAtBeginning,
                      {.section = tr("Chats"),
                       .block = title->block,
                       .iconName = u"chat"_s,
                       .note = conversation.isArchived ? tr("Archive")
                               : folder != m_conversations->folders().end()
                                   ? folder->name
                                   : QLocale().toString(conversation.updatedAt.toLocalTime().date(),
                                                        QLocale::ShortFormat),
                       .conversation = conversation.id}});
        if (found.size() == most)
            break;
    }
    QList<Row> rows;
    append(rows, found);
    return rows;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case SectionRole: return row.section;
    case BlockRole: return QVariant::fromValue(row.block);
    case IconNameRole: return row.iconName;
    case NoteRole: return row.note;
    case KeysRole: return row.keys;
    case CommandRole: return row.command;
    case ConversationIdRole: return row.conversation;
    }
    return {};
}

QHash<int, QByteArray> PaletteModel::roleNames() const
{
    return {{SectionRole, "section"},
            {BlockRole, "block"},
            {IconNameRole, "iconName"},
            {NoteRole, "note"},
            {KeysRole, "keys"},
            {CommandRole, "command"},
            {ConversationIdRole, "conversationId"}};
}

} // namespace ui
