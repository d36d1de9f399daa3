// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"
#include "ui/failure.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace ui {

// A question that is stored, and its conversation, which may be new.
struct StoredQuestion {
    storage::Conversation conversation;
    storage::Message message;
};

// A page of what was found, newest first.
struct FoundPage {
    static constexpr int MostMessages = 50;
    static constexpr int MostTitles = 5;

    QList<storage::TitleHit> titles; // only on the first page, and of a search that only the bin confines
    QList<storage::SearchHit> hits;
    bool hasMore = false;
};

// Where conversations last. app/ puts the database behind it, tests a list. Lives on the thread of the
// window; calls return at once and are carried out in their order. What fails ends its future with
// FailureException.
class ConversationStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QFuture<QList<storage::Conversation>> conversations() = 0; // not in the bin, last used first
    virtual QFuture<QList<storage::BinEntry>> bin() = 0;               // last deleted first
    virtual QFuture<storage::ConversationContent> open(qint64 conversation) = 0;

    // Messages and titles with what was typed: see storage/search/search_query.h. `before` is the last
    // message of the page before, or 0.
    virtual QFuture<FoundPage> search(const QString &typed, const storage::SearchFilter &filter,
                                      qint64 before) = 0;
    virtual QFuture<QStringList> answeringModels() = 0; // names of those that answered something

    virtual QFuture<QList<storage::Folder>> folders() = 0;
    virtual QFuture<storage::Folder> createFolder(const QString &name) = 0;
    virtual QFuture<void> renameFolder(qint64 folder, const QString &name) = 0;
    virtual QFuture<void> deleteFolder(qint64 folder) = 0; // what is in it is kept, in none
    // Of several conversations all or none, and they are taken back at once. Folder 0: out of it.
    virtual QFuture<void> moveToFolder(const QList<qint64> &conversations, qint64 folder) = 0;
    virtual QFuture<void> setPinned(const QList<qint64> &conversations, bool isPinned) = 0;
    virtual QFuture<void> setArchived(const QList<qint64> &conversations, bool isArchived) = 0;
    virtual QFuture<void> moveToBin(const QList<qint64> &conversations) = 0;

    virtual QFuture<void> rename(qint64 conversation, const QString &title) = 0;
    // A title that nobody chose; false when the conversation has not the former one any more.
    virtual QFuture<bool> setTitle(qint64 conversation, const QString &former, const QString &title) = 0;
    // A message and all that follows on it; the conversation then shows the branch that ends with `leaf`,
    // 0: none.
    virtual QFuture<void> moveMessagesToBin(qint64 first, qint64 leaf) = 0;
    virtual QFuture<void> restore(const storage::BinEntry &entry) = 0;
    // Whatever keeps a conversation that was found in the bin, or a message of it (0: none).
    virtual QFuture<void> restoreFound(qint64 conversation, qint64 message) = 0;
    virtual QFuture<void> removeForGood(const storage::BinEntry &entry) = 0;
    // Takes back the last act, see storage::ActKind; none: there was none for a day.
    virtual QFuture<std::optional<storage::Act>> undo() = 0;
    virtual QFuture<void> showBranch(qint64 conversation, qint64 leaf) = 0;
    virtual QFuture<void> setOverflowRule(qint64 conversation, storage::OverflowRule rule) = 0;
    virtual QFuture<void> setSettings(qint64 conversation, const storage::ConversationSettings &settings) = 0;

    // Into a file, which is whole or as it was before. No ids: all that are not in the bin.
    virtual QFuture<void> exportTo(const QString &file, const QList<qint64> &conversations,
                                   storage::ExportFormat format) = 0;

    // Conversations of files, and of all files below folders, see storage/transfer/import/formats.h. One at a
    // time.
    virtual QFuture<storage::ImportReport> importFrom(const QStringList &paths) = 0;

    virtual QFuture<QList<storage::Preset>> presets() = 0; // by name
    // Under a name; what had that name before is gone.
    virtual QFuture<storage::Preset> savePreset(const QString &name,
                                                const storage::ConversationSettings &settings) = 0;
    virtual QFuture<void> removePreset(qint64 preset) = 0;

    // What is typed but not sent; conversation 0 is the one that is not there yet.
    virtual QFuture<void> saveDraft(qint64 conversation, const QString &text) = 0;
    virtual QFuture<QString> draft(qint64 conversation) = 0;

    // Stores what a person says, and its conversation if that is new (0), on the disk before the future ends.
    // `parent` is the message that it follows, 0 for the first. The draft of the conversation is gone with
    // it.
    virtual QFuture<StoredQuestion> addQuestion(qint64 conversation, qint64 parent, const QString &text,
                                                const QString &titleIfNew) = 0;

    // An answer: begun before its first word, saved while it grows (a checkpoint may be overtaken by a later
    // one), ended once. The branch that is shown then ends with it.
    virtual QFuture<storage::Message> beginAnswer(qint64 conversation, qint64 parent,
                                                  const storage::AnswerRecord &record) = 0;
    // An interrupted answer that goes on: its text may grow again.
    virtual QFuture<void> resumeAnswer(qint64 message, const storage::AnswerRecord &record) = 0;
    virtual QFuture<void> saveAnswer(const storage::Message &answer) = 0; // its text and reasoning
    virtual QFuture<void> endAnswer(const storage::Message &answer) = 0;  // its state and record too
    // What a model reads in the place of all messages up to this one; empty: the messages.
    virtual QFuture<void> setSummary(qint64 message, const QString &summary) = 0;
    // Another version of an answer, which the person made of it; the branch that is shown ends with it.
    virtual QFuture<storage::Message> editAnswer(qint64 answer, const QString &text) = 0;
    // A new conversation with what was said up to a message.
    virtual QFuture<storage::Conversation> copyBranch(qint64 conversation, qint64 leaf,
                                                      const QString &title) = 0;
    // An answer that ended before its first word leaves no trace, unless something follows it already.
    virtual QFuture<void> dropAnswer(qint64 message) = 0;

signals:
    void importProgressed(int conversations); // that were read
};

} // namespace ui
