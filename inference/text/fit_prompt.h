// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/types.h"

#include <functional>
#include <optional>
#include <span>

namespace inference {

// What a prompt has to fit into, in tokens.
struct PromptRoom {
    int capacity = 0; // of the context
    int reserve = 0;  // of it, kept for the answer
    // Turns that the prompt before left out: left out again while that fits, so that the context can be used
    // again.
    int omittedBefore = 0;
};

// A conversation's prompt in a room, and which turns it has.
struct FittedPrompt {
    std::optional<Prompt> prompt; // none: the last question alone is too long
    int omitted = 0;              // turns left out, the oldest behind the system message
    int needed = 0;               // tokens of all turns and the reserve
};

using RenderTurns = std::function<Prompt(std::span<const Turn>)>;

// Renders all turns when they fit. Otherwise it leaves out the oldest ones up to a question: as many as
// before while that still fits; else so many that half of the room is free, or, for a long last message, as
// many as it takes. Turns that begin with a system message keep it.
FittedPrompt fitPrompt(const RenderTurns &render, std::span<const Turn> turns, const PromptRoom &room);

} // namespace inference
