// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/answer_text.h"
#include "inference/progress.h"
#include "inference/types.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace inference {

// What is asked for.
struct GenerationRequest {
    Prompt prompt; // of Model::render or Model::encodeRaw
    SamplingParams sampling;
    int maxTokens = 0; // 0: until the answer or the context ends
    std::vector<std::string> stops =
        {};               // the answer ends before the first of these texts, UTF-8 and not empty
    TextEnd findEnd = {}; // asked after each token; the answer ends where it says
    int mostGuessed =
        31; // tokens that are guessed from the text and tried together, where that changes no bit; 0: none
};

struct GenerationTimings {
    double promptSeconds = 0;     // computing the part of the prompt that was new
    double generationSeconds = 0; // from there to the end of the answer
    int reusedTokens = 0;         // of the prompt, found in the context
    int guessedTokens = 0;        // of the answer, tried together with those before them; and
    int rightTokens = 0;          // of these those that the answer has
};

// An answer goes on elsewhere, because the device that wrote it failed.
struct DeviceMove {
    std::size_t tokens = 0; // of the answer that it had written
    std::string reason;     // one English line
    DeviceInfo device;      // that wrote the rest
};

struct Completion {
    std::vector<Token>
        tokens;       // of the answer, without the token that ended it and those of a text to stop at
    std::string text; // without the bytes of a character that was begun and not ended
    StopReason reason = StopReason::EndOfTurn;
    GenerationTimings timings;
    std::optional<DeviceMove> move = std::nullopt;
};

} // namespace inference
