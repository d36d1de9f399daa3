// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "inference/error.h"

#include <array>
#include <exception>
#include <format>
#include <new>
#include <string>
#include <vector>

using namespace cli;
using inference::Error;
using inference::ErrorCode;

namespace {

constexpr const char *Footer =
    "Exit codes: 0 done, 1 wrong usage, 2 input or model that cannot be used,\n"
    "3 no usable device, 4 stopped. `chasqui-cli COMMAND --help` shows the options.";

std::string_view nameOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::FileUnreadable: return "the file cannot be read";
    case ErrorCode::ModelDamaged: return "the model file is damaged or none";
    case ErrorCode::ModelUnsupported: return "the model is of a kind that this version cannot run";
    case ErrorCode::BadInput: return "the input cannot be used";
    case ErrorCode::BadSetting: return "a setting is out of its range";
    case ErrorCode::PromptTooLong: return "the prompt is longer than the context";
    case ErrorCode::OutOfMemory: return "not enough memory";
    case ErrorCode::NoDevice: return "no device";
    case ErrorCode::DeviceLost: return "the device was lost";
    case ErrorCode::Unexpected: return "a fault";
    }
    return "";
}

ExitCode run(const Command &command, const bool &verbose)
{
    try {
        return command.run();
    } catch (const UsageError &error) {
        report(error.what());
        return ExitCode::Usage;
    } catch (const Stopped &reason) {
        report(reason.what());
        return ExitCode::Stopped;
    } catch (const Error &error) {
        report(error.what());
        if (verbose)
            report(std::format("in {}: {} (version {})", command.options->get_name(), nameOf(error.code()),
                               CHASQUI_VERSION));
        const bool isDevice = error.code() == ErrorCode::NoDevice || error.code() == ErrorCode::DeviceLost;
        return isDevice ? ExitCode::NoDevice : ExitCode::BadInput;
    } catch (const std::bad_alloc &) {
        report("There is not enough memory");
    } catch (const std::exception &error) {
        report(std::format("Something unforeseen happened: {}", error.what()));
    }
    return ExitCode::BadInput;
}

} // namespace

int main(int argc, char **argv)
{
    installSignalHandlers();
    CLI::App program("Chasqui: talk with language models on your own computer", "chasqui-cli");
    bool verbose = false;
    program.set_version_flag("--version", "chasqui-cli " CHASQUI_VERSION);
    program.add_flag("--verbose", verbose, "Say more on standard error");
    program.require_subcommand(0, 1); // that there is one is seen below, after a misspelt one has been named
    program.fallthrough();
    program.footer(Footer);
    const std::array commands = {addChat(program, verbose),
                                 addComplete(program, verbose),
                                 addInfill(program, verbose),
                                 addLogits(program, verbose),
                                 addTokenize(program),
                                 addBench(program, verbose),
                                 addBenchRewrite(program, verbose),
                                 addBenchStore(program),
                                 addInspect(program),
                                 addConversations(program),
                                 addModels(program),
                                 addNetwork(program),
                                 addDoctor(program)};

    try {
        program.parse(argc, program.ensure_utf8(argv));
    } catch (const CLI::Success &wish) {
        return program.exit(wish); // --help or --version
    } catch (const CLI::ParseError &error) {
        // What is left over begins with a misspelt command, or with an option that no command has.
        const std::vector<std::string> rest = program.remaining();
        if (program.get_subcommands().empty() && !rest.empty() && !rest.front().starts_with('-'))
            report(std::format("There is no command \"{}\"; --help shows them", rest.front()));
        else
            report(error.what());
        return static_cast<int>(ExitCode::Usage);
    }

    for (const Command &command : commands) {
        if (command.options->parsed())
            return static_cast<int>(run(command, verbose));
    }
    report("A command is needed; --help shows them");
    return static_cast<int>(ExitCode::Usage);
}
