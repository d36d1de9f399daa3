// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "inference/engine.h"

#include <vector>

namespace cli {

// How a text is written: what the commands have in common that write one.
struct WritingOptions {
    inference::SamplingParams sampling;
    int maxTokens = 0; // 0: no limit
    bool isJson = false;

    void add(CLI::App &options);
};

// What --json prints.
Json describe(const inference::Completion &completion, const std::vector<inference::Token> &prompt,
              const inference::Model &model);

// Says how it ended, where that matters. Throws Stopped when it was.
ExitCode reportEnd(const inference::Completion &completion, bool isJson);

} // namespace cli
