// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/inference_worker.h"

#include "app/window/failure_from.h"
#include "inference/system_memory.h"

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>
#include <limits>
#include <vector>

namespace window {

namespace {

using Clock = std::chrono::steady_clock;

// Text goes to the window at most once a frame.
constexpr std::chrono::milliseconds Frame(16);

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

inference::Role roleOf(storage::Role role)
{
    switch (role) {
    case storage::Role::System: return inference::Role::System;
    case storage::Role::User: return inference::Role::User;
    case storage::Role::Assistant: break;
    }
    return inference::Role::Assistant;
}

storage::StopReason reasonOf(inference::StopReason reason)
{
    switch (reason) {
    case inference::StopReason::EndOfTurn:
    case inference::StopReason::StopText: return storage::StopReason::EndOfTurn;
    case inference::StopReason::TokenLimit: return storage::StopReason::TokenLimit;
    case inference::StopReason::ContextFull: return storage::StopReason::ContextFull;
    case inference::StopReason::Stopped: break;
    }
    return storage::StopReason::Stopped;
}

std::vector<inference::Turn> turnsOf(const QList<ui::Turn> &turns)
{
    std::vector<inference::Turn> result;
    result.reserve(std::size_t(turns.size()));
    for (const ui::Turn &turn : turns)
        result.push_back({roleOf(turn.role), turn.text.toStdString()});
    return result;
}

// With an answer at the end that answer goes on.
inference::Answer answerTo(const QList<ui::Turn> &turns)
{
    const bool endsWithAnswer = !turns.isEmpty() && turns.last().role == storage::Role::Assistant;
    return endsWithAnswer ? inference::Answer::Continues : inference::Answer::Begins;
}

// Room that is kept for an answer, in tokens.
int answerRoom(int contextLength)
{
    return std::min(256, contextLength / 8);
}

storage::Sampling samplingOf(const inference::SamplingParams &params)
{
    return {.temperature = params.temperature,
            .topK = params.topK,
            .topP = params.topP,
            .minP = params.minP,
            .repeatPenalty = params.repeatPenalty,
            .seed = params.seed};
}

// The part of a plan that grows with the context.
std::uint64_t keyValueBytes(const inference::MemoryPlan &plan)
{
    for (const inference::MemoryBuffer &buffer : plan.buffers) {
        if (buffer.name == "keys and values")
            return buffer.bytes;
    }
    return 0;
}

// Fills in twice the context, when the model was trained for more and the memory is there.
void offerLongerContext(ui::LoadedModel &model, const inference::Engine &engine)
{
    const int longer = std::min(engine.config().contextLength, 2 * engine.contextLength());
    if (longer <= engine.contextLength())
        return;
    const auto more = std::uint64_t(double(keyValueBytes(engine.memoryPlan())) *
                                    (double(longer) / engine.contextLength() - 1));
    if (more > inference::availableMemoryBytes().value_or(std::numeric_limits<std::uint64_t>::max()))
        return;
    model.longerContext = longer;
    model.longerContextBytes = qint64(more);
}

ui::LoadedModel describe(const inference::Engine &engine, const ui::ModelEntry &entry)
{
    const inference::DeviceInfo device = engine.device();
    ui::LoadedModel model;
    model.entry = entry;
    model.backend = QString::fromStdString(device.backend).toUpper();
    model.device = QString::fromStdString(device.name);
    model.threads = device.threads;
    model.contextLength = engine.contextLength();
    model.memoryBytes = qint64(engine.memoryPlan().total());
    offerLongerContext(model, engine);
    return model;
}

// Gathers the pieces of an answer and hands them on once a frame.
class FrameText
{
public:
    using Emit = std::function<void(const QString &text, int tokens, double tokensPerSecond)>;

    explicit FrameText(Emit emitText) : m_emit(std::move(emitText)) {}

    void append(std::string_view piece)
    {
        if (m_tokens++ == 0)
            m_start = Clock::now();
        m_gathered.append(piece);
        if (Clock::now() - m_emitted >= Frame)
            flush();
    }

    void flush()
    {
        if (m_gathered.empty())
            return;
        // The first token came out of the prompt; those after it are what decoding took time for.
        const double seconds = secondsSince(m_start);
        m_emit(QString::fromUtf8(m_gathered.data(), qsizetype(m_gathered.size())), m_tokens,
               seconds > 0 ? (m_tokens - 1) / seconds : 0);
        m_gathered.clear();
        m_emitted = Clock::now();
    }

private:
    Emit m_emit;
    std::string m_gathered;
    int m_tokens = 0; // that brought text
    Clock::time_point m_start;
    Clock::time_point m_emitted;
};

} // namespace

template <typename... Parameters, typename... Arguments>
void InferenceWorker::tell(void (InferenceWorker::*signal)(Parameters...), Arguments &&...arguments)
{
    m_window.put([this, signal, ... values = std::decay_t<Arguments>(std::forward<Arguments>(arguments))] {
        emit(this->*signal)(values...);
    });
}

void InferenceWorker::load(LoadId load, const ModelToLoad &model, const SharedStop &stop)
{
    if (stop->isRequested())
        return;
    m_engine.reset(); // two models at once would need memory for both
    m_model = model;
    try {
        const inference::EngineOptions options = {.backend = model.options.device.isEmpty() ? "auto" : "cpu",
                                                  .threads = model.options.threads,
                                                  .contextLength = model.options.contextLength};
        double shown = -1;
        const auto progress = [&](double share) {
            if (share - shown < 0.01 && share < 1)
                return;
            shown = share;
            tell(&InferenceWorker::loading, load, share);
        };
        m_engine = inference::Engine::load(std::filesystem::path(model.entry.path.toStdU16String()), options,
                                           progress, *stop);
        if (m_engine)
            tell(&InferenceWorker::loaded, load, describe(*m_engine, model.entry));
    } catch (const std::exception &error) {
        tell(&InferenceWorker::loadFailed, load, failureFrom(error, model.entry.name));
    }
}

void InferenceWorker::unload()
{
    m_engine.reset();
}

void InferenceWorker::generate(ui::RequestId request, const ui::AnswerRequest &asked, const SharedStop &stop)
{
    try {
        answer(request, asked, stop);
    } catch (const ui::FailureException &error) {
        tell(&InferenceWorker::failed, request, error.failure());
    } catch (const std::exception &error) {
        tell(&InferenceWorker::failed, request, failureFrom(error, m_model.entry.name));
    }
}

void InferenceWorker::answer(ui::RequestId request, const ui::AnswerRequest &asked, const SharedStop &stop)
{
    const int capacity = engine().contextLength();
    const inference::PromptRoom room = {
        .capacity = capacity, .reserve = answerRoom(capacity), .omittedBefore = asked.omittedMessages};
    inference::FittedPrompt fitted = engine().renderToFit(turnsOf(asked.turns), room, answerTo(asked.turns));
    if (!fitted.prompt || (fitted.omitted > 0 && !asked.leaveOutOldest)) {
        ui::Failure failure;
        failure.kind = ui::Failure::Kind::ContextFull;
        failure.subject = m_model.entry.name;
        failure.needed = fitted.needed;
        failure.available = capacity;
        failure.omittedMessages = fitted.omitted;
        tell(&InferenceWorker::failed, request, failure);
        return;
    }

    const inference::GenerationRequest generation = generationFor(asked, *std::move(fitted.prompt));
    storage::AnswerRecord record = recordFor(generation, asked.settings.systemPrompt, fitted.omitted);
    tell(&InferenceWorker::started, request, record);

    FrameText text([&](const QString &gathered, int tokens, double tokensPerSecond) {
        tell(&InferenceWorker::textArrived, request, gathered, tokens, tokensPerSecond);
    });
    const inference::Completion completion = engine().generate(
        generation, [&](std::string_view piece) { text.append(piece); },
        [&](int done, int total) { tell(&InferenceWorker::promptProgressed, request, done, total); }, *stop);
    text.flush();
    record.tokens.assign(completion.tokens.begin(), completion.tokens.end());
    record.generatedTokens = int(completion.tokens.size());
    record.promptSeconds = completion.timings.promptSeconds;
    record.generationSeconds = completion.timings.generationSeconds;
    record.stopReason = reasonOf(completion.reason);
    tell(&InferenceWorker::finished, request, record);
}

inference::GenerationRequest InferenceWorker::generationFor(const ui::AnswerRequest &asked,
                                                            inference::Prompt prompt) const
{
    inference::GenerationRequest generation;
    generation.prompt = std::move(prompt);
    generation.sampling = engine().preset().sampling;
    if (asked.settings.temperature)
        generation.sampling.temperature = float(*asked.settings.temperature);
    // An answer that is asked for again is another one. Databases hold 63 bits.
    generation.sampling.seed = QRandomGenerator::global()->generate64() >> 1;
    generation.maxTokens = asked.settings.maxTokens;
    return generation;
}

storage::AnswerRecord InferenceWorker::recordFor(const inference::GenerationRequest &generation,
                                                 const QString &systemPrompt, int omittedMessages) const
{
    const inference::DeviceInfo device = engine().device();
    storage::AnswerRecord record;
    record.modelFileId = m_model.modelFileId;
    record.modelName = m_model.entry.name;
    record.backend = QString::fromStdString(device.backend);
    record.device = QString::fromStdString(device.name);
    record.numerics = QStringLiteral("exact");
    record.systemPrompt = systemPrompt;
    record.sampling = samplingOf(generation.sampling);
    record.contextLength = engine().contextLength();
    record.omittedMessages = omittedMessages;
    record.promptTokens = int(generation.prompt.tokens.size());
    return record;
}

int InferenceWorker::countTokens(const QList<ui::Turn> &turns) const
{
    return int(engine().render(turnsOf(turns), answerTo(turns)).tokens.size());
}

inference::Engine &InferenceWorker::engine() const
{
    if (m_engine)
        return *m_engine;
    ui::Failure failure;
    failure.kind = ui::Failure::Kind::NoModel;
    throw ui::FailureException(failure);
}

} // namespace window
