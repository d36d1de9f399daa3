// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "inference/backend.h"
#include "inference/gguf/utf8_path.h"
#include "inference/stopwatch.h"
#include "inference/system_memory.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <format>
#include <memory>
#include <random>
#include <span>
#include <thread>
#include <vector>

namespace cli {

using namespace inference;

namespace {

struct BenchOptions {
    ModelOptions model;
    int promptTokens = 512;
    int answerTokens = 64;
    int depth = 0;
    int repeat = 3;
    int stops = 0;
    bool isJson = false;
};

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

// Different tokens, the same ones in every run: which ones makes no difference to the work.
std::vector<Token> someTokens(int count, int vocabularySize)
{
    std::mt19937_64 random(1);
    std::vector<Token> tokens(static_cast<std::size_t>(count));
    for (Token &token : tokens)
        token = static_cast<Token>(random() % static_cast<std::uint64_t>(vocabularySize));
    return tokens;
}

// The way of a prompt: the time until its last token's logits are there.
double promptSeconds(Session &session, const std::vector<Token> &tokens)
{
    session.emptyContext();
    InterruptStop stop;
    const Completion completion = session.generate({.prompt = {tokens}, .maxTokens = 1}, {}, {}, stop);
    if (completion.reason == StopReason::Stopped)
        throw Stopped("Stopped before the measurement was complete");
    return completion.timings.promptSeconds;
}

// The way of an answer behind the tokens of `depth`, token after token, without the choice of the next one.
double answerSeconds(Session &session, const std::vector<Token> &depth, const std::vector<Token> &tokens)
{
    Context &context = session.emptyContext();
    std::vector<float> logits(static_cast<std::size_t>(session.facts().config.vocabularySize));
    InterruptStop stop;
    const auto append = [&](std::span<const Token> some, const Wanted &wanted) {
        if (!context.append(some, wanted, stop))
            throw Stopped("Stopped before the measurement was complete");
    };
    append(depth, {});
    const Stopwatch writing;
    for (const Token token : tokens)
        append({&token, 1}, {.logits = logits});
    return writing.seconds();
}

// The longest time that a prompt's way goes on after a stop, of `count` stops spread over `usualSeconds`.
double stopSeconds(Session &session, const std::vector<Token> &tokens, int count, double usualSeconds)
{
    using Clock = std::chrono::steady_clock;
    std::chrono::duration<double> longest{};
    for (int i = 1; i <= count; ++i) {
        session.emptyContext();
        InterruptStop stop;
        Clock::time_point asked;
        std::jthread person([&] {
            std::this_thread::sleep_for(std::chrono::duration<double>(usualSeconds * i / (count + 1)));
            asked = Clock::now();
            stop.request();
        });
        const Completion completion = session.generate({.prompt = {tokens}, .maxTokens = 1}, {}, {}, stop);
        const Clock::time_point ended = Clock::now();
        person.join();
        if (isInterrupted())
            throw Stopped("Stopped before the measurement was complete");
        if (completion.reason == StopReason::Stopped)
            longest = std::max<std::chrono::duration<double>>(longest, ended - asked);
    }
    return longest.count();
}

// Tokens a second: the median of several runs after one that is not counted.
template <typename Measure>
double medianRate(Measure measure, Session &session, int count, int repeat)
{
    const std::vector<Token> tokens = someTokens(count, session.facts().config.vocabularySize);
    measure(session, tokens);
    std::vector<double> rates;
    for (int i = 0; i < repeat; ++i)
        rates.push_back(count / measure(session, tokens));
    return median(std::move(rates));
}

ExitCode bench(const BenchOptions &options, bool verbose)
{
    ModelOptions model = options.model;
    model.loading.contextLength = std::max(options.promptTokens, options.depth + options.answerTokens);

    const Stopwatch loading;
    const std::shared_ptr<const Model> loaded = loadModel(model, verbose);
    const std::unique_ptr<Session> session = loaded->makeSession();
    const double loadSeconds = loading.seconds();
    const double promptRate = medianRate(promptSeconds, *session, options.promptTokens, options.repeat);
    const std::vector<Token> depth = someTokens(options.depth, loaded->facts().config.vocabularySize);
    const auto behindDepth = [&](Session &used, const std::vector<Token> &tokens) {
        return answerSeconds(used, depth, tokens);
    };
    const double answerRate = medianRate(behindDepth, *session, options.answerTokens, options.repeat);
    const double stopped =
        stopSeconds(*session, someTokens(options.promptTokens, loaded->facts().config.vocabularySize),
                    options.stops, options.promptTokens / promptRate);
    const double bandwidth = answerRate * static_cast<double>(loaded->facts().weightBytesPerToken) / 1e9;
    const std::uint64_t peakMemory = peakMemoryBytes().value_or(0);
    const DeviceInfo &device = loaded->facts().device;

    if (options.isJson) {
        writeJson({{"model", inference::gguf::utf8Path(model.file.filename())},
                   {"backend", device.backend},
                   {"device", device.name},
                   {"threads", device.threads},
                   {"pp", {{"tokens", options.promptTokens}, {"tokensPerSecond", promptRate}}},
                   {"tg",
                    {{"tokens", options.answerTokens},
                     {"depth", options.depth},
                     {"tokensPerSecond", answerRate},
                     {"gigabytesPerSecond", bandwidth}}},
                   {"stops", {{"count", options.stops}, {"seconds", stopped}}},
                   {"loadSeconds", loadSeconds},
                   {"peakMemoryBytes", peakMemory}});
        return ExitCode::Done;
    }
    write(std::format("{} on {}{}\n"
                      "prompt of {} tokens   {:10.1f} tokens/s\n"
                      "answer of {} tokens   {:10.1f} tokens/s, {:.2f} GB/s of weights{}\n"
                      "loaded in {:.2f} s, {:.0f} MB of memory at most\n",
                      printable(loaded->facts().name), device.name,
                      device.threads > 0 ? std::format(", {} threads", device.threads) : "",
                      options.promptTokens, promptRate, options.answerTokens, answerRate, bandwidth,
                      options.depth > 0 ? std::format(", behind {} tokens", options.depth) : "", loadSeconds,
                      static_cast<double>(peakMemory) / 1e6));
    if (options.stops > 0)
        write(std::format("a stop was heard after {:.0f} ms at most\n", 1000 * stopped));
    return ExitCode::Done;
}

} // namespace

Command addBench(CLI::App &program, const bool &verbose)
{
    CLI::App *command = program.add_subcommand("bench", "Measure how fast a model reads and answers");
    auto options = std::make_shared<BenchOptions>();
    options->model.addFile(*command)->required();
    options->model.addDevice(*command);
    command->add_option("--pp", options->promptTokens, "Tokens of the prompt (default: 512)")
        ->type_name("N")
        ->check(numberFrom(1));
    command->add_option("--tg", options->answerTokens, "Tokens of the answer (default: 64)")
        ->type_name("N")
        ->check(numberFrom(1));
    command
        ->add_option("--depth", options->depth,
                     "Tokens that the context holds before the answer (default: 0)")
        ->type_name("N")
        ->check(numberFrom(0));
    command->add_option("--repeat", options->repeat, "Runs, of which the median counts (default: 3)")
        ->type_name("N")
        ->check(numberFrom(1));
    command
        ->add_option("--stops", options->stops,
                     "Stops in the midst of the prompt, of which the longest counts (default: 0)")
        ->type_name("N")
        ->check(numberFrom(0));
    command->add_flag("--json", options->isJson, "Print one JSON object");
    command->footer("Each run starts from an empty context, which --depth fills first; one run of each kind "
                    "before them is\n"
                    "not counted.");
    return {command, [options, &verbose] { return bench(*options, verbose); }};
}

} // namespace cli
