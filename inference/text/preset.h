// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/gguf_file.h"
#include "inference/text/prompt_format.h"
#include "inference/text/tokenizer.h"
#include "inference/types.h"

#include <string>

namespace inference {

// What makes a family or a model answer sensibly; `chat` starts from it, `complete` does not.
struct Preset {
    SamplingParams sampling;
    std::string systemMessage; // empty: none
};

// By what the file calls itself and by its vocabulary, then by the format that its family was trained on.
Preset choosePreset(const gguf::GgufFile &file, const Tokenizer &tokenizer, const PromptFormat &format);

} // namespace inference
