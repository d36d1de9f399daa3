// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/preset.h"

#include "inference/text/model_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace inference {

Preset choosePreset(const gguf::GgufFile &file, const PromptFormat &format)
{
    const std::string names = modelNames(file);
    // Tried with the 135M model: other settings, or the template's own system message, make it loop.
    if (names.contains("smollm2"))
        return {.sampling = {.temperature = 0.2f, .topK = 50, .topP = 0.9f, .repeatPenalty = 1.1f}};
    // Meta's own examples for Code Llama; models that write code are seldom helped by fancy.
    constexpr auto code = std::to_array<std::string_view>({"codellama", "coder", "codestral"});
    if (std::ranges::any_of(code, [&names](std::string_view family) { return names.contains(family); }))
        return {.sampling = {.temperature = 0.2f, .topP = 0.95f}};
    if (format.name == "llama2")
        return {.sampling = {.temperature = 0.6f, .topP = 0.9f}};
    return {.sampling = {.temperature = 0.7f, .topP = 0.9f, .minP = 0.05f}};
}

} // namespace inference
