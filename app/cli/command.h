// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/exit_code.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace cli {

// A command of the program: what its options look like, and what runs once they are parsed. What goes wrong
// is thrown: inference::Error, UsageError or Stopped.
struct Command {
    CLI::App *options; // owned by the program
    std::function<ExitCode()> run;
};

// Each in the file of its name. `verbose` is read when the command runs.
Command addComplete(CLI::App &program, const bool &verbose);
Command addInfill(CLI::App &program, const bool &verbose);
Command addLogits(CLI::App &program, const bool &verbose);
Command addChat(CLI::App &program, const bool &verbose);
Command addTokenize(CLI::App &program);
Command addBench(CLI::App &program, const bool &verbose);
Command addBenchRewrite(CLI::App &program, const bool &verbose);
Command addBenchStore(CLI::App &program);
Command addDoctor(CLI::App &program);
Command addInspect(CLI::App &program);
Command addConversations(CLI::App &program);
Command addModels(CLI::App &program);
Command addNetwork(CLI::App &program);

} // namespace cli
