// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/chat_session.h"
#include "app/cli/command.h"
#include "app/cli/folders.h"
#include "app/cli/input.h"
#include "app/cli/line_reader.h"
#include "app/cli/options.h"
#include "app/cli/signals.h"
#include "app/cli/terminal.h"
#include "inference/error.h"
#include "inference/text/utf8_stream.h"

#include <algorithm>
#include <filesystem>
#include <format>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace cli {

using inference::Error;
using inference::ErrorCode;

namespace {

// What the set-up puts there, so that something answers at once.
constexpr std::string_view StarterModel = "SmolLM2-135M-Instruct.Q4_1.gguf";

struct ChatOptions {
    ModelOptions model;
    std::string message;
};

std::filesystem::path defaultModel()
{
    const std::vector<std::filesystem::path> models = installedModels();
    if (models.empty())
        throw Error(ErrorCode::FileUnreadable,
                    std::format("There is no model in {}; put a GGUF file there or name one with --model",
                                modelsFolder().string()));
    // Whoever puts a model beside the starter model wants to talk with that one.
    const auto preference = [](const std::filesystem::path &model) {
        std::error_code error; // a file that went away meanwhile comes last
        return std::pair(model.filename() != StarterModel, std::filesystem::last_write_time(model, error));
    };
    return *std::ranges::max_element(models, {}, preference);
}

ExitCode chat(const ChatOptions &options, bool isMessageGiven, bool verbose)
{
    if (isMessageGiven && options.message.empty())
        throw UsageError("The message is empty");
    if (!inference::isValidUtf8(options.message))
        throw Error(ErrorCode::BadInput, "The message is not valid UTF-8 text");

    ModelOptions model = options.model;
    if (model.file.empty())
        model.file = defaultModel();
    const bool isTalk = !isMessageGiven && isTerminal(Stream::Input);
    if (isTalk)
        keepRunningOnSecondInterrupt();
    const std::unique_ptr<Keyboard> keyboard = isTalk ? Keyboard::open() : nullptr;
    ChatSession session(loadModel(model, verbose));
    if (isMessageGiven) {
        session.ask(options.message);
    } else if (keyboard) {
        LineReader reader(*keyboard);
        session.talk([&reader] { return reader.read(); });
    } else if (isTalk) {
        session.talk(readPlainLine);
    } else {
        while (const std::optional<std::string> line = readLineOfInput()) {
            if (!session.handle(*line))
                break;
        }
    }
    return ExitCode::Done;
}

} // namespace

Command addChat(CLI::App &program, const bool &verbose)
{
    CLI::App *command = program.add_subcommand("chat", "Talk with a model");
    auto options = std::make_shared<ChatOptions>();
    options->model.addFile(*command)->description("The model (default: the latest in the models folder)");
    CLI::Option *message = command->add_option("-m,--message", options->message, "Ask this only, and end");
    message->type_name("TEXT");
    options->model.addDevice(*command);
    options->model.addContext(*command);
    command->footer(
        "Sampling and system message are those that suit the model. Without a terminal every line of\n"
        "standard input is a message or, as in /help, a command.");
    return {command, [options, message, &verbose] { return chat(*options, message->count() > 0, verbose); }};
}

} // namespace cli
