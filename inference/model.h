// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/model/config.h"
#include "inference/progress.h"
#include "inference/stop.h"
#include "inference/text/fit_prompt.h"
#include "inference/text/infill.h"
#include "inference/text/preset.h"
#include "inference/text/prompt_format.h"
#include "inference/types.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace inference {

class Backend;
class ModelCore;
class Session;

// The longest context that is taken for a model unless another is asked for.
constexpr int DefaultContextLength = 8192;

// Where a model is loaded, and for how long contexts.
struct ModelOptions {
    std::string backend = "auto";    // "auto", "vulkan", "cpu"
    std::string device;              // a part of its name; empty: the best one
    std::optional<int> deviceLayers; // of the last layers of a network that it computes; as many as fit
    int threads = 0;                 // 0: one a processor core that this process may use
    int contextLength = 0; // of its sessions; 0: the longest that fits, at most DefaultContextLength
};

// What is known of a loaded model.
struct ModelFacts {
    // Where it came from and what was asked for: enough to load it elsewhere, where a session goes on from
    // the tokens of another.
    std::filesystem::path file;
    ModelOptions options;
    std::string name; // of the file without its ending, which is the name that a person knows
    std::uint64_t parameterCount = 0;
    Config config;
    PromptFormatChoice format;
    Preset preset;
    std::optional<InfillTokens> infill; // none: it cannot fill gaps
    DeviceInfo device;
    std::string deviceFailure; // why the processor computes and not a device that would be faster; or empty
    std::uint64_t weightBytesPerToken = 0; // read to decode one token at an empty context
    int contextLength = 0;                 // of sessions for which no other is asked for
    MemoryPlan memory;                     // with one such session
};

// A loaded model: its weights on a device, its tokenizer and its prompt format. Immutable and shared; any
// thread may call any function. Sessions keep alive what they need of it. The formulas compute for one
// session at a time; others wait their turn. When a device fails while it computes, the model is loaded anew
// on the processor and the answer goes on there, from its tokens.
class Model
{
public:
    // Null when stopped. Throws Error when the file or the device will not do, and MemoryShortage before
    // anything is allocated when the plan does not fit into the memory that is available.
    static std::shared_ptr<const Model> load(const std::filesystem::path &file, const ModelOptions &options,
                                             const LoadProgress &progress, Stop &stop);

    // The same on a backend that the caller chose; of the options only the context length counts.
    static std::shared_ptr<const Model> load(const std::filesystem::path &file,
                                             std::unique_ptr<Backend> backend, const ModelOptions &options,
                                             const LoadProgress &progress, Stop &stop);
    // On a device that was not asked for, and on the processor where that device fails before the model is
    // loaded; the facts then say why.
    static std::shared_ptr<const Model> loadOr(const std::filesystem::path &file,
                                               const std::function<std::unique_ptr<Backend>()> &makeDevice,
                                               const ModelOptions &options, const LoadProgress &progress,
                                               Stop &stop);
    ~Model();

    const ModelFacts &facts() const;
    // Where it computes now: what is in the facts until that device fails, then the processor.
    DeviceInfo device() const;
    const Tokenizer &tokenizer() const;

    // The prompt of a conversation in the model's format, and that of plain text to continue. Throws
    // Error(BadInput) when an answer shall go on and the last turn is none.
    Prompt render(std::span<const Turn> conversation, Answer answer = Answer::Begins) const;
    FittedPrompt renderToFit(std::span<const Turn> conversation, const PromptRoom &room,
                             Answer answer = Answer::Begins) const;
    Prompt encodeRaw(std::string_view text) const;
    // That of a gap to fill; of a model that cannot, its prefix to go on with.
    Prompt renderGap(const Gap &gap, const InfillWindow &window = {},
                     InfillOrder order = InfillOrder::PrefixFirst) const;

    // What a session takes, and one with that context. 0: of the length in the facts. Throws
    // Error(BadSetting) for one that is longer than the model was trained for, Error(OutOfMemory).
    std::uint64_t sessionBytes(int contextLength = 0) const;
    std::unique_ptr<Session> makeSession(int contextLength = 0) const;

private:
    explicit Model(std::shared_ptr<ModelCore> core);
    std::shared_ptr<ModelCore> m_core;
};

} // namespace inference
