// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/session.h"

#include "inference/door.h"
#include "inference/error.h"
#include "inference/model_core.h"
#include "inference/prompt_lookup.h"
#include "inference/sampler.h"
#include "inference/stopwatch.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <format>
#include <optional>
#include <utility>

namespace inference {

namespace {

// Where the next slice of a text of `total` tokens ends, of which the context has `done`.
int sliceEnd(const Context &context, int done, int total)
{
    const int slice = context.sliceTokens();
    return std::min(total, (done / slice + 1) * slice);
}

} // namespace

// The choice of the next token after each of the last positions, and what it needs to know of their logits.
class NextToken
{
public:
    NextToken(const SamplingParams &params, int vocabularySize)
        : m_sampler(params),
          m_needed(m_sampler.neededLogits()),
          m_vocabulary(static_cast<std::size_t>(vocabularySize))
    {
    }

    Wanted wanted(std::size_t positions = 1)
    {
        if (m_needed) {
            m_likeliest.resize(positions);
            return {.likeliest = m_likeliest, .count = *m_needed};
        }
        m_logits.resize(positions * m_vocabulary);
        return {.logits = m_logits};
    }

    Token choose(std::size_t position, std::span<const Token> history)
    {
        if (m_needed)
            return m_sampler.sample(m_likeliest[position], history);
        return m_sampler.sample(std::span(m_logits).subspan(position * m_vocabulary, m_vocabulary), history);
    }

private:
    Sampler m_sampler;
    std::optional<int> m_needed;
    std::size_t m_vocabulary;
    std::vector<float> m_logits;
    std::vector<Likeliest> m_likeliest;
};

Session::Session(std::shared_ptr<ModelCore> model, int contextLength)
    : m_model(std::move(model)), m_capacity(contextLength), m_placed(m_model->placed())
{
    if (m_placed)
        m_context = m_placed->loaded->makeContext(contextLength);
}

Session::~Session() = default;

const ModelFacts &Session::facts() const
{
    return m_model->facts;
}

void Session::check(std::span<const Token> tokens) const
{
    if (tokens.empty())
        throw Error(ErrorCode::BadInput, "The prompt is empty");
    if (std::cmp_greater(tokens.size(), m_capacity))
        throw PromptTooLong(
            static_cast<int>(tokens.size()), m_capacity,
            std::format("The prompt of {} tokens is longer than the context of {}; shorten it", tokens.size(),
                        m_capacity));
    for (const Token token : tokens) {
        if (token < 0 || token >= m_model->facts.config.vocabularySize)
            throw Error(ErrorCode::BadInput, std::format("{} is no token of the model; its vocabulary has {}",
                                                         token, m_model->facts.config.vocabularySize));
    }
}

Completion Session::generate(const GenerationRequest &request, const TextCallback &onText,
                             const PromptProgress &onPrompt, Stop &stop)
{
    return door::guarded([&]() -> Completion {
        check(request.prompt.tokens);
        const TextCallback carried = door::carrying(onText);
        const bool dropsFirstSpace = m_model->tokenizer->addsSpacePrefix() && !request.prompt.continuesText;
        AnswerText text(*m_model->tokenizer, dropsFirstSpace, request.stops, request.findEnd, carried);
        const Turnstile::Pass pass(m_model->computing, stop);
        if (!pass || stop.isRequested() || !follow(stop))
            return {.reason = StopReason::Stopped};
        return answer(request, text, door::carrying(onPrompt), stop);
    });
}

std::vector<Likeliest> Session::likeliest(std::span<const Token> tokens, int from, int count, bool isStepwise,
                                          Stop &stop)
{
    return door::guarded([&]() -> std::vector<Likeliest> {
        check(tokens);
        const Turnstile::Pass pass(m_model->computing, stop);
        if (!pass || stop.isRequested() || !follow(stop))
            return {};
        return findLikeliest(tokens, from, count, isStepwise, stop);
    });
}

SessionMemory Session::memory()
{
    if (!m_context)
        return {};
    return {m_context->memoryForm(), m_context->memory(m_context->length())};
}

SessionMemory Session::prepareMemory(int length)
{
    keep({});
    if (!m_context)
        return {};
    return {m_context->memoryForm(), m_context->memory(length)};
}

bool Session::takeUp(std::span<const Token> tokens)
{
    const int vocabulary = m_model->facts.config.vocabularySize;
    if (!m_context ||
        !std::ranges::all_of(tokens, [&](Token token) { return token >= 0 && token < vocabulary; }))
        return false;
    m_context->resume(static_cast<int>(tokens.size()));
    m_held.assign(tokens.begin(), tokens.end());
    return true;
}

Context &Session::emptyContext()
{
    Stop never;
    follow(never);
    keep({});
    return *m_context;
}

Completion Session::answer(const GenerationRequest &request, AnswerText &text, const PromptProgress &onPrompt,
                           Stop &stop)
{
    const std::vector<Token> &prompt = request.prompt.tokens;
    Completion completion;
    m_move.reset();
    NextToken next(request.sampling, m_model->facts.config.vocabularySize);

    // The last token is never taken from the context: the logits after it are wanted.
    keep(std::span(prompt).first(prompt.size() - 1));
    completion.timings.reusedTokens = m_context->length();
    const Stopwatch reading;
    const bool isRead = readPrompt(prompt, next.wanted(), onPrompt, stop);
    completion.timings.promptSeconds = reading.seconds();
    if (!isRead) {
        completion.reason = StopReason::Stopped;
        return completion;
    }

    const Stopwatch writing;
    completion.reason = decodeAnswer(request, next, text, completion, stop);
    shorten(prompt.size() + completion.tokens.size());
    text.finish();
    completion.text = text.text();
    completion.timings.generationSeconds = writing.seconds();
    completion.move = std::exchange(m_move, std::nullopt);
    if (completion.move)
        completion.move->tokens -= std::min(completion.move->tokens, prompt.size());
    return completion;
}

// Goes on from what is known after the prompt. Behind the last token that is in `tokens` the context may hold
// guessed ones, which become the answer's when they are chosen too and are dropped otherwise.
StopReason Session::decodeAnswer(const GenerationRequest &request, NextToken &next, AnswerText &text,
                                 Completion &completion, Stop &stop)
{
    std::vector<Token> &tokens = completion.tokens;
    std::vector<Token> history = request.prompt.tokens;
    PromptLookup lookup(history, m_context->isSplitExact() ? request.mostGuessed : 0);
    std::vector<Token> tried; // together: the last token and the guesses behind it
    std::size_t position = 0; // of those, behind which the next token is chosen
    double seconds = 0;       // that trying them took
    while (!stop.isRequested()) {
        const Token token = next.choose(position, history);
        if (m_model->tokenizer->endsGeneration(token) || std::ranges::contains(request.prompt.ends, token))
            return StopReason::EndOfTurn;
        tokens.push_back(token);
        history.push_back(token);
        lookup.append(token);
        if (!text.append(token)) {
            tokens.resize(text.wholeTokens());
            return StopReason::StopText;
        }
        if (std::cmp_equal(tokens.size(), request.maxTokens))
            return StopReason::TokenLimit;
        if (position + 1 < tried.size() && tried[position + 1] == token) {
            ++position;
            ++completion.timings.rightTokens;
            continue; // the context has it already
        }

        if (!tried.empty())
            lookup.learn(tried.size() - 1, position, seconds);
        shorten(history.size() - 1);
        const auto room = static_cast<std::size_t>(m_context->capacity() - m_context->length());
        if (room == 0)
            return StopReason::ContextFull;
        tried = {token};
        const std::span<const Token> guesses = lookup.guess(room - 1);
        tried.insert(tried.end(), guesses.begin(), guesses.end());
        completion.timings.guessedTokens += static_cast<int>(tried.size()) - 1;
        position = 0;
        const Stopwatch trying;
        if (!append(tried, next.wanted(tried.size()), stop))
            break;
        seconds = trying.seconds();
    }
    return StopReason::Stopped;
}

std::vector<Likeliest> Session::findLikeliest(std::span<const Token> tokens, int from, int count,
                                              bool isStepwise, Stop &stop)
{
    const int total = static_cast<int>(tokens.size());
    if (from < 0 || from >= total)
        throw Error(ErrorCode::BadInput,
                    std::format("There is no position {} in a text of {} tokens", from, total));

    std::vector<Likeliest> result(static_cast<std::size_t>(total - from));
    keep(tokens.first(static_cast<std::size_t>(from)));
    for (int done = m_context->length(); done < total;) {
        const int end = isStepwise ? done + 1 : sliceEnd(*m_context, done, total);
        const auto slice =
            tokens.subspan(static_cast<std::size_t>(done), static_cast<std::size_t>(end - done));
        const auto first = static_cast<std::size_t>(std::max(done, from) - from);
        const auto last = static_cast<std::size_t>(std::max(end, from) - from);
        const std::span<Likeliest> rows = std::span(result).subspan(first, last - first);
        if (!append(slice, {.likeliest = rows, .count = count, .isSummed = true}, stop))
            return {};
        if (!std::ranges::all_of(rows, [](const Likeliest &row) { return std::isfinite(row.logSum); }))
            throw Error(ErrorCode::ModelDamaged,
                        "The model computed numbers that are not finite; its weights are probably damaged");
        done = end;
    }
    return result;
}

// Appends what the context lacks of `prompt`, of which it holds a beginning that is shorter.
bool Session::readPrompt(std::span<const Token> prompt, const Wanted &wanted, const PromptProgress &onPrompt,
                         Stop &stop)
{
    const int total = static_cast<int>(prompt.size());
    for (int done = m_context->length(); done < total;) {
        if (onPrompt)
            onPrompt(done, total);
        const int end = sliceEnd(*m_context, done, total);
        const auto slice =
            prompt.subspan(static_cast<std::size_t>(done), static_cast<std::size_t>(end - done));
        if (stop.isRequested() || !append(slice, end == total ? wanted : Wanted(), stop))
            return false;
        done = end;
    }
    if (onPrompt)
        onPrompt(total, total);
    return true;
}

// Forgets what the context holds beyond the longest beginning that it has in common with `tokens`.
void Session::keep(std::span<const Token> tokens)
{
    const auto common = std::ranges::mismatch(m_held, tokens).in1 - m_held.begin();
    shorten(static_cast<std::size_t>(common));
}

// Forgets what the context holds from that position on.
void Session::shorten(std::size_t length)
{
    m_held.resize(std::min(length, m_held.size()));
    if (m_context)
        m_context->truncate(static_cast<int>(m_held.size()));
}

// Takes the session to where the model is computed now, with an empty context if that is elsewhere. False
// when stopped.
bool Session::follow(Stop &stop)
{
    std::shared_ptr<const PlacedModel> placed = m_model->placed();
    if (!placed) {
        placed = loadOnProcessor(*m_model, stop);
        if (!placed)
            return false;
        m_model->place(placed);
    }
    if (placed == m_placed && m_context)
        return true;
    m_held.clear();
    m_context.reset();
    m_placed = std::move(placed);
    m_context = m_placed->loaded->makeContext(m_capacity);
    return true;
}

bool Session::append(std::span<const Token> tokens, const Wanted &wanted, Stop &stop)
{
    try {
        return appendHere(tokens, wanted, stop);
    } catch (const Error &failure) {
        if (!isOfDevice(failure) || m_placed->loaded->device().backend != "vulkan")
            throw;
        return appendOnProcessor(failure, tokens, wanted, stop);
    }
}

bool Session::appendHere(std::span<const Token> tokens, const Wanted &wanted, Stop &stop)
{
    if (!m_context->append(tokens, wanted, stop))
        return false;
    m_held.insert(m_held.end(), tokens.begin(), tokens.end());
    return true;
}

// After the device failed: the processor takes the model, reads what the context held and goes on.
bool Session::appendOnProcessor(const Error &failure, std::span<const Token> tokens, const Wanted &wanted,
                                Stop &stop)
{
    const std::vector<Token> held = std::move(m_held);
    // What failed goes first, to make room for what comes in its place.
    m_held.clear();
    m_context.reset();
    m_placed.reset();
    m_model->place(nullptr);
    try {
        if (!follow(stop))
            return false;
    } catch (const Error &second) {
        throw Error(failure.code(), std::format("{}. The processor cannot go on in its place: {}",
                                                failure.what(), second.what()));
    }
    m_move = {.tokens = held.size() + tokens.size(),
              .reason = failure.what(),
              .device = m_placed->loaded->device()};
    const auto total = static_cast<int>(held.size());
    for (int done = 0, end = 0; done < total; done = end) {
        end = sliceEnd(*m_context, done, total);
        if (!appendHere(
                std::span(held).subspan(static_cast<std::size_t>(done), static_cast<std::size_t>(end - done)),
                {}, stop))
            return false;
    }
    return appendHere(tokens, wanted, stop);
}

} // namespace inference
