// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"
#include "ui/failure.h"
#include "ui/text/markdown_document.h"
#include "ui/text/plain_text.h"

#include <QAbstractListModel>
#include <QList>
#include <QSet>
#include <QTimer>
#include <qqmlregistration.h>

#include <deque>
#include <utility>
#include <vector>

namespace ui {

// One message of the branch that is shown.
struct TranscriptEntry {
    enum class State {
        Sent,       // a question that was answered, or is being answered
        Waiting,    // a question that is in the queue
        Unanswered, // a question that nobody answers
        Complete,   // an answer
        Reading,    // an answer before its first word
        Writing,
        Interrupted,
    };

    storage::Message message;
    State state = State::Sent;
    int version = 1; // of `versions`
    int versions = 1;
    QString meta;             // who answered, where, how fast; or how far it is
    QString notice;           // why an answer ended before its end
    Failure failure;          // that belongs to this message
    bool canGoOn = false;     // an answer that can be continued
    bool canTakeBack = false; // a question that waits
};

// The branch that is shown as rows for a list view: one for a question; for an answer one for what the
// model thought before, one for every block and one for its foot, so that an answer of any length costs what
// is in sight of it. Changes are the smallest ones. Very long conversations come in from their end, some
// milliseconds at a time.
class TranscriptModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A ChatSession owns its transcript")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum class Kind { Question, Reasoning, Text, Code, Table, Rule, Footer };
    Q_ENUM(Kind)
    using State = TranscriptEntry::State;
    enum Role {
        KindRole = Qt::UserRole + 1, // as int
        MessageIdRole,
        TextRole, // of a question, or of reasoning
        BlockRole,
        IsStreamingRole,  // the answer grows here
        IsFirstRole,      // row of its message
        IsFoldedRole,     // code or reasoning of which only the head is shown
        IsOutOfSightRole, // the model does not read it any more
        HiddenCountRole,  // on the first row that the model reads: how many messages stand before; else 0
        SummaryRole,      // on the same row: what the model reads in their place; empty: nothing
        StateRole,        // as int, of StateName
        VersionRole,
        VersionsRole,
        MetaRole,
        NoticeRole,
        FailureRole,
        CanGoOnRole,
        CanTakeBackRole,
    };
    Q_ENUM(Role)
    // TranscriptEntry::State, for QML.
    enum StateName { Sent, Waiting, Unanswered, Complete, Reading, Writing, Interrupted };
    Q_ENUM(StateName)

    explicit TranscriptModel(QObject *parent = nullptr);

    int count() const { return m_rows; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // The messages of the branch. What it has in common with the one before stays as it is.
    void setEntries(const QList<TranscriptEntry> &entries);
    // More text of an answer; one that is not shown is left alone.
    void extend(qint64 message, const QString &text);
    // What a model thinks before it answers: longer than before, or the same.
    void setReasoning(qint64 message, const QString &reasoning);
    // What the foot of an answer says.
    void setProgress(qint64 message, TranscriptEntry::State state, const QString &meta);
    // The oldest messages that the model does not read, and what it reads in their place.
    void setHidden(int messages, const QString &summary);

    // Folds code or reasoning, or unfolds it; it stays so while the program runs.
    Q_INVOKABLE void setFolded(int row, bool isFolded);
    Q_INVOKABLE int lastRowOf(qint64 message); // -1: not shown
    // A row is a place in a message: its reasoning, if there is some, its blocks, its foot. -1: not shown.
    int rowOf(qint64 message, int block);
    int blockAt(int row) const { return row - entryAt(row).firstRow; }
    // Characters that were parsed to show what is shown.
    qsizetype parsedCharacters() const;

signals:
    void countChanged();

private:
    struct Entry {
        TranscriptEntry shown;
        PlainText plain;
        MarkdownDocument document;
        qsizetype taken = 0; // characters of the message that are in the document
        int place = 0;       // among the entries
        int firstRow = 0;
        std::vector<Kind> blocks; // that are rows; while rows change, the document is ahead

        bool isQuestion() const { return shown.message.role != storage::Role::Assistant; }
        int firstBlock() const { return shown.message.reasoning.isEmpty() ? 0 : 1; } // behind its first row
        int rows() const { return isQuestion() ? 1 : firstBlock() + int(blocks.size()) + 1; }
    };

    static void load(Entry &entry);
    qsizetype loadBefore(qsizetype entry); // a slice of those before it; returns the first of them
    void loadMore();
    void append(const TranscriptEntry &entry);
    void removeFrom(qsizetype entry);
    void extend(Entry &entry, QStringView text);
    void number(qsizetype from);
    Entry *find(qint64 message); // among those that are rows; from the end, where answers grow
    const Entry &entryAt(int row) const;
    void changed(const Entry &entry, const QList<int> &roles);

    std::deque<Entry> m_entries; // from m_firstLoaded on they are rows
    qsizetype m_firstLoaded = 0;
    QTimer m_loadTimer;
    int m_rows = 0;
    int m_hidden = 0;
    QString m_summary;                     // of the hidden
    QSet<std::pair<qint64, int>> m_folded; // code by message and row in it; reasoning that is unfolded
};

} // namespace ui
