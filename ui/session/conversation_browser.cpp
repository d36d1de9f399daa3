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
    : QObject(parent), m_store(store), m_session(session), m_answers(answers)
{
    m_conversations.setActivity([this](qint64 id) { return m_answers.isAnswering(id); },
                                [this](qint64 id) { return m_answers.waitingIn(id) > 0; });
    connect(&answers, &AnswerQueue::changed, this, [this] { m_conversations.updateActivity(); });
    connect(&session, &ChatSession::conversationChanged, this, &ConversationBrowser::currentChanged);
    connect(&session, &ChatSession::conversationStored, this, &ConversationBrowser::put);
    connect(&session, &ChatSession::messagesDeleted, this, [this](int count) {
        setToast(tr("%n message(s) are in the bin", "", count), true);
        reloadBin();
    });
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
    reloadBin();
}

void ConversationBrowser::reloadBin()
{
    m_store.bin()
        .then(this,
              [this](const QList<storage::BinEntry> &entries) {
                  m_bin.setEntries(entries, QDateTime::currentDateTimeUtc());
              })
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
    setToast(tr("It is called “%1” now").arg(name), true);
    watch(m_store.rename(conversation, name));
}

void ConversationBrowser::moveToBin(qint64 conversation)
{
    const int row = m_conversations.rowOf(conversation);
    if (row < 0)
        return;
    const QString title = m_conversations.at(row).title;
    m_answers.stop(conversation);
    m_conversations.remove(conversation);
    if (conversation == currentId())
        newChat();
    setToast(tr("“%1” is in the bin").arg(title), true);
    watch(m_store.moveToBin(conversation));
    reloadBin();
}

void ConversationBrowser::undo()
{
    m_store.undo()
        .then(this,
              [this](const std::optional<storage::Act> &act) {
                  if (!act) {
                      setToast(tr("There is nothing to take back"), false);
                      return;
                  }
                  if (act->kind == storage::ActKind::Rename) {
                      m_session.adoptTitle(act->conversationId, act->title);
                      setToast(tr("It is called “%1” again").arg(act->title), false);
                  } else {
                      open(act->conversationId);
                      setToast(act->messageId ? tr("The messages are back")
                                              : tr("“%1” is back").arg(act->title),
                               false);
                  }
                  reload();
              })
        .onFailed(this, [this](const FailureException &error) { setFailure(error.failure()); });
}

void ConversationBrowser::dismissToast()
{
    setToast({}, false);
}

void ConversationBrowser::restore(int rowOfBin)
{
    const storage::BinEntry entry = m_bin.at(rowOfBin);
    dismissToast();
    watch(m_store.restore(entry));
    reload();
    open(entry.conversationId);
}

void ConversationBrowser::removeForGood(int rowOfBin)
{
    dismissToast(); // it may offer what is gone now
    watch(m_store.removeForGood(m_bin.at(rowOfBin)));
    reloadBin();
}

void ConversationBrowser::emptyBin()
{
    dismissToast();
    for (int row = 0; row < m_bin.count(); ++row)
        watch(m_store.removeForGood(m_bin.at(row)));
    reloadBin();
}

void ConversationBrowser::watch(QFuture<void> change)
{
    change.then(this, [this] { setFailure({}); }).onFailed(this, [this](const FailureException &error) {
        dismissToast();
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

void ConversationBrowser::setToast(const QString &text, bool hasUndo)
{
    if (m_toast == text && m_toastHasUndo == hasUndo)
        return;
    m_toast = text;
    m_toastHasUndo = hasUndo;
    emit toastChanged();
}

void ConversationBrowser::followToday()
{
    const QDateTime now = QDateTime::currentDateTime();
    m_conversations.setToday(now.date());
    reloadBin(); // the days that are left
    // Timers drift and computers sleep: an hour at most until the list is right again.
    const std::chrono::milliseconds midnight(now.msecsTo(now.date().addDays(1).startOfDay()) + 1000);
    m_midnight.start(std::min<std::chrono::milliseconds>(midnight, 1h));
}

} // namespace ui
