// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "inference/gguf/gguf_file.h"
#include "inference/types.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inference {

// Text to tokens and back, for the vocabulary of one model file. Immutable: any thread may use it.
// It copies what it needs, so the file may be closed.
class Tokenizer
{
public:
    virtual ~Tokenizer() = default;

    // Plain text only: whatever stands in it, the result never holds a control token ("<|im_end|>" in a
    // message becomes ordinary pieces). Bytes that are not UTF-8 are read as U+FFFD. No BOS or EOS is added.
    virtual std::vector<Token> encode(std::string_view text) const = 0;

    // As `encode`, for text that continues a token in mid-line (infill): SentencePiece adds no leading space.
    virtual std::vector<Token> encodeContinuation(std::string_view text) const = 0;

    // The bytes a token stands for, possibly part of a character; empty for control tokens.
    virtual std::string_view bytes(Token token) const = 0;

    // A token by its text in the vocabulary, control tokens included ("<|im_start|>", "</s>").
    virtual std::optional<Token> find(std::string_view piece) const = 0;

    // The text in the vocabulary, for display; never used to build a prompt.
    virtual std::string_view piece(Token token) const = 0;

    virtual int vocabularySize() const = 0;
    virtual std::optional<Token> bos() const = 0; // beginning of sequence
    virtual std::optional<Token> eos() const = 0;
    virtual bool addsBos() const = 0; // a sequence starts with bos()
    virtual bool isControl(Token token) const = 0;
    virtual bool endsGeneration(Token token) const = 0; // end of turn, of message or of text
    // SentencePiece pieces that begin a text carry a space that belongs to the tokenizer, not to the text.
    virtual bool addsSpacePrefix() const = 0;
};

// Throws gguf::FormatError for a damaged vocabulary, Error(ModelUnsupported) for an unknown kind.
std::unique_ptr<const Tokenizer> makeTokenizer(const gguf::GgufFile &file);

} // namespace inference
