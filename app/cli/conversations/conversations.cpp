// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/conversations/found.h"
#include "app/cli/conversations/import.h"
#include "app/cli/models/columns.h"
#include "app/cli/models/places.h"
#include "app/cli/models/size_text.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "inference/error.h"
#include "storage/error.h"
#include "storage/search/search_query.h"
#include "storage/store_reader.h"
#include "storage/transfer/conversation_json.h"
#include "storage/transfer/conversation_markdown.h"
#include "storage/transfer/write_conversations.h"

#include <QDateTime>
#include <QSaveFile>

#include <format>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cli {

using storage::Conversation;
using storage::StoreHealth;
using storage::StoreReader;

namespace {

struct ConversationsOptions {
    std::string data;
    bool isJson = false;
    bool isOfBin = false;
    bool hasCode = false;
    std::vector<qint64> ids;
    std::string file;
    std::vector<std::string> files;
    std::string format = "json";
    std::vector<std::string> words;
    std::string role;
    std::string language;
    std::string model;
    std::string since;
    int count = 20;
};

using Work = ExitCode (*)(StoreReader &reader, const ConversationsOptions &options); // that only looks

Json toJson(const Conversation &conversation)
{
    return {{"id", conversation.id},
            {"title", conversation.title.toStdString()},
            {"createdAt", isoText(conversation.createdAt)},
            {"updatedAt", isoText(conversation.updatedAt)},
            {"deletedAt", conversation.deletedAt ? Json(isoText(*conversation.deletedAt)) : Json()}};
}

QList<Conversation> listed(StoreReader &reader, const ConversationsOptions &options)
{
    return options.isOfBin ? reader.conversations().inBin() : reader.conversations().all();
}

ExitCode list(StoreReader &reader, const ConversationsOptions &options)
{
    const QList<Conversation> conversations = listed(reader, options);
    if (options.isJson) {
        Json list = Json::array();
        for (const Conversation &conversation : conversations)
            list.push_back(toJson(conversation));
        writeJson({{"conversations", std::move(list)}});
        return ExitCode::Done;
    }
    if (conversations.isEmpty())
        write(options.isOfBin ? "The bin is empty.\n" : "There are no conversations yet.\n");
    Columns columns({Align::Right, Align::Left, Align::Left});
    for (const Conversation &conversation : conversations)
        columns.add({std::to_string(conversation.id),
                     dayText(conversation.deletedAt.value_or(conversation.updatedAt)),
                     conversation.title.simplified().toStdString()});
    std::string text;
    for (const std::string &row : columns.rows())
        text += row + "\n";
    write(printable(text));
    return ExitCode::Done;
}

QByteArray jsonOf(StoreReader &reader, const storage::ConversationContent &content)
{
    return storage::toJson(content, [&](qint64 id) { return reader.modelFiles().find(id); });
}

ExitCode show(StoreReader &reader, const ConversationsOptions &options)
{
    const storage::ConversationContent content = reader.conversations().open(options.ids.front());
    if (options.isJson)
        write(jsonOf(reader, content).toStdString() + "\n");
    else
        writeModelText(storage::toMarkdown(content).toStdString());
    return ExitCode::Done;
}

// Piece by piece; nothing is left of a file that was not finished.
class Sink
{
public:
    explicit Sink(const std::string &file)
    {
        if (file == "-")
            return;
        m_file.emplace(QString::fromStdString(file));
        if (!m_file->open(QIODevice::WriteOnly))
            fail();
    }

    void add(const QByteArray &bytes)
    {
        if (!m_file)
            write({bytes.constData(), std::size_t(bytes.size())});
        else if (m_file->write(bytes) != bytes.size())
            fail();
    }
    void end()
    {
        if (m_file && !m_file->commit())
            fail();
    }

private:
    [[noreturn]] void fail() const
    {
        throw inference::Error(inference::ErrorCode::BadInput,
                               std::format("{} cannot be written: {}", m_file->fileName().toStdString(),
                                           m_file->errorString().toStdString()));
    }

    std::optional<QSaveFile> m_file;
};

std::vector<qint64> wanted(StoreReader &reader, const ConversationsOptions &options)
{
    for (const qint64 id : options.ids)
        reader.conversations().find(id); // before the first byte: one that is not there
    if (!options.ids.empty())
        return options.ids;
    std::vector<qint64> ids;
    for (const Conversation &conversation : listed(reader, options))
        ids.push_back(conversation.id);
    return ids;
}

ExitCode exportConversations(StoreReader &reader, const ConversationsOptions &options)
{
    const std::vector<qint64> ids = wanted(reader, options);
    const auto open = [&](qint64 id) {
        if (isInterrupted())
            throw Stopped("Stopped while exporting");
        return reader.conversations().open(id);
    };
    Sink sink(options.file);
    storage::writeConversations(QList<qint64>(ids.begin(), ids.end()),
                                options.format == "json" ? storage::ExportFormat::Json
                                                         : storage::ExportFormat::Markdown,
                                {open, [&](qint64 id) { return reader.modelFiles().find(id); }},
                                [&](const QByteArray &piece) { sink.add(piece); });
    sink.end();
    if (options.file != "-")
        report(std::format("{} conversations are in {}", ids.size(), options.file));
    return ExitCode::Done;
}

storage::SearchFilter filterOf(const ConversationsOptions &options)
{
    storage::SearchFilter filter = {.hasCode = options.hasCode,
                                    .codeLanguage = QString::fromStdString(options.language),
                                    .modelName = QString::fromStdString(options.model),
                                    .isInBin = options.isOfBin};
    if (!options.role.empty())
        filter.role = options.role == "user" ? storage::Role::User : storage::Role::Assistant;
    if (!options.since.empty()) {
        const QDate day = QDate::fromString(QString::fromStdString(options.since), Qt::ISODate);
        if (!day.isValid())
            throw UsageError(std::format("--since: \"{}\" is no day; write 2026-11-27", options.since));
        filter.since = day.startOfDay();
    }
    return filter;
}

ExitCode search(StoreReader &reader, const ConversationsOptions &options)
{
    QStringList words;
    for (const std::string &word : options.words)
        words.append(QString::fromStdString(word));
    const storage::SearchQuery query(words.join(u' '));
    if (query.isEmpty())
        throw UsageError("There is no word in what shall be found");
    const storage::SearchFilter filter = filterOf(options);
    const QList<storage::SearchHit> hits = reader.search().find(query, filter, options.count);
    const bool isOfTitlesToo = filter == storage::SearchFilter{.isInBin = options.isOfBin};
    const QList<storage::TitleHit> titles =
        isOfTitlesToo ? reader.search().findTitles(query, options.isOfBin, options.count)
                      : QList<storage::TitleHit>();
    if (!options.isJson) {
        write(cli::describe(titles, hits));
        return ExitCode::Done;
    }
    writeJson(cli::toJson(titles, hits));
    return ExitCode::Done;
}

ExitCode backup(StoreReader &reader, const ConversationsOptions &options)
{
    reader.copyTo(QString::fromStdString(options.file));
    report(std::format("A checked copy is in {}", options.file));
    return ExitCode::Done;
}

Json toJson(const StoreHealth &health)
{
    Json complaints = Json::array();
    for (const QString &complaint : health.complaints)
        complaints.push_back(complaint.toStdString());
    Json copies = Json::array();
    for (const storage::CopyHealth &copy : health.copies)
        copies.push_back({{"file", copy.file.toStdString()}, {"complaint", copy.complaint.toStdString()}});
    return {{"file", health.file.toStdString()},
            {"sizeBytes", health.sizeBytes},
            {"version", health.version},
            {"conversations", health.conversations},
            {"inBin", health.inBin},
            {"messages", health.messages},
            {"complaints", std::move(complaints)},
            {"copies", std::move(copies)}};
}

std::string describe(const StoreHealth &health)
{
    std::string text =
        std::format("{}: {}, {} conversations ({} in the bin), {} messages\n", health.file.toStdString(),
                    sizeText(health.sizeBytes), health.conversations, health.inBin, health.messages);
    if (health.isSound())
        text += "  Sound: every page was read.\n";
    for (const QString &complaint : health.complaints)
        text += std::format("  Damaged: {}\n", complaint.toStdString());
    if (!health.isSound())
        text +=
            "  Open Chasqui: it keeps the damaged file, and mends what it can from it and from the copies.\n";
    if (health.copies.isEmpty())
        text += "  No daily copy was made yet.\n";
    for (const storage::CopyHealth &copy : health.copies)
        text += std::format("  Copy {}: {}\n", copy.file.toStdString(),
                            copy.complaint.isEmpty() ? "sound" : "damaged, " + copy.complaint.toStdString());
    return text;
}

ExitCode check(StoreReader &reader, const ConversationsOptions &options)
{
    const StoreHealth health = reader.check();
    if (options.isJson)
        writeJson(toJson(health));
    else
        write(printable(describe(health)));
    return health.isSound() ? ExitCode::Done : ExitCode::BadInput;
}

ExitCode runWith(std::optional<Work> work, const ConversationsOptions &options)
{
    const QString folder = dataFolderOf(QString::fromStdString(options.data));
    try {
        if (!work)
            return importConversations(folder, options.files, options.isJson);
        StoreReader reader(folder);
        return (*work)(reader, options);
    } catch (const storage::Error &error) {
        std::string what = error.what();
        if (error.code() == storage::ErrorCode::Locked)
            what += "; close Chasqui first, or import in its window";
        if (error.code() == storage::ErrorCode::Damaged)
            what += "; 'chasqui-cli conversations check' says more, and the window mends it when it opens";
        throw inference::Error(inference::ErrorCode::BadInput, what);
    }
}

} // namespace

Command addConversations(CLI::App &program)
{
    const auto options = std::make_shared<ConversationsOptions>();
    const auto chosen = std::make_shared<std::optional<Work>>(list);
    CLI::App *conversations = program.add_subcommand(
        "conversations", "The conversations of the window: list, find, read, copy, import, check");
    conversations->require_subcommand(0, 1);
    conversations->fallthrough();
    conversations->add_option("--data", options->data, "The program's folder (default: the usual one)")
        ->type_name("FOLDER");
    conversations->add_flag("--json", options->isJson, "Print one JSON object");
    conversations->add_flag("--bin", options->isOfBin, "Those in the bin");

    const auto add = [&](const char *name, const char *description, std::optional<Work> work) {
        CLI::App *command = conversations->add_subcommand(name, description);
        command->parse_complete_callback([chosen, work] { *chosen = work; });
        return command;
    };
    add("list", "Their numbers and titles, last used first", list);
    add("show", "The shown branch of one, as Markdown; with --json all of it", show)
        ->add_option("number", options->ids, "As 'list' says it")
        ->type_name("NUMBER")
        ->required()
        ->expected(1);
    CLI::App *searching = add("search", "Find messages of any branch, and titles, newest first", search);
    searching->add_option("words", options->words, "All of them, each as a beginning; \"in quotes\" as it is")
        ->type_name("WORDS")
        ->required();
    searching->add_option("--role", options->role, "Whose messages")
        ->type_name("user|assistant")
        ->check(CLI::IsMember({"user", "assistant"}));
    searching->add_flag("--code", options->hasCode, "Messages with code");
    searching
        ->add_option("--language", options->language, "Messages with code in that language, such as python")
        ->type_name("NAME");
    searching->add_option("--model", options->model, "Answers of that model, by its whole name")
        ->type_name("NAME");
    searching->add_option("--since", options->since, "Not older, such as 2026-11-27")->type_name("DAY");
    searching->add_option("--count", options->count, "Messages that are shown (default: 20)")
        ->type_name("N")
        ->check(CLI::Range(1, 10'000));
    CLI::App *exporting = add("export", "Write some, or all, to a file", exportConversations);
    exporting->add_option("numbers", options->ids, "As 'list' says them (default: all)")
        ->type_name("NUMBER…");
    exporting->add_option("-o,--output", options->file, "Where to; - is standard output")
        ->type_name("FILE")
        ->required();
    exporting
        ->add_option("--format", options->format,
                     "json: everything that is stored (default); markdown: the shown branches, to be read")
        ->type_name("json|markdown")
        ->check(CLI::IsMember({"json", "markdown"}));
    add("import",
        "Take in those of files: of Chasqui, ChatGPT, Jan, llama.cpp, LM Studio, GPT4All, Open WebUI",
        std::nullopt)
        ->add_option("files", options->files, "Files, or folders of them")
        ->type_name("FILE…")
        ->required();
    add("backup", "Copy the whole database, and check the copy", backup)
        ->add_option("file", options->file, "Where to; must not be there yet")
        ->type_name("FILE")
        ->required();
    add("check", "Read every page of the database and of its daily copies", check);
    return {conversations, [options, chosen] { return runWith(*chosen, *options); }};
}

} // namespace cli
