// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/types.h"

#include <functional>
#include <span>
#include <vector>

namespace window {

// A prompt that leaves room for an answer in a context, or the reason why there is none.
struct FittedPrompt {
    std::vector<inference::Token> tokens; // empty: it does not fit
    int omitted = 0;                      // messages left out at the beginning
    int needed = 0;                       // tokens of all turns and the room for an answer
};

using Render = std::function<std::vector<inference::Token>(std::span<const inference::Turn>)>;

// Room that is kept for an answer, in tokens.
int answerRoom(int contextLength);

// Renders all turns when they fit. Otherwise it leaves out the oldest ones up to a question: as many as before
// (`omittedBefore`) while that still fits, so that the context can be used again; else so many that half of the
// context is free, or, for a long last message, as many as it takes. Turns that begin with a system message keep
// it.
FittedPrompt fitPrompt(const Render &render, std::span<const inference::Turn> turns, int contextLength,
                       int omittedBefore);

} // namespace window
