// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/conversation_store.h"

#include <QHash>
#include <QMap>
#include <QPromise>
#include <QStringList>
#include <QTimeZone>

#include <optional>

// Conversations in a list, for tests: does at once what the database does, keeps a log of the calls, and
// fails the next one when told to.
class MemoryStore : public ui::ConversationStore
{
    Q_OBJECT

public:
    void failNext(const ui::Failure &failure) { m_failure = failure; }
    // The next draft that is asked for does not come, as from a slow disk.
    void holdNextDraft() { m_heldDraft.emplace(); }
    QStringList takeLog() { return std::exchange(m_log, {}); }
    const storage::Message &message(qint64 id) const { return *m_messages.constFind(id); }
    bool contains(qint64 message) const { return m_messages.contains(message); }
    QString savedDraft(qint64 conversation) const { return m_drafts.value(conversation); }
    int messageCount() const { return int(m_messages.size()); }
    // For what a test begins with.
    storage::Message put(qint64 conversation, qint64 parent, storage::Role role, const QString &text,
                         const storage::AnswerRecord &record = {});
    storage::Conversation &conversation(qint64 id) { return m_conversations[id]; }
    void setNow(const QDateTime &now) { m_now = now; }
    QList<storage::ImportProblem> importProblems; // of the next imports

    QFuture<QList<storage::Conversation>> conversations() override;
    QFuture<QList<storage::BinEntry>> bin() override;
    QFuture<storage::ConversationContent> open(qint64 conversation) override;
    QFuture<ui::FoundPage> search(const QString &typed, const storage::SearchFilter &filter,
                                  qint64 before) override;
    QFuture<QStringList> answeringModels() override;
    QFuture<QList<storage::Folder>> folders() override;
    QFuture<storage::Folder> createFolder(const QString &name) override;
    QFuture<void> renameFolder(qint64 folder, const QString &name) override;
    QFuture<void> deleteFolder(qint64 folder) override;
    QFuture<void> moveToFolder(const QList<qint64> &conversations, qint64 folder) override;
    QFuture<void> setPinned(const QList<qint64> &conversations, bool isPinned) override;
    QFuture<void> setArchived(const QList<qint64> &conversations, bool isArchived) override;
    QFuture<void> rename(qint64 conversation, const QString &title) override;
    QFuture<bool> setTitle(qint64 conversation, const QString &former, const QString &title) override;
    QFuture<void> moveToBin(const QList<qint64> &conversations) override;
    QFuture<void> moveMessagesToBin(qint64 first, qint64 leaf) override;
    QFuture<void> restore(const storage::BinEntry &entry) override;
    QFuture<void> restoreFound(qint64 conversation, qint64 message) override;
    QFuture<void> removeForGood(const storage::BinEntry &entry) override;
    QFuture<std::optional<storage::Act>> undo() override;
    QFuture<void> showBranch(qint64 conversation, qint64 leaf) override;
    QFuture<void> setOverflowRule(qint64 conversation, storage::OverflowRule rule) override;
    QFuture<void> setSettings(qint64 conversation, const storage::ConversationSettings &settings) override;
    QFuture<void> exportTo(const QString &file, const QList<qint64> &conversations,
                           storage::ExportFormat format) override;
    QFuture<storage::ImportReport> importFrom(const QStringList &paths) override;
    QFuture<QList<storage::Preset>> presets() override;
    QFuture<storage::Preset> savePreset(const QString &name,
                                        const storage::ConversationSettings &settings) override;
    QFuture<void> removePreset(qint64 preset) override;
    QFuture<void> saveDraft(qint64 conversation, const QString &text) override;
    QFuture<QString> draft(qint64 conversation) override;
    QFuture<ui::StoredQuestion> addQuestion(qint64 conversation, qint64 parent, const QString &text,
                                            const QString &titleIfNew) override;
    QFuture<storage::Message> beginAnswer(qint64 conversation, qint64 parent,
                                          const storage::AnswerRecord &record) override;
    QFuture<void> resumeAnswer(qint64 message, const storage::AnswerRecord &record) override;
    QFuture<void> saveAnswer(const storage::Message &answer) override;
    QFuture<void> endAnswer(const storage::Message &answer) override;
    QFuture<void> dropAnswer(qint64 message) override;
    QFuture<void> setSummary(qint64 message, const QString &summary) override;
    QFuture<storage::Message> editAnswer(qint64 answer, const QString &text) override;
    QFuture<storage::Conversation> copyBranch(qint64 conversation, qint64 leaf,
                                              const QString &title) override;

private:
    template <typename Work>
    auto carryOut(const QString &call, Work work);

    void record(storage::ActKind kind, const QList<qint64> &conversations);
    void bringBack(const storage::BinEntry &entry);

    QMap<qint64, storage::Conversation> m_conversations;
    QMap<qint64, storage::Message> m_messages;
    QMap<qint64, QList<storage::Message>> m_deleted; // by the first of them
    QList<storage::Act> m_acts;
    QMap<qint64, storage::Folder> m_folders;
    QMap<QString, storage::Preset> m_presets;
    QHash<qint64, QString> m_drafts;
    QStringList m_log;
    std::optional<ui::Failure> m_failure;
    std::optional<QPromise<QString>> m_heldDraft;
    qint64 m_lastId = 0;
    QDateTime m_now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::UTC);
};
