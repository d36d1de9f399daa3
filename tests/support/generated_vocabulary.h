// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/gguf_writer.h"

namespace support {

enum class VocabularyKind {
    Bpe,  // bytes, a few merges, the control tokens of ChatML
    Code, // the same as qwen2 has it, with the control tokens of infill
    Spm,  // <unk> <s> </s>, byte tokens, a few scored pieces
};

// The first so many tokens are control tokens or unknown.
constexpr int controlTokens(VocabularyKind kind)
{
    return kind == VocabularyKind::Code ? 9 : 3;
}

// Adds a small tokenizer that is whole: it can encode any text. `size` elements in all; those that the
// tokenizer does not need are unused tokens. Throws std::invalid_argument when `size` is too small.
void addVocabulary(GgufWriter &writer, VocabularyKind kind, int size);

} // namespace support
