// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/ui/memory_store.h"

#include <QTimeZone>

#include <algorithm>
#include <array>
#include <type_traits>

using namespace Qt::Literals::StringLiterals;
using storage::Conversation;
using storage::Message;
using storage::MessageState;

template <typename Work>
auto MemoryStore::carryOut(const QString &call, Work work)
{
    using Result = std::invoke_result_t<Work>;
    m_log.append(call);
    if (const auto failure = std::exchange(m_failure, {}))
        return QtFuture::makeExceptionalFuture<Result>(ui::FailureException(*failure));
    m_now = m_now.addSecs(1);
    if constexpr (std::is_void_v<Result>) {
        work();
        return QtFuture::makeReadyVoidFuture();
    } else {
        return QtFuture::makeReadyValueFuture(work());
    }
}

Message MemoryStore::put(qint64 conversation, qint64 parent, storage::Role role, const QString &text,
                         const storage::AnswerRecord &record)
{
    m_now = m_now.addSecs(1);
    if (!m_conversations.contains(conversation))
        m_conversations.insert(conversation, {.id = conversation, .title = text, .createdAt = m_now});
    Message message = {.id = ++m_lastId,
                       .conversationId = conversation,
                       .parentId = parent,
                       .role = role,
                       .text = text,
                       .createdAt = m_now};
    if (role == storage::Role::Assistant)
        message.answer = record;
    m_messages.insert(message.id, message);
    m_conversations[conversation].leafId = message.id;
    m_conversations[conversation].updatedAt = m_now;
    return message;
}

QFuture<QList<Conversation>> MemoryStore::conversations()
{
    return carryOut(u"conversations"_s, [this] {
        QList<Conversation> found;
        for (const Conversation &conversation : std::as_const(m_conversations)) {
            if (!conversation.deletedAt)
                found.append(conversation);
        }
        std::ranges::sort(found, std::greater(), &Conversation::updatedAt);
        return found;
    });
}

QFuture<QList<storage::BinEntry>> MemoryStore::bin()
{
    return carryOut(u"bin"_s, [this] {
        QList<storage::BinEntry> found;
        for (const Conversation &conversation : std::as_const(m_conversations)) {
            if (conversation.deletedAt)
                found.append({.conversationId = conversation.id,
                              .title = conversation.title,
                              .deletedAt = *conversation.deletedAt,
                              .messages = 2});
        }
        for (const auto &[first, branch] : std::as_const(m_deleted).asKeyValueRange()) {
            const Message &message = branch.first();
            found.append({.conversationId = message.conversationId,
                          .messageId = first,
                          .title = m_conversations.value(message.conversationId).title,
                          .text = message.text,
                          .role = message.role,
                          .deletedAt = m_now,
                          .messages = int(branch.size())});
        }
        return found;
    });
}

QFuture<storage::ConversationContent> MemoryStore::open(qint64 conversation)
{
    return carryOut(u"open %1"_s.arg(conversation), [&] {
        storage::ConversationContent content = {.conversation = m_conversations.value(conversation),
                                                .draft = m_drafts.value(conversation)};
        for (const Message &message : std::as_const(m_messages)) {
            if (message.conversationId == conversation)
                content.messages.append(message);
        }
        return content;
    });
}

QFuture<ui::FoundPage> MemoryStore::search(const QString &typed, const storage::SearchFilter &filter,
                                           qint64 before)
{
    return carryOut(u"search %1"_s.arg(typed), [&] {
        const auto snippet = [&typed](const QString &text) {
            const qsizetype found = text.indexOf(typed, 0, Qt::CaseInsensitive);
            const qsizetype begin = std::max<qsizetype>(0, found - 60);
            const QString piece =
                (begin > 0 ? u"…"_s : QString()) + text.mid(begin, 160).replace(u'\n', u' ');
            return storage::Snippet{piece, {{found - begin + (begin > 0 ? 1 : 0), typed.size()}}};
        };
        QMap<qint64, Message> all = m_messages;
        for (const QList<Message> &group : std::as_const(m_deleted)) {
            for (const Message &message : group)
                all.insert(message.id, message);
        }
        ui::FoundPage page;
        for (auto entry = all.cend(); entry != all.cbegin() && !typed.isEmpty();) {
            const Message &message = *--entry;
            const bool isInBin = !m_messages.contains(message.id) ||
                                 m_conversations.value(message.conversationId).deletedAt.has_value();
            const bool isWanted = isInBin == filter.isInBin &&
                                  (!filter.role || filter.role == message.role) &&
                                  (before == 0 || message.id < before) &&
                                  (filter.modelName.isEmpty() ||
                                   (message.answer && message.answer->modelName == filter.modelName)) &&
                                  message.text.contains(u"```"_s + filter.codeLanguage) >= filter.hasCode &&
                                  message.text.contains(typed, Qt::CaseInsensitive);
            if (!isWanted)
                continue;
            page.hasMore = page.hits.size() == ui::FoundPage::MostMessages;
            if (page.hasMore)
                break;
            page.hits.append({.messageId = message.id,
                              .conversationId = message.conversationId,
                              .title = m_conversations[message.conversationId].title,
                              .role = message.role,
                              .modelName = message.answer.value_or(storage::AnswerRecord()).modelName,
                              .createdAt = message.createdAt,
                              .snippet = snippet(message.text)});
        }
        for (const Conversation &conversation : std::as_const(m_conversations))
            if (before == 0 && filter == storage::SearchFilter{.isInBin = filter.isInBin} &&
                conversation.deletedAt.has_value() == filter.isInBin && !typed.isEmpty() &&
                conversation.title.contains(typed, Qt::CaseInsensitive))
                page.titles.append({conversation.id, conversation.updatedAt, snippet(conversation.title)});
        return page;
    });
}

QFuture<QStringList> MemoryStore::answeringModels()
{
    return carryOut(u"answeringModels"_s, [&] {
        QStringList names;
        for (const Message &message : std::as_const(m_messages))
            if (message.answer && !message.answer->modelName.isEmpty())
                names.append(message.answer->modelName);
        names.removeDuplicates();
        names.sort();
        return names;
    });
}

QFuture<QList<storage::Folder>> MemoryStore::folders()
{
    return carryOut(u"folders"_s, [&] { return m_folders.values(); });
}

QFuture<storage::Folder> MemoryStore::createFolder(const QString &name)
{
    return carryOut(u"createFolder"_s, [&] {
        const qint64 id = ++m_lastId;
        return m_folders[id] = {id, name};
    });
}

QFuture<void> MemoryStore::renameFolder(qint64 folder, const QString &name)
{
    return carryOut(u"renameFolder"_s, [&] {
        storage::Folder &renamed = m_folders[folder];
        m_acts.append({.kind = storage::ActKind::RenameFolder, .folderId = folder, .title = renamed.name});
        renamed.name = name;
    });
}

QFuture<void> MemoryStore::deleteFolder(qint64 folder)
{
    return carryOut(u"deleteFolder"_s, [&] {
        m_acts.append({.kind = storage::ActKind::DeleteFolder,
                       .folderId = folder,
                       .title = m_folders.take(folder).name});
    });
}

QFuture<void> MemoryStore::moveToFolder(const QList<qint64> &conversations, qint64 folder)
{
    return carryOut(u"moveToFolder"_s, [&] {
        record(storage::ActKind::MoveConversation, conversations);
        for (const qint64 conversation : conversations)
            m_conversations[conversation].folderId = folder;
    });
}

QFuture<void> MemoryStore::setPinned(const QList<qint64> &conversations, bool isPinned)
{
    return carryOut(u"setPinned"_s, [&] {
        for (const qint64 conversation : conversations)
            m_conversations[conversation].isPinned = isPinned;
    });
}

QFuture<void> MemoryStore::setArchived(const QList<qint64> &conversations, bool isArchived)
{
    return carryOut(u"setArchived"_s, [&] {
        if (isArchived)
            record(storage::ActKind::Archive, conversations);
        for (const qint64 conversation : conversations)
            m_conversations[conversation].isArchived = isArchived;
    });
}

QFuture<void> MemoryStore::rename(qint64 conversation, const QString &title)
{
    return carryOut(u"rename"_s, [&] {
        m_acts.append({.kind = storage::ActKind::Rename,
                       .conversationId = conversation,
                       .title = m_conversations[conversation].title});
        m_conversations[conversation].title = title;
    });
}

QFuture<bool> MemoryStore::setTitle(qint64 conversation, const QString &former, const QString &title)
{
    return carryOut(u"setTitle"_s, [&] {
        Conversation &named = m_conversations[conversation];
        const bool isFormer = named.title == former;
        if (isFormer)
            named.title = title;
        return isFormer;
    });
}

QFuture<void> MemoryStore::moveToBin(const QList<qint64> &conversations)
{
    return carryOut(u"moveToBin"_s, [&] {
        record(storage::ActKind::DeleteConversation, conversations);
        for (const qint64 conversation : conversations)
            m_conversations[conversation].deletedAt = m_now;
    });
}

// The last act of those that were done at once says how many these are.
void MemoryStore::record(storage::ActKind kind, const QList<qint64> &conversations)
{
    int count = 0;
    for (const qint64 conversation : conversations)
        m_acts.append({.kind = kind,
                       .conversations = ++count,
                       .conversationId = conversation,
                       .folderId = m_conversations[conversation].folderId, // which it was in
                       .title = m_conversations[conversation].title});
}

QFuture<void> MemoryStore::moveMessagesToBin(qint64 first, qint64 leaf)
{
    return carryOut(u"moveMessagesToBin %1 %2"_s.arg(first).arg(leaf), [&] {
        const qint64 conversation = m_messages.value(first).conversationId;
        QList<Message> branch = {m_messages.take(first)};
        for (qsizetype i = 0; i < branch.size(); ++i) {
            for (const Message &message : m_messages.values()) {
                if (message.parentId == branch.at(i).id)
                    branch.append(m_messages.take(message.id));
            }
        }
        m_deleted.insert(first, branch);
        m_conversations[conversation].leafId = leaf;
        m_acts.append(
            {.kind = storage::ActKind::DeleteMessages, .conversationId = conversation, .messageId = first});
    });
}

void MemoryStore::bringBack(const storage::BinEntry &entry)
{
    m_conversations[entry.conversationId].deletedAt.reset();
    for (const Message &message : m_deleted.take(entry.messageId)) {
        m_messages.insert(message.id, message);
        m_conversations[entry.conversationId].leafId = message.id;
    }
}

QFuture<void> MemoryStore::restore(const storage::BinEntry &entry)
{
    return carryOut(u"restore"_s, [&] { bringBack(entry); });
}

QFuture<void> MemoryStore::restoreFound(qint64 conversation, qint64 message)
{
    return carryOut(u"restoreFound %1 %2"_s.arg(conversation).arg(message), [&] {
        qint64 first = 0;
        for (auto group = m_deleted.cbegin(); group != m_deleted.cend(); ++group) {
            for (const Message &deleted : group.value()) {
                if (deleted.id == message)
                    first = group.key();
            }
        }
        bringBack({.conversationId = conversation, .messageId = first});
    });
}

QFuture<void> MemoryStore::removeForGood(const storage::BinEntry &entry)
{
    return carryOut(u"removeForGood"_s, [&] {
        if (entry.messageId) {
            m_deleted.remove(entry.messageId);
            return;
        }
        m_conversations.remove(entry.conversationId);
        m_messages.removeIf([&](auto other) { return other.value().conversationId == entry.conversationId; });
    });
}

QFuture<std::optional<storage::Act>> MemoryStore::undo()
{
    return carryOut(u"undo"_s, [&]() -> std::optional<storage::Act> {
        if (m_acts.isEmpty())
            return std::nullopt;
        storage::Act act;
        const int count = m_acts.last().conversations;
        for (int i = 0; i < count; ++i) {
            act = m_acts.takeLast();
            const qint64 id = act.conversationId;
            switch (act.kind) {
            case storage::ActKind::Rename: m_conversations[id].title = act.title; break;
            case storage::ActKind::DeleteConversation:
            case storage::ActKind::DeleteMessages:
                bringBack({.conversationId = id, .messageId = act.messageId});
                break;
            case storage::ActKind::MoveConversation: m_conversations[id].folderId = act.folderId; break;
            case storage::ActKind::Archive: m_conversations[id].isArchived = false; break;
            case storage::ActKind::RenameFolder:
            case storage::ActKind::DeleteFolder: m_folders[act.folderId] = {act.folderId, act.title}; break;
            case storage::ActKind::Import: m_conversations[id].deletedAt = m_now; break;
            }
        }
        act.conversations = count;
        return act;
    });
}

QFuture<void> MemoryStore::showBranch(qint64 conversation, qint64 leaf)
{
    return carryOut(u"showBranch %1"_s.arg(leaf), [&] { m_conversations[conversation].leafId = leaf; });
}

QFuture<void> MemoryStore::setOverflowRule(qint64 conversation, storage::OverflowRule rule)
{
    return carryOut(u"setOverflowRule"_s, [&] { m_conversations[conversation].overflowRule = rule; });
}

QFuture<void> MemoryStore::setSettings(qint64 conversation, const storage::ConversationSettings &settings)
{
    return carryOut(u"setSettings"_s, [&] { m_conversations[conversation].settings = settings; });
}

QFuture<void> MemoryStore::exportTo(const QString &file, const QList<qint64> &conversations,
                                    storage::ExportFormat format)
{
    static constexpr std::array names = {"json", "markdown", "html", "pdf"};
    return carryOut(u"export %1 of %2 to %3"_s.arg(QLatin1StringView(names.at(std::size_t(format))))
                        .arg(conversations.size())
                        .arg(file),
                    [] {});
}

QFuture<storage::ImportReport> MemoryStore::importFrom(const QStringList &paths)
{
    return carryOut(u"import %1"_s.arg(paths.join(u' ')), [&] {
        emit importProgressed(int(paths.size()));
        QList<qint64> conversations;
        for (const QString &path : paths)
            conversations.append(put(++m_lastId, 0, storage::Role::User, path).conversationId);
        record(storage::ActKind::Import, conversations);
        return storage::ImportReport{.imported = int(paths.size()), .problems = importProblems};
    });
}

QFuture<QList<storage::Preset>> MemoryStore::presets()
{
    return carryOut(u"presets"_s, [&] { return m_presets.values(); });
}

QFuture<storage::Preset> MemoryStore::savePreset(const QString &name,
                                                 const storage::ConversationSettings &settings)
{
    return carryOut(u"savePreset"_s, [&] { return m_presets[name] = {++m_lastId, name, settings}; });
}

QFuture<void> MemoryStore::removePreset(qint64 preset)
{
    return carryOut(u"removePreset"_s,
                    [&] { m_presets.removeIf([=](auto entry) { return entry.value().id == preset; }); });
}

QFuture<void> MemoryStore::saveDraft(qint64 conversation, const QString &text)
{
    return carryOut(u"saveDraft %1 %2"_s.arg(conversation).arg(text), [&] { m_drafts[conversation] = text; });
}

QFuture<QString> MemoryStore::draft(qint64 conversation)
{
    if (m_heldDraft && !m_heldDraft->future().isStarted()) {
        m_heldDraft->start();
        return m_heldDraft->future();
    }
    return carryOut(u"draft"_s, [&] { return m_drafts.value(conversation); });
}

QFuture<ui::StoredQuestion> MemoryStore::addQuestion(qint64 conversation, qint64 parent, const QString &text,
                                                     const QString &titleIfNew)
{
    return carryOut(u"addQuestion %1"_s.arg(text), [&] {
        m_drafts.remove(conversation);
        const qint64 id = conversation ? conversation : ++m_lastId;
        const Message message = put(id, parent, storage::Role::User, text);
        if (!conversation)
            m_conversations[id].title = titleIfNew;
        return ui::StoredQuestion{m_conversations[id], message};
    });
}

QFuture<Message> MemoryStore::beginAnswer(qint64 conversation, qint64 parent,
                                          const storage::AnswerRecord &record)
{
    return carryOut(u"beginAnswer %1"_s.arg(parent), [&] {
        const qint64 leaf = m_conversations[conversation].leafId;
        Message message = put(conversation, parent, storage::Role::Assistant, {}, record);
        if (leaf != parent)
            m_conversations[conversation].leafId = leaf;
        message.state = MessageState::Writing;
        m_messages.insert(message.id, message);
        return message;
    });
}

QFuture<void> MemoryStore::resumeAnswer(qint64 message, const storage::AnswerRecord &record)
{
    return carryOut(u"resumeAnswer"_s, [&] {
        m_messages[message].state = MessageState::Writing;
        m_messages[message].answer = record;
    });
}

QFuture<void> MemoryStore::saveAnswer(const Message &answer)
{
    return carryOut(u"saveAnswer %1"_s.arg(answer.text.size()), [&] {
        m_messages[answer.id].text = answer.text;
        m_messages[answer.id].reasoning = answer.reasoning;
    });
}

QFuture<void> MemoryStore::endAnswer(const Message &answer)
{
    return carryOut(u"endAnswer %1"_s.arg(answer.text.size()), [&] {
        Message &stored = m_messages[answer.id];
        stored.text = answer.text;
        stored.reasoning = answer.reasoning;
        stored.state = answer.state;
        stored.answer = answer.answer.value_or(storage::AnswerRecord());
    });
}

QFuture<void> MemoryStore::dropAnswer(qint64 message)
{
    return carryOut(u"dropAnswer"_s, [&] {
        const qint64 parent = m_messages[message].parentId;
        const bool hasChild = std::ranges::contains(m_messages, message, &Message::parentId);
        Conversation &conversation = m_conversations[m_messages[message].conversationId];
        if (conversation.leafId == message)
            conversation.leafId = parent;
        if (hasChild)
            m_messages[message].state = MessageState::Interrupted;
        else
            m_messages.remove(message);
    });
}

QFuture<void> MemoryStore::setSummary(qint64 message, const QString &summary)
{
    return carryOut(u"setSummary %1"_s.arg(message), [&] { m_messages[message].summary = summary; });
}

QFuture<Message> MemoryStore::editAnswer(qint64 answer, const QString &text)
{
    return carryOut(u"editAnswer %1"_s.arg(text), [&] {
        const Message edited = m_messages.value(answer);
        Message message = put(edited.conversationId, edited.parentId, storage::Role::Assistant, text);
        message.answer.reset();
        message.isEdited = true;
        m_messages.insert(message.id, message);
        return message;
    });
}

QFuture<Conversation> MemoryStore::copyBranch(qint64 conversation, qint64 leaf, const QString &title)
{
    return carryOut(u"copyBranch %1"_s.arg(leaf), [&] {
        const qint64 id = ++m_lastId;
        QList<Message> branch;
        for (qint64 at = leaf; at; at = branch.first().parentId)
            branch.prepend(m_messages.value(at));
        qint64 parent = 0;
        for (Message message : branch) {
            const qint64 copy = put(id, parent, message.role, message.text).id;
            message.id = copy;
            message.conversationId = id;
            message.parentId = std::exchange(parent, copy);
            m_messages.insert(copy, message);
        }
        m_conversations[id].title = title;
        m_conversations[id].settings = m_conversations[conversation].settings;
        return m_conversations[id];
    });
}
