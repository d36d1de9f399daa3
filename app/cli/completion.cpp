// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/completion.h"

#include "app/cli/options.h"
#include "app/cli/signals.h"

#include <string_view>

namespace cli {

using namespace inference;

namespace {

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
          {"tokensPerSecond", rate(completion.tokens.size(), timings.generationSeconds)},
          {"guessedTokens", timings.guessedTokens},
          {"rightTokens", timings.rightTokens}}},
    };
    if (completion.move)
        described["move"] = {{"tokens", completion.move->tokens}, {"reason", completion.move->reason}};
    return described;
}

} // namespace

void WritingOptions::add(CLI::App &options)
{
    options.add_option("--max-tokens", maxTokens, "Tokens of the answer at most (default: no limit)")
        ->type_name("N")
        ->check(numberFrom(1));
    options.add_option("--temperature", sampling.temperature, "0 takes the likeliest token (default)")
        ->type_name("X")
        ->check(numberFrom(0, 100));
    options
        .add_option("--top-p", sampling.topP,
                    "Draw from the likeliest tokens of this share (default: 1, off)")
        ->type_name("X")
        ->check(numberAbove(0, 1));
    options.add_option("--top-k", sampling.topK, "Draw from the k likeliest tokens (default: 0, off)")
        ->type_name("N")
        ->check(numberFrom(0));
    options
        .add_option("--min-p", sampling.minP,
                    "Draw from tokens at least this share as likely as the likeliest (default: 0, off)")
        ->type_name("X")
        ->check(numberFrom(0, 1));
    options
        .add_option("--repeat-penalty", sampling.repeatPenalty,
                    "Makes the last 64 tokens less likely (default: 1, off)")
        ->type_name("X")
        ->check(numberAbove(0, 100));
    options
        .add_option("--seed", sampling.seed, "Of the draws; the same seed gives the same answer (default: 0)")
        ->type_name("N")
        ->check(numberFrom(0));

    options.add_flag("--json", isJson, "Print one JSON object");
}

ExitCode writeCompletion(const Model &model, GenerationRequest request, const WritingOptions &options,
                         const Spelling &spell, const Json &more)
{
    request.sampling = options.sampling;
    request.maxTokens = options.maxTokens;
    TextCallback stream;
    if (!options.isJson)
        stream = [&](std::string_view piece) {
            spell ? writeModelText(spell(piece)) : writeModelText(piece);
        };
    InterruptStop stop;
    Completion completion = model.makeSession()->generate(request, stream, {}, stop);
    if (options.isJson) {
        if (spell)
            completion.text = spell(completion.text);
        Json described = describe(completion, request.prompt.tokens, model);
        described.update(more);
        writeJson(described);
    } else {
        write("\n");
    }

    if (completion.move && !options.isJson)
        report(moveText(*completion.move));
    if (completion.reason == StopReason::Stopped)
        throw Stopped("Stopped before the answer was complete");
    if (completion.reason == StopReason::ContextFull && !options.isJson)
        report("The context is full, which ended the answer");
    return ExitCode::Done;
}

} // namespace cli
