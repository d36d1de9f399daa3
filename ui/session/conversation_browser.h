// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/bin_model.h"
#include "ui/models/conversation_list_model.h"
#include "ui/ports/conversation_store.h"
#include "ui/session/answer_queue.h"
#include "ui/session/chat_session.h"
#include "ui/session/conversation_imports.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QVariantList>
#include <qqmlregistration.h>

namespace ui {

// The list of conversations beside the one that is open, and the bin. Thread of the window.
class ConversationBrowser : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program owns its browser")
    Q_PROPERTY(ui::ConversationListModel *conversations READ conversations CONSTANT)
    Q_PROPERTY(ui::BinModel *bin READ bin CONSTANT)
    Q_PROPERTY(ui::ConversationImports *imports READ imports CONSTANT)
    Q_PROPERTY(QVariantList folders READ folders NOTIFY foldersChanged)
    Q_PROPERTY(qint64 currentId READ currentId NOTIFY currentChanged)
    Q_PROPERTY(bool isReady READ isReady NOTIFY readyChanged)
    Q_PROPERTY(QString toast READ toast NOTIFY toastChanged)
    Q_PROPERTY(bool toastHasUndo READ toastHasUndo NOTIFY toastChanged)
    Q_PROPERTY(ui::Failure failure READ failure NOTIFY failureChanged)

public:
    ConversationBrowser(ConversationStore &store, ChatSession &session, AnswerQueue &answers,
                        QObject *parent = nullptr);

    ConversationListModel *conversations() { return &m_conversations; }
    BinModel *bin() { return &m_bin; }
    ConversationImports *imports() { return &m_imports; }
    QVariantList folders() const;                                   // { id, name } of each, by name
    qint64 currentId() const { return m_session.conversationId(); } // 0: the new chat
    bool isReady() const { return m_isReady; }                      // the list was read
    QString toast() const { return m_toast; }                       // what was done just now; empty: nothing
    bool toastHasUndo() const { return m_toastHasUndo; }
    Failure failure() const { return m_failure; } // of the last thing that was asked for

    void reload();
    void reloadBin();

    Q_INVOKABLE void newChat() { open(0); }
    Q_INVOKABLE void open(qint64 conversation);
    Q_INVOKABLE void step(int by); // to the next one of the list
    Q_INVOKABLE void rename(qint64 conversation, const QString &title);
    void adoptTitle(qint64 conversation, const QString &title); // which is stored already
    // Conversations, or all (none), to a file of this computer, whose name says in which form: .md, .html,
    // .pdf, else JSON.
    Q_INVOKABLE void exportTo(const QUrl &file, const QList<qint64> &conversations);
    // Where that may be, after a title, or for all (empty), with a name that any system takes.
    Q_INVOKABLE QUrl exportFile(const QString &title) const;
    Q_INVOKABLE QList<qint64> inFolder(qint64 folder) const { return m_conversations.inFolder(folder); }
    Q_INVOKABLE QList<qint64> selected() const { return m_conversations.selected(); }
    // What is done with a row is done with all that are selected, if that row is.
    Q_INVOKABLE QList<qint64> selectedWith(qint64 conversation) const;
    Q_INVOKABLE void toggleSelected(qint64 conversation) { m_conversations.toggleSelected(conversation); }
    Q_INVOKABLE void selectTo(qint64 conversation); // from the last one that was chosen, or that is open
    Q_INVOKABLE void selectAll() { m_conversations.selectAll(); }
    Q_INVOKABLE void clearSelection() { m_conversations.clearSelection(); }
    Q_INVOKABLE void setPinned(const QList<qint64> &conversations, bool isPinned);
    Q_INVOKABLE void setArchived(const QList<qint64> &conversations, bool isArchived);
    Q_INVOKABLE void moveToFolder(const QList<qint64> &conversations, qint64 folder); // 0: out of it
    Q_INVOKABLE void moveToNewFolder(const QList<qint64> &conversations); // which then wants a name
    Q_INVOKABLE void renameFolder(qint64 folder, const QString &name);
    Q_INVOKABLE void deleteFolder(qint64 folder);
    Q_INVOKABLE void toggleFolder(qint64 folder); // or the archive: shows what is in it, or not
    Q_INVOKABLE void moveToBin(const QList<qint64> &conversations);
    // Takes back the last thing that was done in the conversations, also before this start of the program.
    Q_INVOKABLE void undo();
    Q_INVOKABLE void dismissToast();
    Q_INVOKABLE void restore(int rowOfBin); // and opens it
    // Whatever keeps a message in the bin, or its conversation (0: no message), and opens it there.
    Q_INVOKABLE void restoreFound(qint64 conversation, qint64 message, const QString &words);
    Q_INVOKABLE void removeForGood(int rowOfBin);
    Q_INVOKABLE void emptyBin();
    Q_INVOKABLE int rowOf(qint64 conversation) const
    {
        return m_conversations.rowOf(conversation);
    } // -1: none
    Q_INVOKABLE int rowOfFolder(qint64 folder) const { return m_conversations.rowOfFolder(folder); }
    Q_INVOKABLE void dismissFailure();

signals:
    void currentChanged();
    void foldersChanged();
    void folderMade(qint64 folder); // by moveToNewFolder(), and its row is there
    void readyChanged();
    void toastChanged();
    void failureChanged();

private:
    void put(const storage::Conversation &conversation);
    void reloadFolders();
    // Changes rows at once: those of conversations that are listed and for which `change` says that it did.
    // Returns these.
    template <typename Change>
    QList<qint64> changed(const QList<qint64> &conversations, Change change);
    // The title in words about one conversation, else the words about so many.
    QString about(const QList<qint64> &conversations, const QString &one, const QString &several) const;
    // Says what failed and reads the lists again: they show what is stored.
    void watch(QFuture<void> change);
    void setFailure(const Failure &failure);
    void setToast(const QString &text, bool hasUndo);
    void followToday();

    ConversationStore &m_store;
    ChatSession &m_session;
    AnswerQueue &m_answers;
    ConversationListModel m_conversations;
    BinModel m_bin;
    ConversationImports m_imports;
    bool m_isReady = false;
    QString m_toast;
    bool m_toastHasUndo = false;
    Failure m_failure;
    QTimer m_midnight;
};

} // namespace ui
