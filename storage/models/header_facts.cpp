// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "storage/models/header_facts.h"

#include "inference/gguf/gguf_file.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace storage {

namespace {

using inference::gguf::GgufFile;

// Files say it by a key, older ones only by the pieces of their vocabulary: those of Code Llama and of Qwen's
// models.
bool canInfill(const GgufFile &file)
{
    constexpr auto Keys = std::to_array<std::string_view>(
        {"tokenizer.ggml.fim_pre_token_id", "tokenizer.ggml.prefix_token_id"});
    constexpr auto Pieces =
        std::to_array<std::string_view>({"\u2581<PRE>", "<|fim_prefix|>", "<fim_prefix>"});
    if (std::ranges::any_of(Keys, [&](std::string_view key) { return file.find(key) != nullptr; }))
        return true;
    const auto *pieces = file.array<std::string_view>("tokenizer.ggml.tokens");
    return pieces && std::ranges::any_of(Pieces, [&](std::string_view piece) {
               return std::ranges::find(*pieces, piece) != pieces->end();
           });
}

} // namespace

HeaderFacts readHeaderFacts(const GgufFile &file)
{
    const std::string_view licence = file.string("general.license").value_or("");
    return {.licence = QString::fromUtf8(licence.data(), qsizetype(licence.size())),
            .canInfill = canInfill(file)};
}

} // namespace storage
