// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace storage {

// The words of the domain, as values. No SQL here: ui may include this header and no other of storage.
// Times are UTC with milliseconds; an id of 0 means "none" or "not stored yet".

enum class Role { System, User, Assistant };

enum class MessageState {
    Complete,
    Writing,     // an answer that grows; only the running program holds such a row
    Interrupted, // an answer whose writing ended with the program, or with a failure
};

enum class StopReason { EndOfTurn, TokenLimit, ContextFull, Stopped };

// A model file as it was when it was used: a file that was changed since is another row.
struct ModelFile {
    qint64 id = 0;
    QString path;
    QString name; // as it is shown
    qint64 sizeBytes = 0;
    QDateTime modifiedAt;
    QString sha256; // hexadecimal; empty until it is known

    bool operator==(const ModelFile &) const = default;
};

// How an answer was chosen; the meanings are those of inference::SamplingParams.
struct Sampling {
    double temperature = 0;
    int topK = 0;
    double topP = 1;
    double minP = 0;
    double repeatPenalty = 1;
    quint64 seed = 0;

    bool operator==(const Sampling &) const = default;
};

// How an answer came about: with it and the model file the same answer can be made again.
struct AnswerRecord {
    qint64 modelFileId = 0;
    QString modelName;
    QString backend;      // "cpu"
    QString device;       // "AMD EPYC, AVX-512 VNNI"
    QString numerics;     // "exact": activations of at least 16 bits, keys and values in f16
    QString systemPrompt; // that stood before the conversation; empty: none
    Sampling sampling;
    int contextLength = 0;
    int omittedMessages = 0; // the oldest ones, which the model did not read
    int promptTokens = 0;
    int generatedTokens = 0;
    double promptSeconds = 0;
    double generationSeconds = 0;
    StopReason stopReason = StopReason::EndOfTurn;
    QList<qint32> tokens; // of the whole text; empty where they are not known, as of an interrupted answer
    std::optional<int> movedAfter = std::nullopt; // tokens, when the device failed and this one went on

    bool operator==(const AnswerRecord &) const = default;
};

// One message of a conversation's tree. Its text and reasoning never change, except that an answer grows
// while it is written.
struct Message {
    qint64 id = 0;
    qint64 conversationId = 0;
    qint64 parentId = 0; // 0: it begins the conversation
    Role role = Role::User;
    MessageState state = MessageState::Complete;
    QString text;      // as typed or generated
    QString reasoning; // what a model thought before; empty: nothing
    QDateTime createdAt;
    std::optional<AnswerRecord> answer; // of what a model wrote
    bool isEdited = false;              // a person made it of an answer; a model may have gone on with it
    QString summary;                    // of all that was said up to here, in a model's words; empty: none

    bool hasWords() const { return !text.isEmpty() || !reasoning.isEmpty(); }
    bool operator==(const Message &) const = default;
};

// What is done when a conversation has grown longer than the model's context.
enum class OverflowRule { Ask, LeaveOutOldest, Summarise };

// How words are to be chosen, beside the temperature; the meanings are those of Sampling. Below 0: what suits
// the model.
struct SamplingWishes {
    std::optional<double> topK = {}; // a whole number; 0: all
    std::optional<double> topP = {};
    std::optional<double> minP = {};
    std::optional<double> repeatPenalty = {};

    bool operator==(const SamplingWishes &) const = default;
};

// What one conversation wants of its answers; what is none is as the program is set.
struct ConversationSettings {
    std::optional<QString> systemPrompt = {}; // empty: none
    std::optional<double> temperature = {};   // 0 to 2; -1: what suits the model
    std::optional<int> longestAnswer = {};    // tokens; 0: no limit
    SamplingWishes sampling = {};
    std::optional<QString> model = {};     // path of its file
    std::optional<int> contextLength = {}; // tokens; 0: what suits the model

    bool operator==(const ConversationSettings &) const = default;
};

// What is wanted of the answers of a kind of conversation.
struct Preset {
    qint64 id = 0;
    QString name;
    ConversationSettings settings;

    bool operator==(const Preset &) const = default;
};

struct Folder {
    qint64 id = 0;
    QString name;

    bool operator==(const Folder &) const = default;
};

struct Conversation {
    qint64 id = 0;
    QString title;
    QDateTime createdAt;
    QDateTime updatedAt;
    std::optional<QDateTime> deletedAt; // set: it is in the bin
    qint64 leafId = 0;                  // the last message of the branch that is shown
    OverflowRule overflowRule = OverflowRule::Ask;
    ConversationSettings settings;
    qint64 folderId = 0; // 0: in none
    bool isPinned = false;
    bool isArchived = false;

    bool operator==(const Conversation &) const = default;
};

// What waits in the bin: a conversation, or messages of one that is not there.
struct BinEntry {
    static constexpr int Days = 30; // that it waits

    qint64 conversationId = 0;
    qint64 messageId = 0; // the first of the messages; 0: the conversation
    QString title;        // of the conversation
    QString text;         // of the message: its beginning
    Role role = Role::User;
    QDateTime deletedAt;
    int messages = 0; // how many

    bool operator==(const BinEntry &) const = default;
};

enum class ActKind {
    Rename,
    DeleteConversation,
    DeleteMessages,
    MoveConversation, // to another folder, or out of one
    Archive,
    RenameFolder,
    DeleteFolder,
    Import,
};

// What a person did, and may take back.
struct Act {
    ActKind kind = ActKind::Rename;
    int conversations = 1; // to which it was done at once; the others of this are of the first of them
    qint64 conversationId = 0;
    qint64 messageId = 0; // the first of those that were deleted
    qint64 folderId = 0;  // of an act of a folder
    QString title;        // of the conversation, or name of the folder

    bool operator==(const Act &) const = default;
};

// One conversation with its whole tree, parents before children, and what was typed but not sent.
struct ConversationContent {
    Conversation conversation;
    QList<Message> messages;
    QString draft;
    QString folder; // its name; empty: in none
};

// Everything that is stored (docs/conversations-json.md), or the shown branches to be read.
enum class ExportFormat { Json, Markdown, Html, Pdf };

// Why something of a file of conversations is not there, or not whole.
enum class ImportProblemKind {
    Unreadable,        // the file; `detail` says why, in the system's words
    TooLarge,          // the file
    NotUnpacked,       // the file; `detail` says why, in the words of the system
    OtherFileMissing,  // of two that belong together
    EndsTooEarly,      // the file, or it is of another kind
    NewerVersion,      // of the format than the one that is known
    UnknownProgram,    // `number` of conversations, or the file
    LineUnreadable,    // the `number`th
    MessageUnreadable, // the `number`th
    MessagesInCircle,  // `number` of messages that follow on themselves
    FilesLeftOut,      // `number` of attached files that are no text
    NotStored,         // a conversation; `detail` says why, in the system's words
};

struct ImportProblem {
    ImportProblemKind kind = ImportProblemKind::Unreadable;
    QString file;  // its name
    QString title; // of the conversation; empty: it is about the file
    int number = 0;
    QString detail;

    bool operator==(const ImportProblem &) const = default;
};

struct ImportReport {
    int imported = 0;
    int alreadyHere = 0; // and left as they are
    QList<ImportProblem> problems;

    bool operator==(const ImportReport &) const = default;
};

// What a search is confined to; what is empty confines nothing.
struct SearchFilter {
    std::optional<Role> role;
    bool hasCode = false;
    QString codeLanguage; // as it stands after a fence; confines to code too
    QString modelName;    // of answers
    std::optional<QDateTime> since;
    bool isInBin = false; // instead of those that are not

    bool operator==(const SearchFilter &) const = default;
};

// A piece of a text on one line, with what was found in it. In UTF-16 units of it.
struct Snippet {
    struct Mark {
        qsizetype begin = 0;
        qsizetype size = 0;

        bool operator==(const Mark &) const = default;
    };

    QString text;
    QList<Mark> marks; // in their order, apart from each other

    bool operator==(const Snippet &) const = default;
};

// A message in which something was found.
struct SearchHit {
    qint64 messageId = 0;
    qint64 conversationId = 0;
    QString title; // of the conversation
    Role role = Role::User;
    QString modelName; // of an answer
    QDateTime createdAt;
    Snippet snippet;

    bool operator==(const SearchHit &) const = default;
};

// A conversation whose title has what was looked for.
struct TitleHit {
    qint64 conversationId = 0;
    QDateTime updatedAt;
    Snippet title;

    bool operator==(const TitleHit &) const = default;
};

} // namespace storage
