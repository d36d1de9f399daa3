// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"

#include <memory>
#include <string_view>

namespace cli {

using namespace inference;

namespace {

struct CompleteOptions {
    ModelOptions model;
    PromptOptions prompt;
    SamplingParams sampling;
    int maxTokens = 0;
    std::vector<std::string> stops;
    bool isJson = false;
};

std::string_view nameOf(StopReason reason)
{
    switch (reason) {
    case StopReason::EndOfTurn: return "end";
    case StopReason::StopText: return "text";
    case StopReason::TokenLimit: return "limit";
    case StopReason::ContextFull: return "context";
    case StopReason::Stopped: return "stopped";
    }
    return "";
}

double rate(std::size_t count, double seconds)
{
    return seconds > 0 ? static_cast<double>(count) / seconds : 0;
}

Json describe(const Completion &completion, const std::vector<Token> &prompt, const Model &model)
{
    const GenerationTimings &timings = completion.timings;
    const std::size_t computed = prompt.size() - static_cast<std::size_t>(timings.reusedTokens);
    Json described = {
        {"text", completion.text},
        {"tokens", completion.tokens},
        {"promptTokens", prompt},
        {"stopReason", nameOf(completion.reason)},
        {"backend", model.device().backend},
        {"device", model.device().name},
        {"timings",
         {{"promptSeconds", timings.promptSeconds},
          {"promptTokensPerSecond", rate(computed, timings.promptSeconds)},
          {"generationSeconds", timings.generationSeconds},
          {"tokensPerSecond", rate(completion.tokens.size(), timings.generationSeconds)}}},
    };
    if (completion.move)
        described["move"] = {{"tokens", completion.move->tokens}, {"reason", completion.move->reason}};
    return described;
}

ExitCode complete(const CompleteOptions &options, bool verbose)
{
    if (!options.prompt.isGiven())
        throw UsageError("A prompt is needed: --prompt or --prompt-file");
    const std::string prompt = options.prompt.prompt();
    const std::shared_ptr<const Model> model = loadModel(options.model, verbose);
    const GenerationRequest request = {.prompt = options.prompt.toPrompt(*model, prompt),
                                       .sampling = options.sampling,
                                       .maxTokens = options.maxTokens,
                                       .stops = options.stops};

    const TextCallback stream = options.isJson ? TextCallback() : writeModelText;
    InterruptStop stop;
    const Completion completion = model->makeSession()->generate(request, stream, {}, stop);
    if (options.isJson)
        writeJson(describe(completion, request.prompt.tokens, *model));
    else
        write("\n");

    if (completion.move && !options.isJson)
        report(moveText(*completion.move));
    if (completion.reason == StopReason::Stopped)
        throw Stopped("Stopped before the answer was complete");
    if (completion.reason == StopReason::ContextFull && !options.isJson)
        report("The context is full, which ended the answer");
    return ExitCode::Done;
}

} // namespace

Command addComplete(CLI::App &program, const bool &verbose)
{
    CLI::App *command = program.add_subcommand("complete", "Answer one message, or continue a text");
    auto options = std::make_shared<CompleteOptions>();
    options->model.addFile(*command)->required();
    options->prompt.addText(*command);
    options->prompt.addFile(*command);
    options->prompt.addSystem(*command);
    options->prompt.addRaw(*command)->excludes("--system");

    SamplingParams &sampling = options->sampling;
    command
        ->add_option("--max-tokens", options->maxTokens, "Tokens of the answer at most (default: no limit)")
        ->type_name("N")
        ->check(numberFrom(1));
    command
        ->add_option("--stop", options->stops, "Ends the answer before this text; may be given several times")
        ->type_name("TEXT")
        ->expected(1)
        ->take_all();
    command->add_option("--temperature", sampling.temperature, "0 takes the likeliest token (default)")
        ->type_name("X")
        ->check(numberFrom(0, 100));
    command
        ->add_option("--top-p", sampling.topP,
                     "Draw from the likeliest tokens of this share (default: 1, off)")
        ->type_name("X")
        ->check(numberAbove(0, 1));
    command->add_option("--top-k", sampling.topK, "Draw from the k likeliest tokens (default: 0, off)")
        ->type_name("N")
        ->check(numberFrom(0));
    command
        ->add_option("--min-p", sampling.minP,
                     "Draw from tokens at least this share as likely as the likeliest (default: 0, off)")
        ->type_name("X")
        ->check(numberFrom(0, 1));
    command
        ->add_option("--repeat-penalty", sampling.repeatPenalty,
                     "Makes the last 64 tokens less likely (default: 1, off)")
        ->type_name("X")
        ->check(numberAbove(0, 100));
    command
        ->add_option("--seed", sampling.seed,
                     "Of the draws; the same seed gives the same answer (default: 0)")
        ->type_name("N")
        ->check(numberFrom(0));

    options->model.addDevice(*command);
    options->model.addContext(*command);
    command->add_flag("--json", options->isJson, "Print one JSON object");
    command->footer("The \"stopReason\" of --json is \"end\" (the model ended its answer), \"text\" "
                    "(--stop), \"limit\" (--max-tokens),\n"
                    "\"context\" (the context is full) or \"stopped\" (interrupted; the exit code is 4).");
    return {command, [options, &verbose] { return complete(*options, verbose); }};
}

} // namespace cli
