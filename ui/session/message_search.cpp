// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/message_search.h"

#include <QLocale>

namespace ui {

namespace {

Block blockOf(const storage::Snippet &snippet)
{
    Block block = {.text = snippet.text};
    for (const storage::Snippet::Mark &mark : snippet.marks)
        block.spans.append({int(mark.begin), int(mark.size), Span::Strong});
    return block;
}

QString firstFound(const storage::Snippet &snippet)
{
    return snippet.marks.isEmpty()
               ? QString()
               : snippet.text.sliced(snippet.marks.first().begin, snippet.marks.first().size);
}

// The hour of today, else the day.
QString timeWords(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    const QDate today = QDate::currentDate();
    if (local.date() == today)
        return QLocale().toString(local.time(), QLocale::ShortFormat);
    if (local.date().year() == today.year())
        return QLocale().toString(local.date(), QStringLiteral("d MMM"));
    return QLocale().toString(local.date(), QStringLiteral("d MMM yyyy"));
}

} // namespace

MessageSearch::MessageSearch(ConversationStore &store, QObject *parent)
    : QAbstractListModel(parent), m_store(store)
{
}

template <typename Value>
void MessageSearch::change(Value &value, const Value &to)
{
    if (value == to)
        return;
    value = to;
    ask();
}

void MessageSearch::setText(const QString &text)
{
    change(m_text, text);
}

void MessageSearch::setScope(int scope)
{
    change(m_scope, scope);
}

void MessageSearch::setDays(int days)
{
    change(m_days, days);
}

void MessageSearch::setLanguage(const QString &language)
{
    change(m_language, language);
}

void MessageSearch::setModel(const QString &name)
{
    change(m_model, name);
}

void MessageSearch::setInBin(bool isInBin)
{
    change(m_isInBin, isInBin);
}

void MessageSearch::repeat()
{
    m_store.answeringModels()
        .then(this,
              [this](const QStringList &names) {
                  m_models = names;
                  emit modelsChanged();
              })
        .onFailed(this, [](const FailureException &) {}); // the search itself says what is wrong
    if (!m_text.trimmed().isEmpty())
        ask();
}

void MessageSearch::ask()
{
    ++m_asked;
    emit asked();
    if (!m_isSending)
        send(0);
}

void MessageSearch::loadMore()
{
    if (m_hasMore && !m_isSending)
        send(m_oldest);
}

void MessageSearch::send(qint64 before)
{
    storage::SearchFilter filter = {.hasCode = m_scope == Code, .isInBin = m_isInBin};
    if (m_scope == Code)
        filter.codeLanguage = m_language;
    if (m_scope != Mine)
        filter.modelName = m_model;
    if (m_scope == Mine || m_scope == Answers)
        filter.role = m_scope == Mine ? storage::Role::User : storage::Role::Assistant;
    if (m_days > 0)
        filter.since = QDateTime::currentDateTimeUtc().addDays(-m_days);
    m_isSending = true;
    // False: something else is wanted by now.
    const auto settle = [this, sent = m_asked] {
        m_isSending = false;
        if (sent == m_asked)
            return true;
        send(0);
        return false;
    };
    m_store.search(m_text, filter, before)
        .then(this,
              [this, settle, before](const FoundPage &page) {
                  if (!settle())
                      return;
                  m_failure = {};
                  m_answered = m_asked;
                  m_hasMore = page.hasMore;
                  if (before > 0) {
                      for (const storage::SearchHit &hit : page.hits)
                          add(hit);
                  } else {
                      show(page);
                  }
                  emit found();
              })
        .onFailed(this, [this, settle](const FailureException &error) {
            if (!settle())
                return;
            m_answered = m_asked;
            m_failure = error.failure();
            show({});
            emit found();
        });
}

void MessageSearch::show(const FoundPage &page)
{
    beginResetModel();
    m_rows.clear();
    m_messages = 0;
    m_oldest = 0;
    endResetModel();
    for (const storage::TitleHit &hit : page.titles)
        m_rows[headingOf(hit.conversationId, blockOf(hit.title))].when = hit.updatedAt;
    for (const storage::SearchHit &hit : page.hits)
        add(hit);
}

// Behind the others of its conversation.
void MessageSearch::add(const storage::SearchHit &hit)
{
    int row = headingOf(hit.conversationId, {.text = hit.title}) + 1;
    while (row < count() && m_rows.at(row).message > 0)
        ++row;
    beginInsertRows({}, row, row);
    m_rows.insert(row, {.conversation = hit.conversationId,
                        .message = hit.messageId,
                        .who = hit.role == storage::Role::User ? tr("You")
                               : hit.modelName.isEmpty()       ? tr("Answer")
                                                               : hit.modelName,
                        .when = hit.createdAt,
                        .block = blockOf(hit.snippet),
                        .found = firstFound(hit.snippet)});
    endInsertRows();
    ++m_messages;
    m_oldest = hit.messageId;
}

int MessageSearch::headingOf(qint64 conversation, const Block &title)
{
    for (int row = 0; row < count(); ++row)
        if (m_rows.at(row).conversation == conversation && m_rows.at(row).message == 0)
            return row;
    beginInsertRows({}, count(), count());
    m_rows.append({.conversation = conversation, .block = title});
    endInsertRows();
    return count() - 1;
}

int MessageSearch::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant MessageSearch::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case IsConversationRole: return row.message == 0;
    case ConversationIdRole: return row.conversation;
    case MessageIdRole: return row.message;
    case WhoRole: return row.who;
    case WhenRole: return row.when.isValid() ? timeWords(row.when) : QString();
    case BlockRole: return QVariant::fromValue(row.block);
    case FoundRole: return row.found;
    }
    return {};
}

QHash<int, QByteArray> MessageSearch::roleNames() const
{
    return {{IsConversationRole, "isConversation"},
            {ConversationIdRole, "conversationId"},
            {MessageIdRole, "messageId"},
            {WhoRole, "who"},
            {WhenRole, "when"},
            {BlockRole, "block"},
            {FoundRole, "foundWords"}};
}

} // namespace ui
