// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/completion.h"
#include "app/cli/input.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "inference/error.h"

#include <filesystem>
#include <format>
#include <memory>
#include <string>

namespace cli {

using namespace inference;

namespace {

struct InfillOptions {
    ModelOptions model;
    std::filesystem::path prefix;
    std::filesystem::path suffix;
    InfillWindow window;
    bool isSuffixFirst = false;
    bool endsWithBlock = false;
    WritingOptions writing;
};

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string readCode(const std::filesystem::path &file)
{
    std::string text = file.empty() ? std::string() : readTextFile(file);
    if (!isValidUtf8(text))
        throw Error(ErrorCode::BadInput, std::format("{} is not valid UTF-8 text", file.string()));
    return text;
}

ExitCode infill(const InfillOptions &options, bool verbose)
{
    Gap gap = {.prefix = readCode(options.prefix), .suffix = readCode(options.suffix)};
    // What is written has the line ends of what it is written into.
    const bool hasReturns = gap.prefix.contains("\r\n") || gap.suffix.contains("\r\n");
    gap = {.prefix = replaced(gap.prefix, "\r\n", "\n"), .suffix = replaced(gap.suffix, "\r\n", "\n")};
    Spelling spell;
    if (hasReturns)
        spell = [](std::string_view text) { return replaced(std::string(text), "\n", "\r\n"); };

    const std::shared_ptr<const Model> model = loadModel(options.model, verbose);
    const bool canFill = model->facts().infill.has_value();
    if (!canFill)
        report(std::format("{} knows no gaps: it goes on behind the prefix, and does not see the suffix",
                           model->facts().name));
    const InfillOrder order = options.isSuffixFirst ? InfillOrder::SuffixFirst : InfillOrder::PrefixFirst;
    return writeCompletion(*model,
                           {.prompt = model->renderGap(gap, options.window, order),
                            .sampling = {},
                            .findEnd = options.endsWithBlock ? TextEnd(BlockEnd(gap)) : TextEnd()},
                           options.writing, spell, {{"canInfill", canFill}});
}

} // namespace

Command addInfill(CLI::App &program, const bool &verbose)
{
    CLI::App *command = program.add_subcommand("infill", "Write what is missing between two pieces of code");
    auto options = std::make_shared<InfillOptions>();
    options->model.addFile(*command)->required();
    command
        ->add_option("--prefix-file", options->prefix,
                     "A file with what stands before the gap; - is standard input")
        ->type_name("FILE")
        ->required();
    command
        ->add_option("--suffix-file", options->suffix, "A file with what stands behind it (default: nothing)")
        ->type_name("FILE");
    command
        ->add_option(
            "--before", options->window.before,
            std::format("Tokens before the gap that are seen at most (default: {})", options->window.before))
        ->type_name("N")
        ->check(numberFrom(1));
    command
        ->add_option(
            "--behind", options->window.behind,
            std::format("Tokens behind the gap that are seen at most (default: {})", options->window.behind))
        ->type_name("N")
        ->check(numberFrom(0));
    command->add_flag("--suffix-first", options->isSuffixFirst,
                      "Show the model the suffix first, so that the gap follows the prefix directly");
    command->add_flag("--block", options->endsWithBlock, "End where the block ends that the gap is in");
    options->writing.add(*command);
    options->model.addDevice(*command);
    options->model.addContext(*command);
    command->footer("The \"stopReason\" of --json is \"end\" (the model ended what it filled in), \"text\" "
                    "(--block), \"limit\" (--max-tokens),\n"
                    "\"context\" (the context is full) or \"stopped\" (interrupted; the exit code is 4).");
    return {command, [options, &verbose] { return infill(*options, verbose); }};
}

} // namespace cli
