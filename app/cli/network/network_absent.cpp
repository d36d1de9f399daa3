// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"

namespace cli {

Command addNetwork(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("network", "Not in this build, which lacks Qt");
    command->allow_extras()->fallthrough(false); // whatever is asked of it, the answer is the same
    return {command, []() -> ExitCode {
                throw UsageError(
                    "This chasqui-cli was built without Qt, and so without anything that could use "
                    "the network");
            }};
}

} // namespace cli
