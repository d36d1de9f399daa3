// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/options.h"

#include "app/cli/input.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/signals.h"
#include "inference/error.h"
#include "inference/text/utf8_stream.h"

#include <charconv>
#include <chrono>
#include <format>
#include <optional>
#include <string_view>
#include <system_error>

namespace cli {

using inference::Error;
using inference::ErrorCode;
using inference::Model;

namespace {

// The whole of `text` as a number. CLI11 alone would take nothing for 0 and 010 for 8.
std::optional<float> parseNumber(std::string_view text)
{
    float number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool hasLeadingZero = text.size() > 1 && text[0] == '0' && text[1] != '.';
    if (error != std::errc() || end != text.data() + text.size() || hasLeadingZero)
        return std::nullopt;
    return number;
}

CLI::Validator numberIn(bool (*isInside)(float, float, float), float least, float most,
                        const std::string &description)
{
    const auto judge = [=](const std::string &text) {
        const std::optional<float> number = parseNumber(text);
        if (number && isInside(*number, least, most))
            return std::string();
        return std::format("\"{}\" is not {}", text, description);
    };
    return CLI::Validator(judge, "");
}

std::string upTo(float most)
{
    return most < std::numeric_limits<float>::max() ? std::format(" and at most {}", most) : "";
}

} // namespace

CLI::Validator numberFrom(float least, float most)
{
    const auto isInside = [](float x, float a, float b) { return x >= a && x <= b; };
    return numberIn(isInside, least, most, std::format("a number of at least {}{}", least, upTo(most)));
}

CLI::Validator numberAbove(float least, float most)
{
    const auto isInside = [](float x, float a, float b) { return x > a && x <= b; };
    return numberIn(isInside, least, most, std::format("a number above {}{}", least, upTo(most)));
}

CLI::Option *ModelOptions::addFile(CLI::App &options)
{
    return options.add_option("--model", file, "The model, a GGUF file")->type_name("FILE");
}

void ModelOptions::addDevice(CLI::App &options)
{
    options
        .add_option("--backend", loading.backend,
                    "Where to compute: vulkan, cpu or auto (default),\n"
                    "which takes a graphics card where there is one")
        ->type_name("NAME")
        ->check(CLI::IsMember({"auto", "vulkan", "cpu"}).description(""));
    options
        .add_option("--device", loading.device,
                    "The device, by its name or a part of it; `doctor` lists them")
        ->type_name("NAME");
    options
        .add_option("--gpu-layers", loading.deviceLayers,
                    "Layers that the Vulkan device computes, the others being the processor's\n"
                    "(default: as many as fit into its memory)")
        ->type_name("N")
        ->check(numberFrom(0));
    options
        .add_option("--threads", loading.threads, "Threads to compute with (default: one a processor core)")
        ->type_name("N")
        ->check(numberFrom(1, 1024));
}

void ModelOptions::addContext(CLI::App &options)
{
    options
        .add_option("--context", loading.contextLength,
                    std::format("Tokens that the context holds (default: as trained, at most {})",
                                inference::DefaultContextLength))
        ->type_name("N")
        ->check(numberFrom(1));
}

CLI::Option *PromptOptions::addText(CLI::App &options)
{
    CLI::Option *option = options.add_option("--prompt", text, "What to ask")->type_name("TEXT");
    textOption = option;
    return option;
}

void PromptOptions::addFile(CLI::App &options)
{
    options
        .add_option("--prompt-file", file, "A file with what to ask, taken to the byte; - is standard input")
        ->type_name("FILE")
        ->excludes("--prompt");
}

void PromptOptions::addSystem(CLI::App &options)
{
    options.add_option("--system", system, "A system message (default: none)")->type_name("TEXT");
}

CLI::Option *PromptOptions::addRaw(CLI::App &options)
{
    return options.add_flag(
        "--raw", isRaw,
        "The prompt is plain text to continue, not a message; control tokens are not read in it");
}

std::string PromptOptions::prompt() const
{
    const std::string prompt = file.empty() ? text : readTextFile(file);
    if (prompt.empty())
        throw UsageError("The prompt is empty");
    if (!inference::isValidUtf8(prompt))
        throw Error(ErrorCode::BadInput, "The prompt is not valid UTF-8 text");
    if (!inference::isValidUtf8(system))
        throw Error(ErrorCode::BadInput, "The system message is not valid UTF-8 text");
    return prompt;
}

inference::Prompt PromptOptions::toPrompt(const Model &model, const std::string &prompt) const
{
    if (isRaw)
        return model.encodeRaw(prompt);
    std::vector<inference::Turn> turns;
    if (!system.empty())
        turns.push_back({inference::Role::System, system});
    turns.push_back({inference::Role::User, prompt});
    return model.render(turns);
}

std::shared_ptr<const Model> loadModel(const ModelOptions &options, bool verbose)
{
    const auto start = std::chrono::steady_clock::now();
    ProgressLine progress("Loading the model");
    InterruptStop stop;
    std::shared_ptr<const Model> model =
        Model::load(options.file, options.loading, [&](double share) { progress.show(share); }, stop);
    if (!model)
        throw Stopped("Stopped while the model was loaded");
    if (!model->facts().deviceFailure.empty())
        report(std::format("{}. {} computes", model->facts().deviceFailure, model->facts().device.name));
    if (verbose) {
        const inference::ModelFacts &facts = model->facts();
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        report(std::format(
            "loaded {} in {:.2f} s on {}: {}; context of {} tokens, {:.2f} GB planned, format {} ({})",
            facts.name, seconds.count(), facts.device.backend, facts.device.name, facts.contextLength,
            static_cast<double>(facts.memory.total()) / 1e9, facts.format.format->name, facts.format.reason));
    }
    return model;
}

} // namespace cli
