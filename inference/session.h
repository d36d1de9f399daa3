// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/generation.h"
#include "inference/likeliest.h"
#include "inference/stop.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace inference {

class Context;
class Error;
class ModelCore;
class NextToken;
struct ModelFacts;
struct PlacedModel;
struct Wanted;

// What a session holds as bytes, and what they look like. Valid until the session is asked for work.
struct SessionMemory {
    std::string form;
    std::vector<std::span<std::byte>> parts;
};

// One context of a model and the tokens it holds: what belongs to a conversation. Owned and called by one
// thread. Its work waits for that of other sessions of the model, first come, first served; a stop is heard
// while it waits, and leaves what the session holds untouched. A callback must not ask another session of the
// same model for work.
class Session
{
public:
    Session(std::shared_ptr<ModelCore> model, int contextLength); // as Model::makeSession
    ~Session();

    const ModelFacts &facts() const; // of its model
    int contextLength() const { return m_capacity; }
    std::span<const Token> tokens() const { return m_held; } // that the context holds

    // Throws Error(BadInput) unless `tokens` are those of the model and not none, and PromptTooLong unless
    // they fit into the context.
    void check(std::span<const Token> tokens) const;

    // Blocks until the answer ends. What the context already holds of the prompt is not computed again;
    // slices of the rest end at fixed positions, so that time never changes a result. The token after the
    // last position needs no room of its own: a prompt that fills the context exactly is answered with one
    // token. Throws as check() does, and Error(BadSetting) for sampling out of its ranges and for texts to
    // stop at that are none; what a callback throws passes through. Either way the session stays usable.
    Completion generate(const GenerationRequest &request, const TextCallback &onText,
                        const PromptProgress &onPrompt, Stop &stop);

    // The `count` likeliest tokens after each position from `from` on, with their logSum; none when stopped.
    // With `isStepwise` tokens are computed one by one, as in an answer, with the same result. As in
    // generate, what the context holds of the tokens before `from` is not computed again: a long text can be
    // asked for in parts. Throws as check() does, Error(BadInput) for a position that the text does not have,
    // and Error(ModelDamaged) for logits that are not finite.
    std::vector<Likeliest> likeliest(std::span<const Token> tokens, int from, int count, bool isStepwise,
                                     Stop &stop);

    // For SessionFolder: what it holds; room for `length` tokens, after which it holds none; and the tokens
    // that were put there, which must be of the model (else false).
    SessionMemory memory();
    SessionMemory prepareMemory(int length);
    bool takeUp(std::span<const Token> tokens);

    // For benchmarks: the context, emptied. Nothing else may compute on the model meanwhile.
    Context &emptyContext();

private:
    Completion answer(const GenerationRequest &request, AnswerText &text, const PromptProgress &onPrompt,
                      Stop &stop);
    StopReason decodeAnswer(const GenerationRequest &request, NextToken &next, AnswerText &text,
                            Completion &completion, Stop &stop);
    std::vector<Likeliest> findLikeliest(std::span<const Token> tokens, int from, int count, bool isStepwise,
                                         Stop &stop);
    void keep(std::span<const Token> tokens);
    void shorten(std::size_t length);
    bool follow(Stop &stop);
    bool append(std::span<const Token> tokens, const Wanted &wanted, Stop &stop);
    bool appendHere(std::span<const Token> tokens, const Wanted &wanted, Stop &stop);
    bool appendOnProcessor(const Error &failure, std::span<const Token> tokens, const Wanted &wanted,
                           Stop &stop);
    bool readPrompt(std::span<const Token> prompt, const Wanted &wanted, const PromptProgress &onPrompt,
                    Stop &stop);

    std::shared_ptr<ModelCore> m_model;
    int m_capacity;
    std::shared_ptr<const PlacedModel> m_placed; // that the context is of
    std::unique_ptr<Context> m_context;          // null: none could be made since a device failed
    std::vector<Token> m_held;                   // the tokens whose keys and values are in the context
    std::optional<DeviceMove> m_move; // of the answer that is being written; in tokens of the context
};

} // namespace inference
