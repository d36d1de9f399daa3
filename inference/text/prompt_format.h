// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/gguf_file.h"
#include "inference/text/tokenizer.h"
#include "inference/types.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace inference {

// What the answer to a conversation is.
enum class Answer {
    Begins,    // a turn of its own
    Continues, // the last turn, an answer, which is left open behind its text
};

// How the messages of a conversation become the tokens that a family of models was trained on.
// One row of the table in prompt_format.cpp.
struct PromptFormat {
    std::string_view name;  // "chatml", "llama2", "llama3", "zephyr", "plain"
    std::string_view label; // for a person: "ChatML (SmolLM2, …)"

    // Control tokens are looked up by name and put in as ids; all other text is encoded as plain text.
    // Where the answer begins, its opening comes last.
    std::vector<Token> (*render)(const Tokenizer &tokenizer, std::span<const Turn> conversation,
                                 Answer answer);

    // What a turn may open with, where the vocabulary has a control token for it.
    std::array<std::string_view, 3> turnOpeners = {};

    // Throws Error(BadInput) when an answer shall go on that is not there.
    Prompt prompt(const Tokenizer &tokenizer, std::span<const Turn> conversation, Answer answer) const;
};

// Null for a name that the table does not have.
const PromptFormat *findPromptFormat(std::string_view name);

// A format and why it was chosen, for `inspect` and the window.
struct PromptFormatChoice {
    const PromptFormat *format;
    std::string reason; // "the chat template is ChatML"
};

// Decides by, in this order: the template's text, markers in it, the vocabulary, plain completion.
PromptFormatChoice choosePromptFormat(const gguf::GgufFile &file, const Tokenizer &tokenizer);

} // namespace inference
