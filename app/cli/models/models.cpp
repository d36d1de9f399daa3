// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/models/describe.h"
#include "app/cli/models/find_model.h"
#include "app/cli/models/places.h"
#include "app/cli/models/plan.h"
#include "app/cli/models/pull.h"
#include "app/cli/models/repair.h"
#include "app/cli/models/search.h"
#include "app/cli/options.h"
#include "app/cli/progress_line.h"
#include "app/cli/signals.h"
#include "inference/error.h"
#include "storage/error.h"

#include <algorithm>
#include <filesystem>
#include <format>
#include <memory>
#include <string>
#include <vector>

namespace cli {

using storage::Library;
using storage::LibraryModel;
using storage::ModelFolder;
using storage::ModelState;

namespace {

struct ModelsOptions {
    std::string data;
    bool isJson = false;
    std::vector<std::string> models; // that are meant
    std::string folder;
    bool isForGood = false;
    ModelOptions loading; // for the length of the context only
    PullOptions pulling;
    SearchOptions searching;
};

using Work = ExitCode (*)(Library &library, const ModelsOptions &options);

QList<LibraryModel> scan(Library &library)
{
    QList<LibraryModel> models = library.scan(isInterrupted);
    if (isInterrupted())
        throw Stopped("Stopped while the models were looked for");
    return models;
}

// Those that are named, or all.
QList<LibraryModel> wantedOf(const QList<LibraryModel> &models, const std::vector<std::string> &names)
{
    if (names.empty())
        return models;
    QList<LibraryModel> wanted;
    for (const std::string &name : names)
        wanted.append(findModel(models, QString::fromStdString(name)));
    return wanted;
}

void writeModels(const QList<LibraryModel> &models)
{
    Json list = Json::array();
    for (const LibraryModel &model : models)
        list.push_back(toJson(model));
    writeJson({{"models", std::move(list)}});
}

ExitCode list(Library &library, const ModelsOptions &options)
{
    const QList<LibraryModel> models = scan(library);
    if (options.isJson)
        writeModels(models);
    else if (models.isEmpty())
        write(std::format("There are no models yet. Put GGUF files into {}, or name a folder that has some:"
                          " chasqui-cli models folders add FOLDER\n",
                          library.folders().first().path.toStdString()));
    else
        write(printable(describe(models)));
    return ExitCode::Done;
}

ExitCode inspect(Library &library, const ModelsOptions &options)
{
    const QList<LibraryModel> models = scan(library);
    const LibraryModel model = findModel(models, QString::fromStdString(options.models.front()));
    if (options.isJson)
        writeJson(toJson(model));
    else
        write(printable(describe(model)));
    return ExitCode::Done;
}

ExitCode plan(Library &library, const ModelsOptions &options)
{
    const QList<LibraryModel> models = scan(library);
    const LibraryModel model = findModel(models, QString::fromStdString(options.models.front()));
    if (model.judgement.state != ModelState::Ready)
        throw inference::Error(inference::ErrorCode::BadInput,
                               std::format("{} cannot be planned: {}", model.name.toStdString(),
                                           model.judgement.problem.toStdString()));
    const app::Plan plan = app::planModel(std::filesystem::path(model.file().toStdU16String()),
                                          options.loading.loading.contextLength);
    if (options.isJson)
        writeJson(toJson(plan));
    else
        write(printable(describe(plan, model.name.toStdString())));
    return ExitCode::Done;
}

ExitCode listFolders(Library &library, const ModelsOptions &options)
{
    std::string text;
    Json list = Json::array();
    for (const ModelFolder &folder : library.folders()) {
        text += describe(folder) + "\n";
        list.push_back(toJson(folder));
    }
    if (options.isJson)
        writeJson({{"folders", std::move(list)}});
    else
        write(printable(text));
    return ExitCode::Done;
}

ExitCode addFolder(Library &library, const ModelsOptions &options)
{
    library.addFolder(QString::fromStdString(options.folder));
    return listFolders(library, options);
}

ExitCode removeFolder(Library &library, const ModelsOptions &options)
{
    library.removeFolder(QString::fromStdString(options.folder));
    return listFolders(library, options);
}

ExitCode remove(Library &library, const ModelsOptions &options)
{
    const QList<LibraryModel> models = scan(library);
    for (const LibraryModel &model : wantedOf(models, options.models)) {
        library.remove(model, options.isForGood);
        if (!options.isJson)
            write(printable(std::format("{} {}\n", model.file().toStdString(),
                                        options.isForGood ? "was deleted" : "is in the bin")));
    }
    if (options.isJson)
        writeModels(scan(library));
    return ExitCode::Done;
}

std::string describeHash(const LibraryModel &model)
{
    if (model.judgement.state != ModelState::Ready)
        return model.judgement.problem.toStdString();
    if (model.publishedSha256.isEmpty())
        return std::format("sound; nobody said which SHA-256 it should have, it is {}",
                           model.sha256.toStdString());
    return "sound, and what was published";
}

// Only what is there can be read.
bool isReadable(const LibraryModel &model)
{
    return model.judgement.state != ModelState::Offline && model.judgement.state != ModelState::Unreadable;
}

LibraryModel verifyOne(Library &library, const LibraryModel &model)
{
    ProgressLine progress("Reading " + model.name.toStdString());
    const auto size = static_cast<double>(std::max<qint64>(model.sizeBytes, 1));
    const auto show = [&](qint64 read) { progress.show(static_cast<double>(read) / size); };
    const std::optional<LibraryModel> verified = library.verify(model, isInterrupted, show);
    if (!verified)
        throw Stopped("Stopped while files were read");
    return *verified;
}

ExitCode verify(Library &library, const ModelsOptions &options)
{
    QList<LibraryModel> models = wantedOf(scan(library), options.models);
    bool areSound = true;
    for (LibraryModel &model : models) {
        if (isReadable(model))
            model = verifyOne(library, model);
        const ModelState state = model.judgement.state;
        areSound &=
            state == ModelState::Ready || state == ModelState::Unsupported || state == ModelState::Offline;
        if (!options.isJson)
            write(printable(std::format("{}: {}\n", model.file().toStdString(), describeHash(model))));
    }
    if (options.isJson)
        writeModels(models);
    return areSound ? ExitCode::Done : ExitCode::BadInput;
}

ExitCode pullModel(Library &library, const ModelsOptions &options)
{
    PullOptions pulling = options.pulling;
    pulling.data = options.data;
    pulling.isJson = options.isJson;
    return pull(library, pulling);
}

ExitCode repairModel(Library &library, const ModelsOptions &options)
{
    const LibraryModel model = findModel(scan(library), QString::fromStdString(options.models.front()));
    return repair(library, model, options.data, options.isJson);
}

ExitCode searchModels(Library &, const ModelsOptions &options)
{
    return search({.words = options.searching.words, .data = options.data, .isJson = options.isJson});
}

ExitCode lookAtModel(Library &, const ModelsOptions &options)
{
    return look({.words = options.searching.words, .data = options.data, .isJson = options.isJson});
}

// What storage says is said in the same way as what the engine says.
ExitCode runWith(Work work, const ModelsOptions &options)
{
    try {
        Library library = openLibrary(QString::fromStdString(options.data));
        return work(library, options);
    } catch (const storage::Error &error) {
        throw inference::Error(inference::ErrorCode::BadInput, error.what());
    }
}

class ModelsCommand
{
public:
    explicit ModelsCommand(CLI::App &program)
        : m_command(
              program.add_subcommand("models", "List, judge, verify and remove the models of this computer"))
    {
        m_command->require_subcommand(0, 1);
        m_command->fallthrough();
        m_command->add_option("--data", m_options->data, "The program's folder (default: the usual one)")
            ->type_name("FOLDER");
        m_command->add_flag("--json", m_options->isJson, "Print one JSON object");

        add(*m_command, "list", "All models, by folder", list);
        one(add(*m_command, "inspect", "All that is known of one", inspect));
        CLI::App &planning =
            add(*m_command, "plan", "The memory that one takes, and whether it is free", plan);
        one(planning);
        m_options->loading.addContext(planning);

        CLI::App &folders = add(*m_command, "folders", "The folders that are searched", listFolders);
        folders.require_subcommand(0, 1);
        folder(add(folders, "add", "Search one more, with those below it", addFolder));
        folder(add(folders, "remove", "Search one no more; nothing in it is touched", removeFolder));

        CLI::App &removal = add(*m_command, "remove", "Move the files of models to the bin", remove);
        some(removal).required();
        removal.add_flag("--for-good", m_options->isForGood, "Delete them instead");
        CLI::App &pulling =
            add(*m_command, "pull", "Fetch a model file, or go on with what came of it", pullModel);
        pulling
            .add_option("address", m_options->pulling.address,
                        "Its address, https://…, or its name at Hugging Face")
            ->type_name("URL|OWNER/NAME[:QUANTISATION]")
            ->required();
        pulling.add_option("--sha256", m_options->pulling.sha256, "That it must have")->type_name("HASH");
        pulling.add_option("--folder", m_options->pulling.folder, "Where to (default: the program's own)")
            ->type_name("FOLDER");
        add(*m_command, "search", "Look for models at Hugging Face", searchModels)
            .add_option("words", m_options->searching.words, "What it is called, or a part of that")
            ->type_name("WORDS")
            ->required();
        add(*m_command, "look", "What a model is and takes here, before it is fetched", lookAtModel)
            .add_option("address", m_options->searching.words, "Its address, or its name at Hugging Face")
            ->type_name("URL|OWNER/NAME[:QUANTISATION]")
            ->required();
        one(add(*m_command, "repair", "Fetch what is damaged of a model that was fetched before",
                repairModel));
        some(add(*m_command, "verify", "Read models to the end and compare their SHA-256 (default: all)",
                 verify));
    }

    Command command() const
    {
        return {m_command, [options = m_options, work = m_work] { return runWith(*work, *options); }};
    }

private:
    CLI::App &add(CLI::App &parent, const char *name, const char *description, Work work)
    {
        CLI::App *command = parent.add_subcommand(name, description);
        // Of "folders add" both are parsed, and the inner one last.
        command->parse_complete_callback([chosen = m_work, work, command] {
            if (command->get_subcommands().empty())
                *chosen = work;
        });
        return *command;
    }

    void one(CLI::App &command)
    {
        command.add_option("model", m_options->models, "Its file or name, or a part of that")
            ->type_name("MODEL")
            ->expected(1)
            ->required();
    }

    CLI::Option &some(CLI::App &command)
    {
        return *command.add_option("models", m_options->models, "Their files or names, or parts of them")
                    ->type_name("MODEL");
    }

    void folder(CLI::App &command)
    {
        command.add_option("folder", m_options->folder, "The folder")->type_name("FOLDER")->required();
    }

    std::shared_ptr<ModelsOptions> m_options = std::make_shared<ModelsOptions>();
    std::shared_ptr<Work> m_work = std::make_shared<Work>(list);
    CLI::App *m_command; // owned by the program
};

} // namespace

Command addModels(CLI::App &program)
{
    return ModelsCommand(program).command();
}

} // namespace cli
