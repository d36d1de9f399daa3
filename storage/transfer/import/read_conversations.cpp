// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/transfer/import/read_conversations.h"

#include "storage/transfer/conversation_json.h"
#include "storage/transfer/import/foreign_json.h"
#include "storage/transfer/import/formats.h"
#include "storage/transfer/import/unpack.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <fstream>

namespace storage {

using namespace Qt::Literals::StringLiterals;
using Json = nlohmann::json;

namespace {

constexpr qint64 MostBytesOfOne = 1 << 30;                             // of a file that is read as a whole
const QStringList Patterns = {u"*.json"_s, u"*.jsonl"_s, u"*.chat"_s}; // of files in folders

std::optional<ImportedConversation> readForeign(const Json &conversation)
{
    for (const auto read : {readChatGpt, readLlamaCpp, readOpenWebUi, readLmStudio}) {
        if (auto imported = read(conversation))
            return imported;
    }
    return std::nullopt;
}

// Every conversation has a name and a time, and so has each of its messages.
void complete(ImportedConversation &imported, const QDateTime &timeOfFile)
{
    constexpr int longestTitle = 60;
    Conversation &head = imported.content.conversation;
    QList<Message> &messages = imported.content.messages;
    QDateTime before = head.createdAt.isValid()               ? head.createdAt
                       : messages.first().createdAt.isValid() ? messages.first().createdAt
                                                              : timeOfFile;
    head.createdAt = before;
    QDateTime last = before;
    for (Message &message : messages) {
        if (!message.createdAt.isValid())
            message.createdAt = before;
        before = message.createdAt;
        last = std::max(last, before);
    }
    if (!head.updatedAt.isValid())
        head.updatedAt = last;
    if (head.title.trimmed().isEmpty())
        head.title = messages.first().text.trimmed().section(u'\n', 0, 0).left(longestTitle);
}

// One file. What it says of itself decides what it is, not its name.
class FileReader
{
public:
    FileReader(const QString &path, const ImportSink &sink, bool isChosen)
        : m_info(path), m_sink(sink), m_isChosen(isChosen)
    {
    }

    // False: the sink wants no more.
    bool read()
    {
        QFile file(m_info.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            complain({.kind = ImportProblemKind::Unreadable, .detail = file.errorString()});
            return true;
        }
        const QByteArray start = file.peek(4);
        const QString name = m_info.fileName();
        if (start.startsWith("PK")) {
            if (m_isChosen) // what is packed within a ZIP stays so
                readPacked();
        } else if (start == QByteArray::fromHex("f5d553cc")) {
            take(readGpt4All(wholeOf(file)));
        } else if (name == "thread.json"_L1 || name == "messages.jsonl"_L1) {
            readThread();
        } else if (name.endsWith(".jsonl"_L1, Qt::CaseInsensitive)) {
            readLines(file);
        } else {
            readJson();
        }
        if (m_unknown > 0)
            complainIfChosen({.kind = ImportProblemKind::UnknownProgram, .number = m_unknown});
        return m_wantsMore;
    }

private:
    void complain(ImportProblem problem) const
    {
        problem.file = m_info.fileName();
        m_sink.complain(problem);
    }
    void complainIfChosen(const ImportProblem &problem) const
    {
        if (m_isChosen)
            complain(problem);
    }

    QByteArray wholeOf(QFile &file) const
    {
        if (file.size() <= MostBytesOfOne)
            return file.readAll();
        complain({.kind = ImportProblemKind::TooLarge});
        return {};
    }

    void take(std::optional<ImportedConversation> imported)
    {
        if (!imported) {
            ++m_unknown;
            return;
        }
        if (!imported->content.messages.isEmpty())
            complete(*imported, m_info.lastModified());
        for (ImportProblem problem : std::as_const(imported->problems)) {
            problem.title = imported->content.conversation.title;
            complain(problem);
        }
        if (!imported->content.messages.isEmpty())
            m_wantsMore = m_sink.take(*imported) && m_wantsMore;
    }

    // As ChatGPT and Open WebUI give it to their people.
    void readPacked()
    {
        const QTemporaryDir folder;
        const QString problem =
            folder.isValid() ? unpack(m_info.filePath(), Patterns, folder.path()) : folder.errorString();
        bool hasAny = false;
        const ImportSink sink = {.take =
                                     [&](const ImportedConversation &conversation) {
                                         hasAny = true;
                                         return m_wantsMore = m_sink.take(conversation);
                                     },
                                 .complain =
                                     [&](const ImportProblem &said) {
                                         hasAny = true;
                                         m_sink.complain(said);
                                     }};
        readConversations(folder.path(), sink);
        if (!problem.isEmpty())
            complain({.kind = ImportProblemKind::NotUnpacked, .detail = problem});
        else if (!hasAny)
            complain({.kind = ImportProblemKind::UnknownProgram});
    }

    // Jan keeps what is said of a conversation and its messages in two files of one folder.
    void readThread()
    {
        QFile about(m_info.dir().filePath(u"thread.json"_s));
        QFile messages(m_info.dir().filePath(u"messages.jsonl"_s));
        if (!about.open(QIODevice::ReadOnly) || !messages.open(QIODevice::ReadOnly)) {
            complainIfChosen({.kind = ImportProblemKind::OtherFileMissing});
            return;
        }
        const QByteArray text = wholeOf(about);
        const Json thread = Json::parse(text.begin(), text.end(), nullptr, false);
        take(readJan(thread, wholeOf(messages)));
    }

    // The web UI of llama.cpp: what is said of a conversation, then a message a line.
    void readLines(QFile &file)
    {
        Json conversation = {{"messages", Json::array()}};
        int number = 0;
        while (!file.atEnd()) {
            const QByteArray line = file.readLine();
            ++number;
            if (line.trimmed().isEmpty())
                continue;
            Json value = Json::parse(line.begin(), line.end(), nullptr, false);
            if (value.is_discarded())
                complain({.kind = ImportProblemKind::LineUnreadable, .number = number});
            else if (value.contains("role"))
                conversation["messages"].push_back(std::move(value));
            else if (!conversation.contains("conv"))
                conversation["conv"] = member(value, "conv").is_object() ? value["conv"] : value;
        }
        take(readLlamaCpp(conversation));
    }

    // A list of conversations, ours, or one alone. Each that is complete is taken and forgotten.
    void readJson()
    {
        bool isList = false;
        bool isOurs = false;
        std::string key;
        const auto keep = [&](int depth, Json::parse_event_t event, Json &value) {
            using Event = Json::parse_event_t;
            if (depth == 0 && event == Event::array_start)
                isList = true;
            if (depth == 1 && event == Event::key && !isList)
                key = stringOf(value);
            if (depth == 1 && event == Event::value && key == "format")
                isOurs = value == "chasqui-conversations";
            const bool isOne = isList ? depth == 1 : isOurs && key == "conversations" && depth == 2;
            if (!isOne || event != Event::object_end)
                return true;
            if (m_wantsMore)
                take(isOurs ? readChasqui(value) : readForeign(value));
            return false;
        };
        std::ifstream stream(m_info.filesystemFilePath(), std::ios::binary);
        try {
            const Json whole = Json::parse(stream, keep);
            const bool isNewer = isOurs && member(whole, "version") > ConversationJsonVersion;
            if (isNewer)
                complain({.kind = ImportProblemKind::NewerVersion});
            if (!isList && !isOurs)
                take(readForeign(whole));
        } catch (const Json::exception &error) {
            complain({.kind = ImportProblemKind::EndsTooEarly, .detail = QString::fromUtf8(error.what())});
        }
    }

    QFileInfo m_info;
    const ImportSink &m_sink;
    bool m_isChosen; // by a person, and not one of a folder
    int m_unknown = 0;
    bool m_wantsMore = true;
};

} // namespace

void readConversations(const QString &path, const ImportSink &sink)
{
    if (!QFileInfo(path).isDir()) {
        FileReader(path, sink, true).read();
        return;
    }
    QDirIterator files(path, Patterns, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const bool isWithThread = files.fileName() == "messages.jsonl"_L1;
        if (!isWithThread && !FileReader(file, sink, false).read())
            return;
    }
}

} // namespace storage
