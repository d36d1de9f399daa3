// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/gguf_file.h"
#include "inference/text/tokenizer.h"
#include "inference/types.h"

#include <optional>
#include <string>

namespace inference {

// The tokens that a model was trained to fill a gap with, each before the part that it names. Sources: Code
// Llama, https://github.com/meta-llama/codellama; Qwen2.5-Coder, https://github.com/QwenLM/Qwen2.5-Coder;
// StarCoder, https://huggingface.co/bigcode/starcoder.
struct InfillTokens {
    Token prefix = 0;
    Token suffix = 0;
    Token middle = 0;

    bool operator==(const InfillTokens &) const = default;
};

// By the keys of the file, else by the texts of the vocabulary; none: the model cannot fill gaps.
std::optional<InfillTokens> findInfillTokens(const gguf::GgufFile &file, const Tokenizer &tokenizer);

// A text with a gap. Lines end with "\n": models saw no others.
struct Gap {
    std::string prefix;
    std::string suffix;
};

enum class InfillOrder {
    PrefixFirst, // what most models were trained on most
    SuffixFirst, // the gap follows the prefix directly
};

// How much of a text the model sees around the gap, in tokens. The cut before the prefix moves in steps, so
// that most prompts begin as the one before them and the context need not be computed again.
struct InfillWindow {
    int before = 1024;
    int behind = 128;
    int step = 256;
};

// What the model is asked; the answer is what belongs into the gap. Texts never become control tokens.
Prompt infillPrompt(const Tokenizer &tokenizer, const InfillTokens &tokens, const Gap &gap,
                    const InfillWindow &window = {}, InfillOrder order = InfillOrder::PrefixFirst);

// The same of a model that knows no gaps: the prefix is gone on with.
Prompt continuationPrompt(const Tokenizer &tokenizer, const std::string &prefix,
                          const InfillWindow &window = {});

} // namespace inference
