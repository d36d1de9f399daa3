// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "ui/session/conversation_browser.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <chrono>

namespace ui {

using namespace std::chrono_literals;
using storage::Conversation;

namespace {

storage::ExportFormat formatOf(const QString &file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    return suffix == QLatin1String("md")     ? storage::ExportFormat::Markdown
           : suffix == QLatin1String("html") ? storage::ExportFormat::Html
           : suffix == QLatin1String("pdf")  ? storage::ExportFormat::Pdf
                                             : storage::ExportFormat::Json;
}

QString wordsForUndone(const storage::Act &act)
{
    switch (act.kind) {
    case storage::ActKind::Rename:
    case storage::ActKind::RenameFolder:
        return ConversationBrowser::tr("It is called “%1” again").arg(act.title);
    case storage::ActKind::DeleteMessages: return ConversationBrowser::tr("The messages are back");
    case storage::ActKind::DeleteConversation:
        if (act.conversations > 1)
            return ConversationBrowser::tr("%n conversation(s) are back", "", act.conversations);
        [[fallthrough]];
    case storage::ActKind::DeleteFolder: return ConversationBrowser::tr("“%1” is back").arg(act.title);
    case storage::ActKind::Import:
        return ConversationBrowser::tr("What was imported is in the bin: %n conversation(s)", "",
                                       act.conversations);
    case storage::ActKind::MoveConversation:
    case storage::ActKind::Archive: break;
    }
    return act.conversations > 1
               ? ConversationBrowser::tr("%n conversation(s) are where they were", "", act.conversations)
               : ConversationBrowser::tr("“%1” is where it was").arg(act.title);
}

} // namespace

ConversationBrowser::ConversationBrowser(ConversationStore &store, ChatSession &session, AnswerQueue &answers,
                                         QObject *parent)
    : QObject(parent), m_store(store), m_session(session), m_answers(answers), m_imports(store)
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
    connect(&m_imports, &ConversationImports::finished, this, [this] {
        reload();
        reloadBin();
    });
    m_midnight.setSingleShot(true);
    connect(&m_midnight, &QTimer::timeout, this, &ConversationBrowser::followToday);
    followToday();
}

void ConversationBrowser::reload()
{
    reloadFolders();
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
                  const bool isOpenOneThere =
                      std::ranges::any_of(entries, [this](const storage::BinEntry &entry) {
                          return !entry.messageId && entry.conversationId == currentId();
                      });
                  if (isOpenOneThere) // an import was taken back
                      newChat();
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
    for (int other = row < 0 ? (by > 0 ? 0 : -1) : row + by; other >= 0 && other < m_conversations.count();
         other += by) {
        if (const qint64 conversation = m_conversations.conversationAt(other)) {
            open(conversation);
            return;
        }
    }
    if (by < 0 && row >= 0)
        newChat();
}

void ConversationBrowser::put(const Conversation &conversation)
{
    m_conversations.put({conversation});
}

template <typename Change>
QList<qint64> ConversationBrowser::changed(const QList<qint64> &conversations, Change change)
{
    QList<Conversation> now;
    QList<qint64> ids;
    for (const qint64 conversation : conversations) {
        const Conversation *found = m_conversations.find(conversation);
        if (!found)
            continue;
        Conversation other = *found;
        if (!change(other))
            continue;
        now.append(other);
        ids.append(conversation);
    }
    m_conversations.put(now);
    return ids;
}

void ConversationBrowser::rename(qint64 conversation, const QString &title)
{
    const QString name = title.simplified();
    const Conversation *found = m_conversations.find(conversation);
    if (name.isEmpty() || !found || found->title == name)
        return;
    adoptTitle(conversation, name);
    setToast(tr("It is called “%1” now").arg(name), true);
    watch(m_store.rename(conversation, name));
}

void ConversationBrowser::adoptTitle(qint64 conversation, const QString &title)
{
    changed({conversation}, [&](Conversation &now) {
        now.title = title;
        return true;
    });
    m_session.adoptTitle(conversation, title);
}

void ConversationBrowser::exportTo(const QUrl &url, const QList<qint64> &conversations)
{
    const QString file = url.toLocalFile();
    m_store.exportTo(file, conversations, formatOf(file))
        .then(this,
              [this, name = url.fileName()] {
                  setFailure({});
                  setToast(tr("“%1” is written").arg(name), false);
              })
        .onFailed(this, [this](const FailureException &error) { setFailure(error.failure()); });
}

QUrl ConversationBrowser::exportFile(const QString &title) const
{
    static const QRegularExpression forbidden( // in names of files, on one system or another
        QStringLiteral("[\\x00-\\x1f/\\\\:*?\"<>|]+"));
    QString name = QString(title).replace(forbidden, QStringLiteral(" ")).simplified().left(80);
    while (name.startsWith(u'.'))
        name.removeFirst();
    if (name.isEmpty())
        name = title.isEmpty() ? QStringLiteral("chasqui-conversations") : QStringLiteral("conversation");
    name += title.isEmpty() ? QStringLiteral(".json") : QStringLiteral(".md");
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return QUrl::fromLocalFile((documents.exists() ? documents : QDir::home()).filePath(name));
}

QList<qint64> ConversationBrowser::selectedWith(qint64 conversation) const
{
    const QList<qint64> selected = m_conversations.selected();
    return selected.contains(conversation) ? selected : QList{conversation};
}

void ConversationBrowser::selectTo(qint64 conversation)
{
    m_conversations.selectTo(conversation, currentId());
}

QString ConversationBrowser::about(const QList<qint64> &conversations, const QString &one,
                                   const QString &several) const
{
    return conversations.size() == 1 ? one.arg(m_conversations.find(conversations.first())->title) : several;
}

void ConversationBrowser::setPinned(const QList<qint64> &conversations, bool isPinned)
{
    const QList<qint64> moved = changed(
        conversations, [&](Conversation &now) { return std::exchange(now.isPinned, isPinned) != isPinned; });
    if (!moved.isEmpty())
        watch(m_store.setPinned(moved, isPinned));
}

void ConversationBrowser::setArchived(const QList<qint64> &conversations, bool isArchived)
{
    const QList<qint64> moved = changed(conversations, [&](Conversation &now) {
        return std::exchange(now.isArchived, isArchived) != isArchived;
    });
    if (moved.isEmpty())
        return;
    if (isArchived)
        setToast(about(moved, tr("“%1” is in the archive"),
                       tr("%n conversation(s) are in the archive", "", int(moved.size()))),
                 true);
    watch(m_store.setArchived(moved, isArchived));
}

void ConversationBrowser::moveToFolder(const QList<qint64> &conversations, qint64 folder)
{
    const QList<qint64> moved = changed(
        conversations, [&](Conversation &now) { return std::exchange(now.folderId, folder) != folder; });
    if (moved.isEmpty())
        return;
    const int count = int(moved.size());
    const auto to = std::ranges::find(m_conversations.folders(), folder, &storage::Folder::id);
    if (to == m_conversations.folders().end())
        setToast(about(moved, tr("“%1” is in no folder now"),
                       tr("%n conversation(s) are in no folder now", "", count)),
                 true);
    else
        setToast(about(moved, tr("“%1” is in “%2” now").arg(QStringLiteral("%1"), to->name),
                       tr("%n conversation(s) are in “%1” now", "", count).arg(to->name)),
                 true);
    watch(m_store.moveToFolder(moved, folder));
}

void ConversationBrowser::moveToNewFolder(const QList<qint64> &conversations)
{
    m_store.createFolder(tr("New folder"))
        .then(this,
              [this, conversations](const storage::Folder &folder) {
                  m_conversations.setFolders(m_conversations.folders() + QList{folder});
                  m_conversations.setFolded(folder.id, false);
                  emit foldersChanged();
                  moveToFolder(conversations, folder.id);
                  dismissToast(); // it is named now
                  emit folderMade(folder.id);
              })
        .onFailed(this, [this](const FailureException &error) { setFailure(error.failure()); });
}

void ConversationBrowser::renameFolder(qint64 folder, const QString &name)
{
    if (name.simplified().isEmpty())
        return;
    watch(m_store.renameFolder(folder, name.simplified()));
    reloadFolders();
}

void ConversationBrowser::deleteFolder(qint64 folder)
{
    const auto found = std::ranges::find(m_conversations.folders(), folder, &storage::Folder::id);
    if (found == m_conversations.folders().end())
        return;
    setToast(tr("The folder “%1” is gone; what was in it is here").arg(found->name), true);
    watch(m_store.deleteFolder(folder));
    reloadFolders();
}

void ConversationBrowser::toggleFolder(qint64 folder)
{
    m_conversations.toggleFolded(folder);
}

QVariantList ConversationBrowser::folders() const
{
    QVariantList all;
    for (const storage::Folder &folder : m_conversations.folders())
        all.append(QVariantMap{{QStringLiteral("id"), folder.id}, {QStringLiteral("name"), folder.name}});
    return all;
}

void ConversationBrowser::reloadFolders()
{
    m_store.folders()
        .then(this,
              [this](const QList<storage::Folder> &folders) {
                  m_conversations.setFolders(folders);
                  emit foldersChanged();
              })
        .onFailed(this, [this](const FailureException &error) { setFailure(error.failure()); });
}

void ConversationBrowser::moveToBin(const QList<qint64> &conversations)
{
    QList<qint64> moved;
    for (const qint64 conversation : conversations) {
        if (m_conversations.find(conversation))
            moved.append(conversation);
    }
    if (moved.isEmpty())
        return;
    setToast(about(moved, tr("“%1” is in the bin"),
                   tr("%n conversation(s) are in the bin", "", int(moved.size()))),
             true);
    for (const qint64 conversation : std::as_const(moved))
        m_answers.stop(conversation);
    m_conversations.remove(moved);
    if (moved.contains(currentId()))
        newChat();
    watch(m_store.moveToBin(moved));
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
                  if (act->kind == storage::ActKind::Rename)
                      m_session.adoptTitle(act->conversationId, act->title);
                  if (act->kind == storage::ActKind::DeleteConversation ||
                      act->kind == storage::ActKind::DeleteMessages)
                      open(act->conversationId);
                  setToast(wordsForUndone(*act), false);
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

void ConversationBrowser::restoreFound(qint64 conversation, qint64 message, const QString &words)
{
    dismissToast();
    watch(m_store.restoreFound(conversation, message));
    reload();
    m_session.open(conversation); // anew: it may be the one that is open
    m_session.openAt(conversation, message, words);
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
    if (m_isReady)
        reloadBin(); // the days that are left
    // Timers drift and computers sleep: an hour at most until the list is right again.
    const std::chrono::milliseconds midnight(now.msecsTo(now.date().addDays(1).startOfDay()) + 1000);
    m_midnight.start(std::min<std::chrono::milliseconds>(midnight, 1h));
}

} // namespace ui
