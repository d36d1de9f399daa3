// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/conversation_export.h"
#include "app/window/conversation_import.h"
#include "app/window/task_thread.h"
#include "storage/store.h"
#include "ui/ports/conversation_store.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace window {

// Conversations in the database of a data folder. The database is opened, used and closed on the storage
// thread alone; when it cannot be opened, every call fails with the reason.
class SqliteStore : public ui::ConversationStore
{
    Q_OBJECT

public:
    explicit SqliteStore(const QString &folder, const storage::StoreOptions &options = {});
    ~SqliteStore() override; // what was asked for is carried out before

    // Once, before anything else: what had to be mended, if something had.
    QFuture<std::optional<storage::Recovery>> open();
    // When there is nothing better to do: the daily copy.
    QFuture<void> keepHouse();

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

    QFuture<QStringList> modelPaths(); // of every file that was ever used
    QFuture<qint64> rememberModel(const storage::ModelFile &file);
    QFuture<QString> modelHash(qint64 modelFile); // empty when it is not known
    QFuture<void> setModelHash(qint64 modelFile, const QString &sha256);

private:
    // Carries out work(storage::Store &) on the storage thread.
    template <typename Work>
    auto withStore(Work work);

    QString m_folder;
    storage::StoreOptions m_options;
    std::unique_ptr<storage::Store> m_store;  // storage thread
    std::optional<ui::Failure> m_openFailure; // storage thread
    TaskThread m_thread;
    ConversationImport m_import; // ends before the thread that it stores with
    ConversationExport m_export;
};

} // namespace window
