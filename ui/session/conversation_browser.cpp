// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/conversation_browser.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace ui {

using namespace std::chrono_literals;
using storage::Conversation;

ConversationBrowser::ConversationBrowser(ConversationStore &store, ChatSession &session, AnswerQueue &answers,
                                         QObject *parent)
    : QObject(parent),
      m_store(store),
      m_session(session),
      m_answers(answers),
      m_conversations(ConversationListModel::Order::LastUsed),
      m_bin(ConversationListModel::Order::LastDeleted)
{
    m_conversations.setActivity([this](qint64 id) { return m_answers.isAnswering(id); },
                                [this](qint64 id) { return m_answers.waitingIn(id) > 0; });
    connect(&answers, &AnswerQueue::changed, this, [this] { m_conversations.updateActivity(); });
    connect(&session, &ChatSession::conversationChanged, this, &ConversationBrowser::currentChanged);
    connect(&session, &ChatSession::conversationStored, this, &ConversationBrowser::put);
    m_midnight.setSingleShot(true);
    connect(&m_midnight, &QTimer::timeout, this, &ConversationBrowser::followToday);
    followToday();
}

void ConversationBrowser::reload()
{
    m_store.conversations()
        .then(this,
              [this](const QList<Conversation> &conversations) {
                  m_conversations.setConversations(conversations);
                  if (!std::exchange(m_isReady, true))
                      emit readyChanged();
              })
        .onFailed(this, [this](const FailureException &error) { setFailure(error.failure()); });
    m_store.bin()
        .then(this,
              [this](const QList<Conversation> &conversations) { m_bin.setConversations(conversations); })
        .onFailed(this, [this](const FailureException &error) { setFailure(error.failure()); });
}

void ConversationBrowser::open(qint64 conversation)
{
    m_session.open(conversation);
}

void ConversationBrowser::step(int by)
{
    const int row = m_conversations.rowOf(currentId());
    const int other = row < 0 ? (by > 0 ? 0 : -1) : row + by;
    if (other >= 0 && other < m_conversations.count())
        open(m_conversations.at(other).id);
    else if (other < 0 && row == 0)
        newChat();
}

void ConversationBrowser::put(const Conversation &conversation)
{
    m_conversations.put(conversation);
}

void ConversationBrowser::rename(qint64 conversation, const QString &title)
{
    const QString name = title.simplified();
    const int row = m_conversations.rowOf(conversation);
    if (name.isEmpty() || row < 0 || m_conversations.at(row).title == name)
        return;
    Conversation renamed = m_conversations.at(row);
    renamed.title = name;
    m_conversations.put(renamed);
    m_session.adoptTitle(conversation, name);
    watch(m_store.rename(conversation, name));
}

void ConversationBrowser::moveToBin(qint64 conversation)
{
    const int row = m_conversations.rowOf(conversation);
    if (row < 0)
        return;
    Conversation deleted = m_conversations.at(row);
    m_answers.stop(conversation);
    m_conversations.remove(conversation);
    deleted.deletedAt = QDateTime::currentDateTimeUtc();
    m_bin.put(deleted);
    if (conversation == currentId())
        newChat();
    setUndo(conversation, tr("“%1” is in the bin").arg(deleted.title));
    watch(m_store.moveToBin(conversation));
}

void ConversationBrowser::undo()
{
    const qint64 conversation = m_undoable;
    setUndo(0, {});
    if (!conversation)
        return;
    restore(conversation);
    open(conversation);
}

void ConversationBrowser::forgetUndo()
{
    setUndo(0, {});
}

void ConversationBrowser::restore(qint64 conversation)
{
    const int row = m_bin.rowOf(conversation);
    if (row < 0)
        return;
    if (conversation == m_undoable)
        setUndo(0, {});
    Conversation restored = m_bin.at(row);
    restored.deletedAt.reset();
    m_bin.remove(conversation);
    m_conversations.put(restored);
    watch(m_store.restore(conversation));
}

void ConversationBrowser::removeForGood(qint64 conversation)
{
    if (conversation == m_undoable)
        setUndo(0, {});
    m_bin.remove(conversation);
    watch(m_store.removeForGood(conversation));
}

void ConversationBrowser::emptyBin()
{
    while (m_bin.count() > 0)
        removeForGood(m_bin.at(0).id);
}

void ConversationBrowser::watch(QFuture<void> change)
{
    change.then(this, [this] { setFailure({}); }).onFailed(this, [this](const FailureException &error) {
        setFailure(error.failure());
        reload();
    });
}

void ConversationBrowser::dismissFailure()
{
    setFailure({});
}

void ConversationBrowser::setFailure(const Failure &failure)
{
    if (m_failure == failure)
        return;
    m_failure = failure;
    emit failureChanged();
}

void ConversationBrowser::setUndo(qint64 conversation, const QString &text)
{
    if (m_undoable == conversation && m_undoText == text)
        return;
    m_undoable = conversation;
    m_undoText = text;
    emit undoChanged();
}

void ConversationBrowser::followToday()
{
    const QDateTime now = QDateTime::currentDateTime();
    m_conversations.setToday(now.date());
    m_bin.setToday(now.date());
    // Timers drift and computers sleep: an hour at most until the list is right again.
    const std::chrono::milliseconds midnight(now.msecsTo(now.date().addDays(1).startOfDay()) + 1000);
    m_midnight.start(std::min<std::chrono::milliseconds>(midnight, 1h));
}

} // namespace ui
