// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"

#include <string>

namespace cli {

namespace {

// A command that only says what this build lacks, whatever is asked of it.
Command addAbsent(CLI::App &program, const char *name, const std::string &reason)
{
    CLI::App *command = program.add_subcommand(name, "Not in this build, which lacks Qt");
    command->allow_extras()->fallthrough(false);
    return {command,
            [reason]() -> ExitCode { throw UsageError("This chasqui-cli was built without Qt, " + reason); }};
}

} // namespace

Command addBenchStore(CLI::App &program)
{
    return addAbsent(program, "bench-store", "which the conversations of the window need");
}

Command addConversations(CLI::App &program)
{
    return addAbsent(program, "conversations", "which the conversations of the window need");
}

Command addModels(CLI::App &program)
{
    return addAbsent(program, "models",
                     "which the library of models needs; 'chasqui-cli inspect FILE' describes a single file");
}

Command addNetwork(CLI::App &program)
{
    return addAbsent(program, "network", "and so without anything that could use the network");
}

} // namespace cli
