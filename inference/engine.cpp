// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/engine.h"

#include "inference/answer_text.h"
#include "inference/cpu/cpu_backend.h"
#include "inference/door.h"
#include "inference/error.h"
#include "inference/gguf/utf8_path.h"
#include "inference/sampler.h"
#include "inference/system_memory.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <format>
#include <optional>
#include <utility>

namespace inference {

namespace {

// Slices of a prompt end at multiples of this position.
constexpr int SliceTokens = 256;

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::unique_ptr<Backend> makeBackend(const EngineOptions &options)
{
    if (options.backend == "vulkan")
        throw Error(ErrorCode::NoDevice,
                    "This build computes on the processor only; it has no Vulkan backend");
    if (options.backend != "auto" && options.backend != "cpu")
        throw Error(ErrorCode::BadSetting, std::format("There is no backend named \"{}\"", options.backend));

    const DeviceInfo device = cpuDevice(options.threads);
    if (!device.name.contains(options.device))
        throw Error(ErrorCode::NoDevice,
                    std::format("No device is named \"{}\"; there is \"{}\"", options.device, device.name));
    return makeCpuBackend(options.threads);
}

void requireMemory(const MemoryPlan &plan, int contextLength)
{
    const std::optional<std::uint64_t> available = availableMemoryBytes();
    if (!available || plan.total() <= *available)
        return;
    const auto gigabytes = [](std::uint64_t bytes) { return static_cast<double>(bytes) / 1e9; };
    throw MemoryShortage(
        plan.total(), *available,
        std::format("The model with a context of {} tokens needs {:.1f} GB of memory and {:.1f} GB are "
                    "available; close other programs, or choose a shorter context or a smaller model",
                    contextLength, gigabytes(plan.total()), gigabytes(*available)));
}

std::uint64_t countParameters(const gguf::GgufFile &file)
{
    std::uint64_t count = 0;
    for (const gguf::Tensor &tensor : file.tensors()) {
        std::uint64_t elements = 1;
        for (const std::uint64_t dimension : tensor.dimensions)
            elements *= dimension;
        count += elements;
    }
    return count;
}

// Logits to natural logarithms of probabilities, in place.
void normalise(std::span<float> logits)
{
    const double top = std::ranges::max(logits);
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp(logit - top);
    if (!std::isfinite(sum))
        throw Error(ErrorCode::ModelDamaged,
                    "The model computed numbers that are not finite; its weights are probably damaged");
    const double logSum = top + std::log(sum);
    for (float &logit : logits)
        logit = static_cast<float>(logit - logSum);
}

} // namespace

int chooseContextLength(const Config &config, int requested)
{
    if (requested > config.contextLength)
        throw Error(ErrorCode::BadSetting,
                    std::format("A context of {} tokens is longer than the {} that the model was trained for",
                                requested, config.contextLength));
    return requested > 0 ? requested : std::min(config.contextLength, DefaultContextLength);
}

struct Engine::Impl {
    std::string name;
    std::uint64_t parameterCount = 0;
    Config config;
    std::unique_ptr<const Tokenizer> tokenizer;
    PromptFormatChoice format;
    Preset preset;
    MemoryPlan plan;
    std::unique_ptr<Backend> backend; // before what it made, so that it goes last
    std::unique_ptr<LoadedModel> model;
    std::unique_ptr<Context> context;
    std::vector<Token> held; // the tokens whose keys and values are in the context

    static std::unique_ptr<Impl> load(const std::filesystem::path &modelFile,
                                      std::unique_ptr<Backend> backend, const EngineOptions &options,
                                      const LoadProgress &progress, Stop &stop);
    Completion generate(const GenerationRequest &request, const TextCallback &onText,
                        const PromptProgress &onPrompt, Stop &stop);
    std::vector<float> logProbabilities(std::span<const Token> tokens, int from, bool stepwise, Stop &stop);

    void check(std::span<const Token> tokens) const;
    void keep(std::span<const Token> tokens);
    bool prefill(std::span<const Token> tokens, std::span<float> logits, Stop &stop);
    bool decode(Token token, std::span<float> logits, Stop &stop);
    bool readPrompt(std::span<const Token> prompt, std::span<float> logits, const PromptProgress &onPrompt,
                    Stop &stop);
    StopReason answer(const GenerationRequest &request, std::span<float> logits, std::vector<Token> &tokens,
                      AnswerText &text, Stop &stop);
};

void Engine::Impl::check(std::span<const Token> tokens) const
{
    if (tokens.empty())
        throw Error(ErrorCode::BadInput, "The prompt is empty");
    if (std::cmp_greater(tokens.size(), context->capacity()))
        throw PromptTooLong(
            static_cast<int>(tokens.size()), context->capacity(),
            std::format("The prompt of {} tokens is longer than the context of {}; shorten it", tokens.size(),
                        context->capacity()));
    for (const Token token : tokens) {
        if (token < 0 || token >= config.vocabularySize)
            throw Error(ErrorCode::BadInput, std::format("{} is no token of the model; its vocabulary has {}",
                                                         token, config.vocabularySize));
    }
}

// Forgets what the context holds beyond the longest beginning that it has in common with `tokens`.
void Engine::Impl::keep(std::span<const Token> tokens)
{
    const auto common = std::ranges::mismatch(held, tokens).in1 - held.begin();
    context->truncate(static_cast<int>(common));
    held.resize(static_cast<std::size_t>(common));
}

bool Engine::Impl::prefill(std::span<const Token> tokens, std::span<float> logits, Stop &stop)
{
    if (!context->prefill(tokens, logits, stop))
        return false;
    held.insert(held.end(), tokens.begin(), tokens.end());
    return true;
}

bool Engine::Impl::decode(Token token, std::span<float> logits, Stop &stop)
{
    if (!context->decode(token, logits, stop))
        return false;
    held.push_back(token);
    return true;
}

// Appends what the context lacks of `prompt`, of which it holds a beginning that is shorter.
bool Engine::Impl::readPrompt(std::span<const Token> prompt, std::span<float> logits,
                              const PromptProgress &onPrompt, Stop &stop)
{
    const int total = static_cast<int>(prompt.size());
    for (int done = context->length(); done < total;) {
        if (onPrompt)
            onPrompt(done, total);
        const int end = std::min(total, (done / SliceTokens + 1) * SliceTokens);
        const auto slice =
            prompt.subspan(static_cast<std::size_t>(done), static_cast<std::size_t>(end - done));
        if (stop.isRequested() || !prefill(slice, end == total ? logits : std::span<float>(), stop))
            return false;
        done = end;
    }
    if (onPrompt)
        onPrompt(total, total);
    return true;
}

// Goes on from the logits after the prompt. The last token is in `tokens` but not yet in the context.
StopReason Engine::Impl::answer(const GenerationRequest &request, std::span<float> logits,
                                std::vector<Token> &tokens, AnswerText &text, Stop &stop)
{
    Sampler sampler(request.sampling);
    std::vector<Token> history = request.prompt.tokens;
    while (!stop.isRequested()) {
        const Token token = sampler.sample(logits, history);
        if (tokenizer->endsGeneration(token) || std::ranges::contains(request.prompt.ends, token))
            return StopReason::EndOfTurn;
        tokens.push_back(token);
        history.push_back(token);
        if (!text.append(token)) {
            tokens.resize(text.wholeTokens());
            return StopReason::StopText;
        }
        if (std::cmp_equal(tokens.size(), request.maxTokens))
            return StopReason::TokenLimit;
        if (context->length() == context->capacity())
            return StopReason::ContextFull;
        if (!decode(token, logits, stop))
            break;
    }
    return StopReason::Stopped;
}

Completion Engine::Impl::generate(const GenerationRequest &request, const TextCallback &onText,
                                  const PromptProgress &onPrompt, Stop &stop)
{
    const std::vector<Token> &prompt = request.prompt.tokens;
    check(prompt);
    const bool dropsFirstSpace = tokenizer->addsSpacePrefix() && !request.prompt.continuesText;
    AnswerText text(*tokenizer, dropsFirstSpace, request.stops, onText);
    Completion completion;
    std::vector<float> logits(static_cast<std::size_t>(config.vocabularySize));

    // The last token is never taken from the context: the logits after it are wanted.
    keep(std::span(prompt).first(prompt.size() - 1));
    completion.timings.reusedTokens = context->length();
    const Clock::time_point promptStart = Clock::now();
    const bool isRead = readPrompt(prompt, logits, onPrompt, stop);
    completion.timings.promptSeconds = secondsSince(promptStart);
    if (!isRead) {
        completion.reason = StopReason::Stopped;
        return completion;
    }

    const Clock::time_point answerStart = Clock::now();
    completion.reason = answer(request, logits, completion.tokens, text, stop);
    text.finish();
    completion.text = text.text();
    completion.timings.generationSeconds = secondsSince(answerStart);
    return completion;
}

std::vector<float> Engine::Impl::logProbabilities(std::span<const Token> tokens, int from, bool stepwise,
                                                  Stop &stop)
{
    check(tokens);
    const int count = static_cast<int>(tokens.size());
    if (from < 0 || from >= count)
        throw Error(ErrorCode::BadInput,
                    std::format("There is no position {} in a text of {} tokens", from, count));

    const auto vocabulary = static_cast<std::size_t>(config.vocabularySize);
    std::vector<float> result(static_cast<std::size_t>(count - from) * vocabulary);
    std::vector<float> unused(stepwise ? vocabulary : 0); // decode always computes logits
    keep(tokens.first(static_cast<std::size_t>(from)));
    for (int done = context->length(); done < count;) {
        const int end = stepwise ? done + 1 : std::min(count, (done / SliceTokens + 1) * SliceTokens);
        const auto slice =
            tokens.subspan(static_cast<std::size_t>(done), static_cast<std::size_t>(end - done));
        const auto firstRow = static_cast<std::size_t>(std::max(done, from) - from);
        const auto endRow = static_cast<std::size_t>(std::max(end, from) - from);
        const std::span<float> rows =
            std::span(result).subspan(firstRow * vocabulary, (endRow - firstRow) * vocabulary);
        const bool isDone =
            stepwise ? decode(slice.front(), rows.empty() ? unused : rows, stop) : prefill(slice, rows, stop);
        if (!isDone)
            return {};
        for (std::size_t row = 0; row < rows.size(); row += vocabulary) {
            if (stop.isRequested())
                return {};
            normalise(rows.subspan(row, vocabulary));
        }
        done = end;
    }
    return result;
}

std::unique_ptr<Engine::Impl> Engine::Impl::load(const std::filesystem::path &modelFile,
                                                 std::unique_ptr<Backend> backend,
                                                 const EngineOptions &options, const LoadProgress &progress,
                                                 Stop &stop)
{
    const gguf::GgufFile file(modelFile);
    auto impl = std::make_unique<Impl>();
    impl->config = readConfig(file);
    const Weights weights = findWeights(file, impl->config);
    if (stop.isRequested())
        return nullptr;

    impl->tokenizer = makeTokenizer(file);
    impl->format = choosePromptFormat(file, *impl->tokenizer);
    impl->preset = choosePreset(file, *impl->format.format);
    impl->name = repairUtf8(gguf::utf8Path(modelFile.stem()));
    impl->parameterCount = countParameters(file);

    const int contextLength = chooseContextLength(impl->config, options.contextLength);
    impl->plan = backend->planMemory(impl->config, weights, contextLength);
    requireMemory(impl->plan, contextLength);
    if (stop.isRequested())
        return nullptr;

    impl->backend = std::move(backend);
    impl->model = impl->backend->load(impl->config, weights, progress, stop);
    if (!impl->model)
        return nullptr;
    file.bytes().requireUnchanged();
    impl->context = impl->model->makeContext(contextLength);
    return impl;
}

Engine::Engine(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Engine::~Engine() = default;

std::unique_ptr<Engine> Engine::load(const std::filesystem::path &modelFile, const EngineOptions &options,
                                     const LoadProgress &progress, Stop &stop)
{
    return load(modelFile, door::guarded([&] { return makeBackend(options); }), options, progress, stop);
}

std::unique_ptr<Engine> Engine::load(const std::filesystem::path &modelFile, std::unique_ptr<Backend> backend,
                                     const EngineOptions &options, const LoadProgress &progress, Stop &stop)
{
    return door::guarded([&]() -> std::unique_ptr<Engine> {
        std::unique_ptr<Impl> impl =
            Impl::load(modelFile, std::move(backend), options, door::carrying(progress), stop);
        return impl ? std::unique_ptr<Engine>(new Engine(std::move(impl))) : nullptr;
    });
}

const std::string &Engine::modelName() const
{
    return m_impl->name;
}

std::uint64_t Engine::parameterCount() const
{
    return m_impl->parameterCount;
}

const Config &Engine::config() const
{
    return m_impl->config;
}

const Tokenizer &Engine::tokenizer() const
{
    return *m_impl->tokenizer;
}

const PromptFormatChoice &Engine::promptFormat() const
{
    return m_impl->format;
}

const Preset &Engine::preset() const
{
    return m_impl->preset;
}

DeviceInfo Engine::device() const
{
    return m_impl->model->device();
}

int Engine::contextLength() const
{
    return m_impl->context->capacity();
}

std::uint64_t Engine::weightBytesPerToken() const
{
    return m_impl->model->weightBytesPerToken();
}

const MemoryPlan &Engine::memoryPlan() const
{
    return m_impl->plan;
}

Prompt Engine::render(std::span<const Turn> conversation, Answer answer) const
{
    return door::guarded(
        [&] { return m_impl->format.format->prompt(*m_impl->tokenizer, conversation, answer); });
}

FittedPrompt Engine::renderToFit(std::span<const Turn> conversation, const PromptRoom &room,
                                 Answer answer) const
{
    return door::guarded([&] {
        const auto render = [&](std::span<const Turn> turns) {
            return m_impl->format.format->prompt(*m_impl->tokenizer, turns, answer);
        };
        return fitPrompt(render, conversation, room);
    });
}

Prompt Engine::encodeRaw(std::string_view text) const
{
    return door::guarded([&] {
        const Tokenizer &tokenizer = *m_impl->tokenizer;
        std::vector<Token> tokens = tokenizer.encode(text);
        if (tokenizer.addsBos() && tokenizer.bos())
            tokens.insert(tokens.begin(), *tokenizer.bos());
        return Prompt{.tokens = std::move(tokens), .continuesText = true};
    });
}

void Engine::check(std::span<const Token> tokens) const
{
    m_impl->check(tokens);
}

Completion Engine::generate(const GenerationRequest &request, const TextCallback &onText,
                            const PromptProgress &onPrompt, Stop &stop)
{
    return door::guarded(
        [&] { return m_impl->generate(request, door::carrying(onText), door::carrying(onPrompt), stop); });
}

std::vector<float> Engine::logProbabilities(std::span<const Token> tokens, int from, bool stepwise,
                                            Stop &stop)
{
    return door::guarded([&] { return m_impl->logProbabilities(tokens, from, stepwise, stop); });
}

Context &Engine::emptyContext()
{
    m_impl->keep({});
    return *m_impl->context;
}

} // namespace inference
