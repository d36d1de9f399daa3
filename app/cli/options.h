// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "inference/engine.h"

#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace cli {

// A number for which `least` <= x <= `most`, in decimal digits and within what a float holds.
CLI::Validator numberFrom(float least, float most = std::numeric_limits<float>::max());
// The same without `least` itself.
CLI::Validator numberAbove(float least, float most = std::numeric_limits<float>::max());

// Which model, and where it runs: the same options for every command.
struct ModelOptions {
    std::filesystem::path file;
    inference::ModelOptions loading;

    CLI::Option *addFile(CLI::App &options);
    void addDevice(CLI::App &options);
    void addContext(CLI::App &options);
};

// One prompt: from the command line or from a file, in the model's format or raw.
struct PromptOptions {
    std::string text;
    std::filesystem::path file;
    std::string system;
    bool isRaw = false;
    const CLI::Option *textOption = nullptr; // owned by the program

    CLI::Option *addText(CLI::App &options);
    void addFile(CLI::App &options);
    void addSystem(CLI::App &options);
    CLI::Option *addRaw(CLI::App &options);

    // Whether there is one at all, be it empty.
    bool isGiven() const { return !file.empty() || textOption->count() > 0; }

    // What to ask. Throws UsageError when it is empty, Error when it is not UTF-8 or the file is missing.
    std::string prompt() const;
    inference::Prompt toPrompt(const inference::Model &model, const std::string &prompt) const;
};

// Loads the model, with the share that is loaded on a terminal. Throws Stopped when interrupted.
std::shared_ptr<const inference::Model> loadModel(const ModelOptions &options, bool verbose);

} // namespace cli
