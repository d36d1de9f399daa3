// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/model_names.h"
#include "inference/text/prompt_format.h"

#include <algorithm>
#include <cstdint>
#include <format>
#include <optional>

namespace inference {

namespace {

// A chat template that is known, by a hash so that no copy of it lies here: templates are recognised, never
// run.
struct KnownTemplate {
    std::uint64_t hash; // FNV-1a of the text without white space and without "\n" as two characters
    std::string_view format;
    std::string_view model;
};

constexpr KnownTemplate KnownTemplates[] = {
    {.hash = 0x07193ef762f1c148, .format = "chatml", .model = "SmolLM2"},
    {.hash = 0xad70d358c7c293ca, .format = "chatml", .model = "OpenHermes 2.5"},
    {.hash = 0xa51b8334a8570964, .format = "llama3", .model = "Llama 3"},
    {.hash = 0xb5432f062fe16f14, .format = "llama3", .model = "Llama 3.1 and 3.3"},
    {.hash = 0x5f98ab0df2fd8306, .format = "llama3", .model = "Llama 3.2"},
};

std::uint64_t templateHash(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (std::size_t position = 0; position < text.size(); ++position) {
        if (text.substr(position).starts_with("\\n")) {
            ++position;
            continue;
        }
        if (std::string_view(" \t\n\v\f\r").contains(text[position]))
            continue;
        hash = (hash ^ static_cast<unsigned char>(text[position])) * 0x100000001b3;
    }
    return hash;
}

// A text in a template that only one format uses, and one that must be there too.
struct Marker {
    std::string_view text;
    std::string_view together; // empty: none
    std::string_view format;
};

constexpr Marker Markers[] = {
    {.text = "<|start_header_id|>", .together = "<|eot_id|>", .format = "llama3"},
    {.text = "<|im_start|>", .together = "<|im_end|>", .format = "chatml"},
    {.text = "[INST]", .together = "[/INST]", .format = "llama2"},
    {.text = "<|user|>", .together = "eos_token", .format = "zephyr"},
};

// A chat format that models were trained on whose files often have no template.
struct Name {
    std::string_view text;
    std::string_view together;
    std::string_view format;
};

constexpr Name Names[] = {
    {.text = "codellama", .together = "instruct", .format = "llama2"},
    {.text = "llama2", .together = "chat", .format = "llama2"},
    {.text = "llamav2", .together = "chat", .format = "llama2"},
    {.text = "tinyllama", .together = "chat", .format = "zephyr"},
    {.text = "zephyr", .together = "", .format = "zephyr"},
};

// The number of pieces in the vocabulary of Code Llama 7B and 13B, with those for infill.
constexpr int CodeLlamaVocabulary = 32016;

PromptFormatChoice choice(std::string_view format, std::string reason)
{
    return {.format = findPromptFormat(format), .reason = std::move(reason)};
}

std::optional<PromptFormatChoice> chooseByTemplate(std::string_view text)
{
    const auto known = std::ranges::find(KnownTemplates, templateHash(text), &KnownTemplate::hash);
    if (known != std::end(KnownTemplates))
        return choice(known->format, std::format("the chat template is that of {}", known->model));

    for (const Marker &marker : Markers) {
        if (text.contains(marker.text) && text.contains(marker.together))
            return choice(marker.format, std::format("the chat template holds {}", marker.text));
    }
    return std::nullopt;
}

// In Code Llama 70B <step> ends a message, in a format that is not built in.
std::optional<PromptFormatChoice> chooseByVocabulary(const Tokenizer &tokenizer, std::string_view names)
{
    if (tokenizer.find("<step>"))
        return choice("plain", "the vocabulary is that of Code Llama 70B, whose chat format is not built in");
    if (tokenizer.vocabularySize() == CodeLlamaVocabulary && names.contains("instruct"))
        return choice("llama2", "the vocabulary is that of Code Llama, and the name says \"instruct\"");
    if (tokenizer.find("<|start_header_id|>") && tokenizer.find("<|eot_id|>"))
        return choice("llama3", "the vocabulary has <|start_header_id|>");
    if (tokenizer.find("<|im_start|>") && tokenizer.find("<|im_end|>"))
        return choice("chatml", "the vocabulary has <|im_start|>");
    return std::nullopt;
}

std::optional<PromptFormatChoice> chooseByName(std::string_view names)
{
    for (const Name &name : Names) {
        if (names.contains(name.text) && names.contains(name.together))
            return choice(name.format, "the model's name says so");
    }
    return std::nullopt;
}

} // namespace

PromptFormatChoice choosePromptFormat(const gguf::GgufFile &file, const Tokenizer &tokenizer)
{
    const auto chatTemplate = file.string("tokenizer.chat_template");
    if (chatTemplate) {
        if (auto chosen = chooseByTemplate(*chatTemplate))
            return *std::move(chosen);
    }
    const std::string names = modelNames(file);
    if (auto chosen = chooseByVocabulary(tokenizer, names))
        return *std::move(chosen);
    if (auto chosen = chooseByName(names))
        return *std::move(chosen);
    return choice("plain", chatTemplate ? "the chat template is none that is built in; text is only continued"
                                        : "the file names no chat format; text is only continued");
}

} // namespace inference
