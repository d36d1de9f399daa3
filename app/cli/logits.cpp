// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <format>
#include <memory>
#include <ranges>
#include <span>
#include <string_view>

namespace cli {

using namespace inference;

namespace {

struct LogitsOptions {
    ModelOptions model;
    PromptOptions prompt;
    std::string ids;
    int from = -1; // the last position
    int top = 10;
    bool isStepwise = false;
    bool isJson = false;
};

std::vector<Token> parseIds(std::string_view text)
{
    std::vector<Token> ids;
    for (const auto part : std::views::split(text, ',')) {
        const std::string_view number(part);
        Token id = 0;
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), id);
        if (error != std::errc() || end != number.data() + number.size() || id < 0)
            throw UsageError(std::format("--ids: \"{}\" is not a token id", number));
        ids.push_back(id);
    }
    return ids;
}

// Positions whose results are held; a multiple of what contexts compute together.
constexpr std::size_t RowsAtOnce = 512;

std::string describe(std::size_t index, const Likeliest &likeliest, bool isJson, const Tokenizer &tokenizer)
{
    Json top = Json::array();
    std::string lines;
    for (const auto &[id, logit] : likeliest.candidates) {
        const auto logProbability = static_cast<float>(logit - likeliest.logSum);
        top.push_back({id, logProbability});
        lines += std::format("{:6} {:7} {:11.6f}  {}\n", index, id, logProbability,
                             printable(tokenizer.piece(id)));
    }
    return isJson ? toText({{"index", index}, {"top", std::move(top)}}) : lines;
}

ExitCode logits(const LogitsOptions &options, bool verbose)
{
    const bool hasIds = !options.ids.empty();
    if (!hasIds && !options.prompt.isGiven())
        throw UsageError("A prompt is needed: --prompt or --ids");
    const std::vector<Token> ids = hasIds ? parseIds(options.ids) : std::vector<Token>();
    const std::string prompt = hasIds ? std::string() : options.prompt.prompt();
    const std::shared_ptr<const Model> model = loadModel(options.model, verbose);
    const std::unique_ptr<Session> session = model->makeSession();
    const std::vector<Token> tokens = hasIds ? ids : options.prompt.toPrompt(*model, prompt).tokens;
    session->check(tokens); // all of them, before a part of the result is written
    if (options.from >= 0 && std::cmp_greater_equal(options.from, tokens.size()))
        throw UsageError(std::format("--from: the text has {} tokens, so its last position is {}",
                                     tokens.size(), tokens.size() - 1));

    std::size_t from = options.from < 0 ? tokens.size() - 1 : static_cast<std::size_t>(options.from);
    InterruptStop stop;
    std::string_view separator = options.isJson ? "{\"positions\":[" : "";
    while (from < tokens.size()) {
        // A slice at a time, so that a long text does not take gigabytes for its results.
        const std::size_t end = std::min(tokens.size(), (from / RowsAtOnce + 1) * RowsAtOnce);
        const std::vector<Likeliest> rows = session->likeliest(
            std::span(tokens).first(end), static_cast<int>(from), options.top, options.isStepwise, stop);
        if (rows.empty())
            throw Stopped("Stopped before every position was computed");
        for (const Likeliest &row : rows) {
            write(separator);
            write(describe(from++, row, options.isJson, model->tokenizer()));
            separator = options.isJson ? "," : "";
        }
    }
    if (options.isJson)
        write("]}\n");
    return ExitCode::Done;
}

} // namespace

Command addLogits(CLI::App &program, const bool &verbose)
{
    CLI::App *command = program.add_subcommand(
        "logits", "Show how likely the model holds each next token, as natural logarithms");
    auto options = std::make_shared<LogitsOptions>();
    options->model.addFile(*command)->required();
    options->prompt.addText(*command);
    options->prompt.addRaw(*command);
    command->add_option("--ids", options->ids, "Token ids with commas between them, taken as they are")
        ->type_name("IDS")
        ->excludes("--prompt")
        ->excludes("--raw");
    command
        ->add_option("--from", options->from,
                     "The first position to show; 0 is that after the first token (default: the last)")
        ->type_name("I")
        ->check(numberFrom(0));
    command->add_option("--top", options->top, "Tokens to show at each position (default: 10)")
        ->type_name("N")
        ->check(numberFrom(1));
    command->add_flag("--step", options->isStepwise,
                      "Compute the tokens one by one, as in an answer; the result is the same");
    options->model.addDevice(*command);
    options->model.addContext(*command);
    command->add_flag("--json", options->isJson, "Print one JSON object");
    return {command, [options, &verbose] { return logits(*options, verbose); }};
}

} // namespace cli
