// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/inference_worker.h"

#include "app/window/failure_from.h"
#include "inference/cpu/cpu_backend.h"
#include "inference/stopwatch.h"
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

// Gaps have a session of their own, no conversation's, and a context for what is seen around them.
constexpr std::int64_t GapSession = -1;
constexpr int GapContext = 2048;

// Half of a context that is shorter.
inference::InfillWindow windowFor(int contextLength)
{
    inference::InfillWindow window;
    window.before = std::min(window.before, contextLength / 2);
    window.behind = std::min(window.behind, contextLength / 8);
    return window;
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

// Fills in twice the context, when the model was trained for more and the memory is there.
void offerLongerContext(ui::LoadedModel &loaded, const inference::Model &model)
{
    const int longer = std::min(model.facts().config.contextLength, 2 * loaded.contextLength);
    if (longer <= loaded.contextLength)
        return;
    const std::uint64_t more = model.sessionBytes(longer) - model.sessionBytes(loaded.contextLength);
    if (more > inference::availableMemoryBytes().value_or(std::numeric_limits<std::uint64_t>::max()))
        return;
    loaded.longerContext = longer;
    loaded.longerContextBytes = qint64(more);
}

ui::LoadedModel describe(const inference::Model &model, int contextLength, const ui::ModelEntry &entry)
{
    const inference::ModelFacts &facts = model.facts();
    ui::LoadedModel loaded;
    loaded.entry = entry;
    const inference::DeviceInfo device = model.device();
    loaded.backend = QString::fromStdString(device.backend).toUpper();
    loaded.device = QString::fromStdString(device.name);
    loaded.deviceFailure = QString::fromStdString(facts.deviceFailure);
    loaded.threads = device.threads;
    loaded.contextLength = contextLength;
    loaded.instruction = QString::fromStdString(facts.preset.systemMessage);
    loaded.memoryBytes = qint64(facts.memory.total() - model.sessionBytes(facts.contextLength) +
                                model.sessionBytes(contextLength));
    offerLongerContext(loaded, model);
    return loaded;
}

// What the caches of all conversations may take: a quarter of what the loaded model has left.
std::uint64_t sessionBudget()
{
    return inference::availableMemoryBytes().value_or(0) / 4;
}

// One core is left to the window and to what else the person does.
int threadsFor(int chosen)
{
    return chosen > 0 ? chosen : std::max(1, inference::cpuDevice(0).threads - 1);
}

inference::ModelOptions optionsFor(const ui::LoadOptions &chosen)
{
    inference::ModelOptions options = {.threads = threadsFor(chosen.threads),
                                       .contextLength = chosen.contextLength};
    if (chosen.device == QLatin1String("cpu")) {
        options.backend = "cpu";
    } else if (!chosen.device.isEmpty()) {
        options.backend = "vulkan";
        options.device = chosen.device.toStdString();
    }
    return options;
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
            m_writing = {};
        m_gathered.append(piece);
        if (Clock::now() - m_emitted >= Frame)
            flush();
    }

    void flush()
    {
        if (m_gathered.empty())
            return;
        // The first token came out of the prompt; those after it are what decoding took time for.
        const double seconds = m_writing.seconds();
        m_emit(QString::fromUtf8(m_gathered.data(), qsizetype(m_gathered.size())), m_tokens,
               seconds > 0 ? (m_tokens - 1) / seconds : 0);
        m_gathered.clear();
        m_emitted = Clock::now();
    }

private:
    Emit m_emit;
    std::string m_gathered;
    int m_tokens = 0;               // that brought text
    inference::Stopwatch m_writing; // from the first token on
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
    const bool isSameModel =
        m_sessions && model.modelFileId != 0 && model.modelFileId == m_model.modelFileId &&
        model.options.device == m_model.options.device && model.options.threads == m_model.options.threads;
    m_model = model;
    m_load = load;
    try {
        if (isSameModel) { // another context is another session, not another load
            useContext(load);
            return;
        }
        m_sessions.reset(); // two models at once would need memory for both
        const inference::ModelOptions options = optionsFor(model.options);
        double shown = -1;
        const auto progress = [&](double share) {
            if (share - shown < 0.01 && share < 1)
                return;
            shown = share;
            tell(&InferenceWorker::loading, load, share);
        };
        std::shared_ptr<const inference::Model> loaded = inference::Model::load(
            std::filesystem::path(model.entry.path.toStdU16String()), options, progress, *stop);
        if (!loaded)
            return;
        m_sessions.emplace(std::move(loaded), sessionBudget());
        useContext(load);
    } catch (const std::exception &error) {
        tell(&InferenceWorker::loadFailed, load, failureFrom(error, model.entry.name));
    }
}

// Takes the length of the contexts from the options, and tells that the model is there.
void InferenceWorker::useContext(LoadId load)
{
    const inference::Model &model = m_sessions->model();
    const int wanted = m_model.options.contextLength;
    m_contextLength = wanted > 0 ? wanted : model.facts().contextLength;
    tell(&InferenceWorker::loaded, load, describe(model, m_contextLength, m_model.entry));
}

void InferenceWorker::unload()
{
    m_sessions.reset();
}

// What goes wrong in `work` is told.
template <typename Work>
void InferenceWorker::answering(ui::RequestId request, const Work &work)
{
    try {
        work();
    } catch (const ui::FailureException &error) {
        tell(&InferenceWorker::failed, request, error.failure());
    } catch (const std::exception &error) {
        tell(&InferenceWorker::failed, request, failureFrom(error, m_model.entry.name));
    }
}

void InferenceWorker::generate(ui::RequestId request, const ui::AnswerRequest &asked, const SharedStop &stop)
{
    answering(request, [&] { answer(request, asked, stop); });
}

void InferenceWorker::fill(ui::RequestId request, const ui::GapRequest &asked, const SharedStop &stop)
{
    answering(request, [&] { fillGap(request, asked, stop); });
}

void InferenceWorker::answer(ui::RequestId request, const ui::AnswerRequest &asked, const SharedStop &stop)
{
    const int capacity = m_contextLength;
    const inference::PromptRoom room = {
        .capacity = capacity, .reserve = answerRoom(capacity), .omittedBefore = asked.omittedMessages};
    inference::FittedPrompt fitted = model().renderToFit(turnsFor(asked.turns), room, answerTo(asked.turns));
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
    write(request, generation, m_sessions->session(asked.conversationId, capacity),
          recordFor(generation, asked.settings.systemPrompt, fitted.omitted), stop);
}

void InferenceWorker::fillGap(ui::RequestId request, const ui::GapRequest &asked, const SharedStop &stop)
{
    const inference::Gap gap = {.prefix = asked.before.toStdString(), .suffix = asked.after.toStdString()};
    const int capacity = std::min(GapContext, m_contextLength);
    inference::GenerationRequest generation = {
        .prompt = model().renderGap(gap, windowFor(capacity)),
        .sampling = {.temperature = float(asked.temperature),
                     .seed = QRandomGenerator::global()->generate64() >> 1},
        .maxTokens = asked.maxTokens,
        .findEnd = inference::BlockEnd(gap)};
    write(request, generation, m_sessions->session(GapSession, capacity), recordFor(generation, {}, 0), stop);
}

void InferenceWorker::write(ui::RequestId request, const inference::GenerationRequest &generation,
                            inference::Session &session, storage::AnswerRecord record, const SharedStop &stop)
{
    tell(&InferenceWorker::started, request, record);
    FrameText text([&](const QString &gathered, int tokens, double tokensPerSecond) {
        tell(&InferenceWorker::textArrived, request, gathered, tokens, tokensPerSecond);
    });
    const inference::Completion completion = session.generate(
        generation, [&](std::string_view piece) { text.append(piece); },
        [&](int done, int total) { tell(&InferenceWorker::promptProgressed, request, done, total); }, *stop);
    text.flush();
    record.tokens.assign(completion.tokens.begin(), completion.tokens.end());
    record.generatedTokens = int(completion.tokens.size());
    record.promptSeconds = completion.timings.promptSeconds;
    record.generationSeconds = completion.timings.generationSeconds;
    record.stopReason = reasonOf(completion.reason);
    if (completion.move) {
        record.backend = QString::fromStdString(completion.move->device.backend);
        record.device = QString::fromStdString(completion.move->device.name);
        record.movedAfter = int(completion.move->tokens);
        tell(&InferenceWorker::loaded, m_load, describe(model(), m_contextLength, m_model.entry));
    }
    tell(&InferenceWorker::finished, request, record);
}

inference::GenerationRequest InferenceWorker::generationFor(const ui::AnswerRequest &asked,
                                                            inference::Prompt prompt) const
{
    inference::GenerationRequest generation;
    generation.prompt = std::move(prompt);
    generation.sampling = model().facts().preset.sampling;
    if (asked.settings.temperature)
        generation.sampling.temperature = float(*asked.settings.temperature);
    const storage::SamplingWishes &wishes = asked.settings.sampling;
    if (wishes.topK)
        generation.sampling.topK = int(*wishes.topK);
    if (wishes.topP)
        generation.sampling.topP = float(*wishes.topP);
    if (wishes.minP)
        generation.sampling.minP = float(*wishes.minP);
    if (wishes.repeatPenalty)
        generation.sampling.repeatPenalty = float(*wishes.repeatPenalty);
    // An answer that is asked for again is another one. Databases hold 63 bits.
    generation.sampling.seed = QRandomGenerator::global()->generate64() >> 1;
    generation.maxTokens = asked.settings.maxTokens;
    return generation;
}

storage::AnswerRecord InferenceWorker::recordFor(const inference::GenerationRequest &generation,
                                                 const QString &systemPrompt, int omittedMessages) const
{
    const inference::DeviceInfo device = model().device();
    storage::AnswerRecord record;
    record.modelFileId = m_model.modelFileId;
    record.modelName = m_model.entry.name;
    record.backend = QString::fromStdString(device.backend);
    record.device = QString::fromStdString(device.name);
    record.numerics = QStringLiteral("exact");
    record.systemPrompt = systemPrompt;
    record.sampling = samplingOf(generation.sampling);
    record.contextLength = m_contextLength;
    record.omittedMessages = omittedMessages;
    record.promptTokens = int(generation.prompt.tokens.size());
    return record;
}

// With the tokens of answers that this model wrote: those of others mean nothing to it.
std::vector<inference::Turn> InferenceWorker::turnsFor(const QList<ui::Turn> &turns) const
{
    std::vector<inference::Turn> result;
    result.reserve(std::size_t(turns.size()));
    for (const ui::Turn &turn : turns) {
        inference::Turn &added = result.emplace_back(roleOf(turn.role), turn.text.toStdString());
        if (m_model.modelFileId != 0 && turn.modelFileId == m_model.modelFileId)
            added.tokens.assign(turn.tokens.begin(), turn.tokens.end());
    }
    return result;
}

int InferenceWorker::countTokens(const QList<ui::Turn> &turns) const
{
    return int(model().render(turnsFor(turns), answerTo(turns)).tokens.size());
}

const inference::Model &InferenceWorker::model() const
{
    if (m_sessions)
        return m_sessions->model();
    ui::Failure failure;
    failure.kind = ui::Failure::Kind::NoModel;
    throw ui::FailureException(failure);
}

} // namespace window
