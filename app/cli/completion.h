// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "inference/engine.h"

#include <functional>
#include <string>
#include <string_view>

namespace cli {

// How a text is written: what the commands have in common that write one.
struct WritingOptions {
    inference::SamplingParams sampling;
    int maxTokens = 0; // 0: no limit
    bool isJson = false;

    void add(CLI::App &options);
};

// How text is written; the same for the whole and for its pieces.
using Spelling = std::function<std::string(std::string_view)>;

// Lets the model write what is requested, with what the options say of it, and prints it as it comes, or with
// --json at its end, together with `more`. Says how it ended, where that matters. Throws Stopped when it was.
ExitCode writeCompletion(const inference::Model &model, inference::GenerationRequest request,
                         const WritingOptions &options, const Spelling &spell = {},
                         const Json &more = Json::object());

} // namespace cli
