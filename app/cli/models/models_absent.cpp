// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"

namespace cli {

Command addModels(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("models", "Not in this build, which lacks Qt");
    command->allow_extras()->fallthrough(false); // whatever is asked of it, the answer is the same
    return {command, []() -> ExitCode {
                throw UsageError("This chasqui-cli was built without Qt, which the library of models needs; "
                                 "'chasqui-cli inspect FILE' describes a single file");
            }};
}

} // namespace cli
