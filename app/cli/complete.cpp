// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/completion.h"
#include "app/cli/options.h"

#include <memory>

namespace cli {

using namespace inference;

namespace {

struct CompleteOptions {
    ModelOptions model;
    PromptOptions prompt;
    WritingOptions writing;
    std::vector<std::string> stops;
};

ExitCode complete(const CompleteOptions &options, bool verbose)
{
    if (!options.prompt.isGiven())
        throw UsageError("A prompt is needed: --prompt or --prompt-file");
    const std::string prompt = options.prompt.prompt();
    const std::shared_ptr<const Model> model = loadModel(options.model, verbose);
    return writeCompletion(
        *model, {.prompt = options.prompt.toPrompt(*model, prompt), .sampling = {}, .stops = options.stops},
        options.writing);
}

} // namespace

Command addComplete(CLI::App &program, const bool &verbose)
{
    CLI::App *command = program.add_subcommand("complete", "Answer one message, or continue a text");
    auto options = std::make_shared<CompleteOptions>();
    options->model.addFile(*command)->required();
    options->prompt.addText(*command);
    options->prompt.addFile(*command);
    options->prompt.addSystem(*command);
    options->prompt.addRaw(*command)->excludes("--system");

    command
        ->add_option("--stop", options->stops, "Ends the answer before this text; may be given several times")
        ->type_name("TEXT")
        ->expected(1)
        ->take_all();
    options->writing.add(*command);
    options->model.addDevice(*command);
    options->model.addContext(*command);
    command->footer("The \"stopReason\" of --json is \"end\" (the model ended its answer), \"text\" "
                    "(--stop), \"limit\" (--max-tokens),\n"
                    "\"context\" (the context is full) or \"stopped\" (interrupted; the exit code is 4).");
    return {command, [options, &verbose] { return complete(*options, verbose); }};
}

} // namespace cli
