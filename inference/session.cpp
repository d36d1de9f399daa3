// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/session.h"

#include "inference/door.h"
#include "inference/error.h"
#include "inference/model_core.h"
#include "inference/sampler.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <format>
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

Session::Session(std::shared_ptr<ModelCore> model, int contextLength)
    : m_model(std::move(model)), m_context(m_model->loaded->makeContext(contextLength))
{
}

Session::~Session() = default;

const ModelFacts &Session::facts() const
{
    return m_model->facts;
}

int Session::contextLength() const
{
    return m_context->capacity();
}

void Session::check(std::span<const Token> tokens) const
{
    if (tokens.empty())
        throw Error(ErrorCode::BadInput, "The prompt is empty");
    if (std::cmp_greater(tokens.size(), m_context->capacity()))
        throw PromptTooLong(
            static_cast<int>(tokens.size()), m_context->capacity(),
            std::format("The prompt of {} tokens is longer than the context of {}; shorten it", tokens.size(),
                        m_context->capacity()));
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
        AnswerText text(*m_model->tokenizer, dropsFirstSpace, request.stops, carried);
        const Turnstile::Pass pass(m_model->computing, stop);
        if (!pass || stop.isRequested())
            return {.reason = StopReason::Stopped};
        return answer(request, text, door::carrying(onPrompt), stop);
    });
}

std::vector<float> Session::logProbabilities(std::span<const Token> tokens, int from, bool stepwise,
                                             Stop &stop)
{
    return door::guarded([&]() -> std::vector<float> {
        check(tokens);
        const Turnstile::Pass pass(m_model->computing, stop);
        if (!pass || stop.isRequested())
            return {};
        return computeLogProbabilities(tokens, from, stepwise, stop);
    });
}

SessionMemory Session::memory()
{
    return {m_context->memoryForm(), m_context->memory(m_context->length())};
}

SessionMemory Session::prepareMemory(int length)
{
    keep({});
    return {m_context->memoryForm(), m_context->memory(length)};
}

bool Session::takeUp(std::span<const Token> tokens)
{
    const int vocabulary = m_model->facts.config.vocabularySize;
    if (!std::ranges::all_of(tokens, [&](Token token) { return token >= 0 && token < vocabulary; }))
        return false;
    m_context->resume(static_cast<int>(tokens.size()));
    m_held.assign(tokens.begin(), tokens.end());
    return true;
}

Context &Session::emptyContext()
{
    keep({});
    return *m_context;
}

Completion Session::answer(const GenerationRequest &request, AnswerText &text, const PromptProgress &onPrompt,
                           Stop &stop)
{
    const std::vector<Token> &prompt = request.prompt.tokens;
    Completion completion;
    std::vector<float> logits(static_cast<std::size_t>(m_model->facts.config.vocabularySize));

    // The last token is never taken from the context: the logits after it are wanted.
    keep(std::span(prompt).first(prompt.size() - 1));
    completion.timings.reusedTokens = m_context->length();
    const Clock::time_point promptStart = Clock::now();
    const bool isRead = readPrompt(prompt, logits, onPrompt, stop);
    completion.timings.promptSeconds = secondsSince(promptStart);
    if (!isRead) {
        completion.reason = StopReason::Stopped;
        return completion;
    }

    const Clock::time_point answerStart = Clock::now();
    completion.reason = decodeAnswer(request, logits, completion.tokens, text, stop);
    text.finish();
    completion.text = text.text();
    completion.timings.generationSeconds = secondsSince(answerStart);
    return completion;
}

// Goes on from the logits after the prompt. The last token is in `tokens` but not yet in the context.
StopReason Session::decodeAnswer(const GenerationRequest &request, std::span<float> logits,
                                 std::vector<Token> &tokens, AnswerText &text, Stop &stop)
{
    Sampler sampler(request.sampling);
    std::vector<Token> history = request.prompt.tokens;
    while (!stop.isRequested()) {
        const Token token = sampler.sample(logits, history);
        if (m_model->tokenizer->endsGeneration(token) || std::ranges::contains(request.prompt.ends, token))
            return StopReason::EndOfTurn;
        tokens.push_back(token);
        history.push_back(token);
        if (!text.append(token)) {
            tokens.resize(text.wholeTokens());
            return StopReason::StopText;
        }
        if (std::cmp_equal(tokens.size(), request.maxTokens))
            return StopReason::TokenLimit;
        if (m_context->length() == m_context->capacity())
            return StopReason::ContextFull;
        if (!decode(token, logits, stop))
            break;
    }
    return StopReason::Stopped;
}

std::vector<float> Session::computeLogProbabilities(std::span<const Token> tokens, int from, bool stepwise,
                                                    Stop &stop)
{
    const int count = static_cast<int>(tokens.size());
    if (from < 0 || from >= count)
        throw Error(ErrorCode::BadInput,
                    std::format("There is no position {} in a text of {} tokens", from, count));

    const auto vocabulary = static_cast<std::size_t>(m_model->facts.config.vocabularySize);
    std::vector<float> result(static_cast<std::size_t>(count - from) * vocabulary);
    std::vector<float> unused(stepwise ? vocabulary : 0); // decode always computes logits
    keep(tokens.first(static_cast<std::size_t>(from)));
    for (int done = m_context->length(); done < count;) {
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

// Appends what the context lacks of `prompt`, of which it holds a beginning that is shorter.
bool Session::readPrompt(std::span<const Token> prompt, std::span<float> logits,
                         const PromptProgress &onPrompt, Stop &stop)
{
    const int total = static_cast<int>(prompt.size());
    for (int done = m_context->length(); done < total;) {
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

// Forgets what the context holds beyond the longest beginning that it has in common with `tokens`.
void Session::keep(std::span<const Token> tokens)
{
    const auto common = std::ranges::mismatch(m_held, tokens).in1 - m_held.begin();
    m_context->truncate(static_cast<int>(common));
    m_held.resize(static_cast<std::size_t>(common));
}

bool Session::prefill(std::span<const Token> tokens, std::span<float> logits, Stop &stop)
{
    if (!m_context->prefill(tokens, logits, stop))
        return false;
    m_held.insert(m_held.end(), tokens.begin(), tokens.end());
    return true;
}

bool Session::decode(Token token, std::span<float> logits, Stop &stop)
{
    if (!m_context->decode(token, logits, stop))
        return false;
    m_held.push_back(token);
    return true;
}

} // namespace inference
