// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/answer_text.h"
#include "inference/backend.h"
#include "inference/stop.h"
#include "inference/text/fit_prompt.h"
#include "inference/text/prompt_format.h"
#include "inference/types.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace inference {

// Where and how large a model is loaded.
struct EngineOptions {
    std::string backend = "auto"; // "auto", "vulkan", "cpu"
    std::string device;           // a part of its name; empty: the best one
    int threads = 0;              // 0: one a processor core
    int contextLength = 0;        // 0: what the model was trained for, at most DefaultContextLength
};

constexpr int DefaultContextLength = 8192;

// The context that `requested` (0: none) asks of a model. Throws Error(BadSetting) for one that is longer than
// the model was trained for: beyond that it writes nonsense.
int chooseContextLength(const Config &config, int requested);

// What is asked for.
struct GenerationRequest {
    Prompt prompt; // of Engine::render or Engine::encodeRaw
    SamplingParams sampling;
    int maxTokens = 0; // 0: until the answer or the context ends
    std::vector<std::string> stops =
        {}; // the answer ends before the first of these texts, UTF-8 and not empty
};

struct GenerationTimings {
    double promptSeconds = 0;     // computing the part of the prompt that was new
    double generationSeconds = 0; // from there to the end of the answer
    int reusedTokens = 0;         // of the prompt, found in the context
};

struct Completion {
    std::vector<Token>
        tokens;       // of the answer, without the token that ended it and those of a text to stop at
    std::string text; // without the bytes of a character that was begun and not ended
    StopReason reason = StopReason::EndOfTurn;
    GenerationTimings timings;
};

// Called while a prompt is computed, with tokens done (those found in the context too) and tokens in all.
using PromptProgress = std::function<void(int done, int total)>;

// A model that is loaded and its one context: the public door into this module.
// Not thread-safe: one thread owns an engine and makes every call on it. A Stop is for one call.
class Engine
{
public:
    // Null when stopped. Throws Error when the file or the device will not do, and Error(OutOfMemory) before
    // anything is allocated when the memory plan does not fit into the memory that is available.
    static std::unique_ptr<Engine> load(const std::filesystem::path &modelFile, const EngineOptions &options,
                                        const LoadProgress &progress, Stop &stop);

    // The same on a backend that the caller chose; of the options only the context length counts.
    static std::unique_ptr<Engine> load(const std::filesystem::path &modelFile,
                                        std::unique_ptr<Backend> backend, const EngineOptions &options,
                                        const LoadProgress &progress, Stop &stop);
    ~Engine();

    const std::string &
    modelName() const; // the file's name without its ending, which is the name that a person knows
    std::uint64_t parameterCount() const;
    const Config &config() const;
    const Tokenizer &tokenizer() const;
    const PromptFormatChoice &promptFormat() const;
    const Preset &preset() const;
    DeviceInfo device() const;
    int contextLength() const;
    std::uint64_t weightBytesPerToken() const;
    const MemoryPlan &memoryPlan() const;

    // The prompt of a conversation in the model's format, and that of plain text to continue. Throws Error(BadInput)
    // when an answer shall go on and the last turn is none.
    Prompt render(std::span<const Turn> conversation, Answer answer = Answer::Begins) const;
    FittedPrompt renderToFit(std::span<const Turn> conversation, const PromptRoom &room,
                             Answer answer = Answer::Begins) const;
    Prompt encodeRaw(std::string_view text) const;

    // Throws Error(BadInput) unless `tokens` are those of the model and not none, and PromptTooLong unless they fit
    // into the context.
    void check(std::span<const Token> tokens) const;

    // Blocks until the answer ends. What the context already holds of the prompt is not computed again;
    // slices of the rest end at fixed positions, so that time never changes a result. The token after the
    // last position needs no room of its own: a prompt that fills the context exactly is answered with one
    // token. Throws as check() does, and Error(BadSetting) for sampling out of its ranges and for texts to stop at that are none; what a
    // callback throws passes through. Either way the engine stays usable.
    Completion generate(const GenerationRequest &request, const TextCallback &onText,
                        const PromptProgress &onPrompt, Stop &stop);

    // Natural logarithms of probabilities after each position from `from` on, [tokens.size() - from,
    // vocabulary size], summed in double precision. With `stepwise` each token goes through decode instead of
    // prefill. Empty when stopped. As in generate, what the context holds of the tokens before `from` is not
    // computed again: a long text can be asked for in parts.
    std::vector<float> logProbabilities(std::span<const Token> tokens, int from, bool stepwise, Stop &stop);

    // For benchmarks: the context, emptied.
    Context &emptyContext();

private:
    struct Impl;
    explicit Engine(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace inference
