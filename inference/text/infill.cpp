// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/infill.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace inference {

namespace {

// No token of a text has more bytes on average, not even of one that is mostly white space.
constexpr std::size_t MostBytesPerToken = 16;

bool isContinuationByte(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

struct Names {
    std::string_view prefix;
    std::string_view suffix;
    std::string_view middle;
};

// The second are of older files.
constexpr auto Keys = std::to_array<Names>({
    {"tokenizer.ggml.fim_pre_token_id", "tokenizer.ggml.fim_suf_token_id", "tokenizer.ggml.fim_mid_token_id"},
    {"tokenizer.ggml.prefix_token_id", "tokenizer.ggml.suffix_token_id", "tokenizer.ggml.middle_token_id"},
});

// Of Code Llama, with a space before it; of Qwen's; of StarCoder; of its successors.
constexpr auto Pieces = std::to_array<Names>({
    {"\u2581<PRE>", "\u2581<SUF>", "\u2581<MID>"},
    {"<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"},
    {"<fim_prefix>", "<fim_suffix>", "<fim_middle>"},
    {"<fim-prefix>", "<fim-suffix>", "<fim-middle>"},
    {"<PRE>", "<SUF>", "<MID>"},
});

template <typename Find>
std::optional<InfillTokens> findAll(std::span<const Names> rows, Find find)
{
    for (const Names &names : rows) {
        const std::optional<Token> prefix = find(names.prefix);
        const std::optional<Token> suffix = find(names.suffix);
        const std::optional<Token> middle = find(names.middle);
        if (prefix && suffix && middle)
            return InfillTokens{.prefix = *prefix, .suffix = *suffix, .middle = *middle};
    }
    return std::nullopt;
}

// The multiple of `step` at or behind what is too much.
std::size_t cutOf(std::size_t size, std::size_t most, std::size_t step)
{
    return size <= most ? 0 : std::min((size - most + step - 1) / step * step, size);
}

std::size_t sizeOf(int tokens)
{
    return static_cast<std::size_t>(std::max(tokens, 0));
}

// The tokens at the end of a text. Of a long one only so many bytes are read, from a place that stays where
// it is while the text grows.
std::vector<Token> lastTokens(const Tokenizer &tokenizer, std::string_view text, const InfillWindow &window)
{
    const std::size_t most = sizeOf(window.before);
    const std::size_t step = std::max<std::size_t>(sizeOf(window.step), 1);
    std::size_t cut = cutOf(text.size(), (most + step) * MostBytesPerToken, step * MostBytesPerToken);
    while (cut < text.size() && isContinuationByte(text[cut]))
        ++cut;
    text.remove_prefix(cut);
    std::vector<Token> tokens = cut == 0 ? tokenizer.encode(text) : tokenizer.encodeContinuation(text);
    const std::size_t unseen = cutOf(tokens.size(), most, step);
    tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(unseen));
    return tokens;
}

std::vector<Token> firstTokens(const Tokenizer &tokenizer, std::string_view text, int most)
{
    std::size_t end = std::min(text.size(), sizeOf(most) * MostBytesPerToken);
    while (end < text.size() && end > 0 && isContinuationByte(text[end]))
        --end;
    std::vector<Token> tokens = tokenizer.encodeContinuation(text.substr(0, end));
    tokens.resize(std::min(tokens.size(), sizeOf(most)));
    return tokens;
}

Prompt promptThatBegins(const Tokenizer &tokenizer)
{
    Prompt prompt = {.tokens = {}, .continuesText = true};
    if (tokenizer.addsBos() && tokenizer.bos())
        prompt.tokens.push_back(*tokenizer.bos());
    return prompt;
}

void add(std::vector<Token> &tokens, Token control, const std::vector<Token> &text)
{
    tokens.push_back(control);
    tokens.insert(tokens.end(), text.begin(), text.end());
}

} // namespace

std::optional<InfillTokens> findInfillTokens(const gguf::GgufFile &file, const Tokenizer &tokenizer)
{
    const auto byKey = [&](std::string_view key) -> std::optional<Token> {
        const auto last = static_cast<std::uint64_t>(tokenizer.vocabularySize() - 1);
        const auto id = file.integer(key, 0, last);
        return id ? std::optional(static_cast<Token>(*id)) : std::nullopt;
    };
    if (const auto found = findAll(Keys, byKey))
        return found;
    return findAll(Pieces, [&](std::string_view piece) { return tokenizer.find(piece); });
}

Prompt infillPrompt(const Tokenizer &tokenizer, const InfillTokens &tokens, const Gap &gap,
                    const InfillWindow &window, InfillOrder order)
{
    Prompt prompt = promptThatBegins(tokenizer);
    const std::vector<Token> prefix = lastTokens(tokenizer, gap.prefix, window);
    const std::vector<Token> suffix = firstTokens(tokenizer, gap.suffix, window.behind);
    switch (order) {
    case InfillOrder::PrefixFirst:
        add(prompt.tokens, tokens.prefix, prefix);
        add(prompt.tokens, tokens.suffix, suffix);
        add(prompt.tokens, tokens.middle, {});
        break;
    case InfillOrder::SuffixFirst:
        add(prompt.tokens, tokens.prefix, {});
        add(prompt.tokens, tokens.suffix, suffix);
        add(prompt.tokens, tokens.middle, prefix);
        break;
    }
    return prompt;
}

Prompt continuationPrompt(const Tokenizer &tokenizer, const std::string &prefix, const InfillWindow &window)
{
    Prompt prompt = promptThatBegins(tokenizer);
    const std::vector<Token> tokens = lastTokens(tokenizer, prefix, window);
    prompt.tokens.insert(prompt.tokens.end(), tokens.begin(), tokens.end());
    return prompt;
}

} // namespace inference
