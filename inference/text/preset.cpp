// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/preset.h"

#include "inference/text/model_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace inference {

namespace {

// Whether it was trained to write code. Tokens for gaps do not tell: families have one vocabulary for all
// their models. Code Llama's own is used by no other.
bool isForCode(const std::string &names, const Tokenizer &tokenizer)
{
    constexpr auto families =
        std::to_array<std::string_view>({"codellama", "coder", "codestral", "codegemma", "granitecode"});
    return tokenizer.find("▁<PRE>") ||
           std::ranges::any_of(families, [&](std::string_view family) { return names.contains(family); });
}

// Tried with Qwen2.5-Coder 0.5B: the same code, half the words around it, and fewer wrong ones.
constexpr std::string_view CodeMessage =
    "You help with code. Answer correctly and briefly, and put code into Markdown blocks that name their "
    "language.";

} // namespace

Preset choosePreset(const gguf::GgufFile &file, const Tokenizer &tokenizer, const PromptFormat &format)
{
    const std::string names = modelNames(file);
    // Tried with the 135M model: other settings, or the template's own system message, make it loop.
    if (names.contains("smollm2"))
        return {.sampling = {.temperature = 0.2f, .topK = 50, .topP = 0.9f, .repeatPenalty = 1.1f}};
    // Meta's own examples for Code Llama; models that write code are seldom helped by fancy.
    if (isForCode(names, tokenizer)) {
        const std::string_view message = format.name == "plain" ? std::string_view() : CodeMessage;
        return {.sampling = {.temperature = 0.2f, .topP = 0.95f}, .systemMessage = std::string(message)};
    }
    if (format.name == "llama2")
        return {.sampling = {.temperature = 0.6f, .topP = 0.9f}};
    return {.sampling = {.temperature = 0.7f, .topP = 0.9f, .minP = 0.05f}};
}

} // namespace inference
