// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/sqlite_store.h"

#include "app/window/failure_from.h"
#include "storage/transfer/import/import_conversation.h"

#include <utility>

namespace window {

using storage::Store;

template <typename Work>
auto SqliteStore::withStore(Work work)
{
    return m_thread.run([this, work = std::move(work)]() mutable {
        if (!m_store)
            throw ui::FailureException(m_openFailure.value_or(ui::Failure()));
        try {
            return work(*m_store);
        } catch (const storage::Error &error) {
            throw ui::FailureException(failureFrom(error, m_folder));
        }
    });
}

SqliteStore::SqliteStore(const QString &folder, const storage::StoreOptions &options)
    : m_folder(folder),
      m_options(options),
      m_thread(QStringLiteral("storage")),
      m_import([this](const storage::ImportedConversation &imported, const std::shared_ptr<qint64> &act) {
          return withStore([=](Store &store) { return storage::importConversation(store, imported, *act); });
      }),
      m_export(folder)
{
    connect(&m_import, &ConversationImport::progressed, this, &SqliteStore::importProgressed);
}

SqliteStore::~SqliteStore()
{
    m_thread.run([this] { m_store.reset(); });
}

QFuture<std::optional<storage::Recovery>> SqliteStore::open()
{
    return m_thread.run([this]() -> std::optional<storage::Recovery> {
        try {
            m_store = std::make_unique<Store>(m_folder, m_options);
            return m_store->recovery();
        } catch (const storage::Error &error) {
            m_openFailure = failureFrom(error, m_folder);
            throw ui::FailureException(*m_openFailure);
        }
    });
}

QFuture<void> SqliteStore::keepHouse()
{
    return withStore([](Store &store) { store.keepHouse(); });
}

QFuture<QList<storage::Conversation>> SqliteStore::conversations()
{
    return withStore([](Store &store) { return store.conversations().all(); });
}

QFuture<QList<storage::BinEntry>> SqliteStore::bin()
{
    return withStore([](Store &store) { return store.bin().all(); });
}

QFuture<storage::ConversationContent> SqliteStore::open(qint64 conversation)
{
    return withStore([=](Store &store) { return store.conversations().open(conversation); });
}

QFuture<ui::FoundPage> SqliteStore::search(const QString &typed, const storage::SearchFilter &filter,
                                           qint64 before)
{
    return withStore([=](Store &store) {
        const storage::SearchQuery query(typed);
        ui::FoundPage page = {
            .hits = store.search().find(query, filter, ui::FoundPage::MostMessages + 1, before)};
        page.hasMore = page.hits.size() > ui::FoundPage::MostMessages;
        if (page.hasMore)
            page.hits.removeLast();
        if (before == 0 && filter == storage::SearchFilter{.isInBin = filter.isInBin})
            page.titles = store.search().findTitles(query, filter.isInBin, ui::FoundPage::MostTitles);
        return page;
    });
}

QFuture<QStringList> SqliteStore::answeringModels()
{
    return withStore([](Store &store) { return store.search().modelNames(); });
}

QFuture<QList<storage::Folder>> SqliteStore::folders()
{
    return withStore([](Store &store) { return store.folders().all(); });
}

QFuture<storage::Folder> SqliteStore::createFolder(const QString &name)
{
    return withStore([=](Store &store) { return store.folders().create(name); });
}

QFuture<void> SqliteStore::renameFolder(qint64 folder, const QString &name)
{
    return withStore([=](Store &store) { store.folders().rename(folder, name); });
}

QFuture<void> SqliteStore::deleteFolder(qint64 folder)
{
    return withStore([=](Store &store) { store.folders().remove(folder); });
}

QFuture<void> SqliteStore::moveToFolder(const QList<qint64> &conversations, qint64 folder)
{
    return withStore([=](Store &store) { store.conversations().setFolder(conversations, folder); });
}

QFuture<void> SqliteStore::setPinned(const QList<qint64> &conversations, bool isPinned)
{
    return withStore([=](Store &store) { store.conversations().setPinned(conversations, isPinned); });
}

QFuture<void> SqliteStore::setArchived(const QList<qint64> &conversations, bool isArchived)
{
    return withStore([=](Store &store) { store.conversations().setArchived(conversations, isArchived); });
}

QFuture<void> SqliteStore::rename(qint64 conversation, const QString &title)
{
    return withStore([=](Store &store) { store.conversations().rename(conversation, title); });
}

QFuture<bool> SqliteStore::setTitle(qint64 conversation, const QString &former, const QString &title)
{
    return withStore(
        [=](Store &store) { return store.conversations().setTitle(conversation, former, title); });
}

QFuture<void> SqliteStore::moveToBin(const QList<qint64> &conversations)
{
    return withStore([=](Store &store) { store.bin().putConversations(conversations); });
}

QFuture<void> SqliteStore::moveMessagesToBin(qint64 first, qint64 leaf)
{
    return withStore([=](Store &store) { store.bin().putMessages(first, leaf); });
}

QFuture<void> SqliteStore::restore(const storage::BinEntry &entry)
{
    return withStore([=](Store &store) {
        if (entry.messageId)
            store.bin().restoreMessages(entry.messageId);
        else
            store.bin().restoreConversation(entry.conversationId);
    });
}

QFuture<void> SqliteStore::restoreFound(qint64 conversation, qint64 message)
{
    return withStore([=](Store &store) { store.bin().restoreWith(conversation, message); });
}

QFuture<void> SqliteStore::removeForGood(const storage::BinEntry &entry)
{
    return withStore([=](Store &store) {
        if (entry.messageId)
            store.bin().removeMessages(entry.messageId);
        else
            store.bin().removeConversation(entry.conversationId);
    });
}

QFuture<std::optional<storage::Act>> SqliteStore::undo()
{
    return withStore([](Store &store) { return store.acts().undo(); });
}

QFuture<void> SqliteStore::showBranch(qint64 conversation, qint64 leaf)
{
    return withStore([=](Store &store) { store.conversations().showBranch(conversation, leaf); });
}

QFuture<void> SqliteStore::setOverflowRule(qint64 conversation, storage::OverflowRule rule)
{
    return withStore([=](Store &store) { store.conversations().setOverflowRule(conversation, rule); });
}

QFuture<void> SqliteStore::setSettings(qint64 conversation, const storage::ConversationSettings &settings)
{
    return withStore([=](Store &store) { store.conversations().setSettings(conversation, settings); });
}

QFuture<void> SqliteStore::exportTo(const QString &file, const QList<qint64> &conversations,
                                    storage::ExportFormat format)
{
    // What was asked of the store before is in it.
    return withStore([](Store &) {})
        .then(this, [=, this] { return m_export.start(file, conversations, format); })
        .unwrap();
}

QFuture<storage::ImportReport> SqliteStore::importFrom(const QStringList &paths)
{
    return m_import.start(paths);
}

QFuture<QList<storage::Preset>> SqliteStore::presets()
{
    return withStore([](Store &store) { return store.presets().all(); });
}

QFuture<storage::Preset> SqliteStore::savePreset(const QString &name,
                                                 const storage::ConversationSettings &settings)
{
    return withStore([=](Store &store) { return store.presets().save(name, settings); });
}

QFuture<void> SqliteStore::removePreset(qint64 preset)
{
    return withStore([=](Store &store) { store.presets().remove(preset); });
}

QFuture<void> SqliteStore::saveDraft(qint64 conversation, const QString &text)
{
    return withStore([=](Store &store) { store.conversations().saveDraft(conversation, text); });
}

QFuture<QString> SqliteStore::draft(qint64 conversation)
{
    return withStore([=](Store &store) { return store.conversations().draft(conversation); });
}

QFuture<ui::StoredQuestion> SqliteStore::addQuestion(qint64 conversation, qint64 parent, const QString &text,
                                                     const QString &titleIfNew)
{
    return withStore([=](Store &store) {
        const storage::Message message = store.messages().addQuestion(conversation, parent, text, titleIfNew);
        return ui::StoredQuestion{store.conversations().find(message.conversationId), message};
    });
}

QFuture<storage::Message> SqliteStore::beginAnswer(qint64 conversation, qint64 parent,
                                                   const storage::AnswerRecord &record)
{
    return withStore(
        [=](Store &store) { return store.messages().beginAnswer(conversation, parent, record); });
}

QFuture<void> SqliteStore::resumeAnswer(qint64 message, const storage::AnswerRecord &record)
{
    return withStore([=](Store &store) { store.messages().resumeAnswer(message, record); });
}

QFuture<void> SqliteStore::saveAnswer(const storage::Message &answer)
{
    return withStore(
        [=](Store &store) { store.messages().saveAnswer(answer.id, answer.text, answer.reasoning); });
}

QFuture<void> SqliteStore::endAnswer(const storage::Message &answer)
{
    return withStore([=](Store &store) {
        store.messages().endAnswer(answer.id, answer.text, answer.state,
                                   answer.answer.value_or(storage::AnswerRecord()), answer.reasoning);
    });
}

QFuture<void> SqliteStore::dropAnswer(qint64 message)
{
    return withStore([=](Store &store) { store.messages().dropAnswer(message); });
}

QFuture<void> SqliteStore::setSummary(qint64 message, const QString &summary)
{
    return withStore([=](Store &store) { store.messages().setSummary(message, summary); });
}

QFuture<storage::Message> SqliteStore::editAnswer(qint64 answer, const QString &text)
{
    return withStore([=](Store &store) { return store.messages().editAnswer(answer, text); });
}

QFuture<storage::Conversation> SqliteStore::copyBranch(qint64 conversation, qint64 leaf, const QString &title)
{
    return withStore([=](Store &store) {
        const storage::Message last = store.messages().copyBranch(conversation, leaf, title);
        return store.conversations().find(last.conversationId);
    });
}

QFuture<QStringList> SqliteStore::modelPaths()
{
    return withStore([](Store &store) { return store.modelFiles().paths(); });
}

QFuture<qint64> SqliteStore::rememberModel(const storage::ModelFile &file)
{
    return withStore([=](Store &store) { return store.modelFiles().remember(file); });
}

QFuture<QString> SqliteStore::modelHash(qint64 modelFile)
{
    return withStore([=](Store &store) { return store.modelFiles().find(modelFile).sha256; });
}

QFuture<void> SqliteStore::setModelHash(qint64 modelFile, const QString &sha256)
{
    return withStore([=](Store &store) { store.modelFiles().setSha256(modelFile, sha256); });
}

} // namespace window
