// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/tokenizer.h"

#include "inference/gguf/format_error.h"
#include "inference/text/bpe_tokenizer.h"
#include "inference/text/sentencepiece_tokenizer.h"

#include <format>

namespace inference {

std::unique_ptr<const Tokenizer> makeTokenizer(const gguf::GgufFile &file)
{
    const auto kind = file.string("tokenizer.ggml.model");
    if (!kind)
        throw gguf::FormatError(ErrorCode::ModelDamaged, file.path(), "\"tokenizer.ggml.model\" is missing");
    if (*kind == "llama")
        return std::make_unique<SentencePieceTokenizer>(file);
    if (*kind != "gpt2")
        throw gguf::FormatError(ErrorCode::ModelUnsupported, file.path(),
                                std::format("the tokenizer {} is not supported; \"llama\" and \"gpt2\" are",
                                            gguf::quoted(*kind)));

    // Files from before the key existed have none.
    const std::string_view name = file.string("tokenizer.ggml.pre").value_or("default");
    const PreTokenizer *preTokenizer = findPreTokenizer(name);
    if (!preTokenizer)
        throw gguf::FormatError(ErrorCode::ModelUnsupported, file.path(),
                                std::format("the pre-tokenizer {} is not supported", gguf::quoted(name)));
    return std::make_unique<BpeTokenizer>(file, *preTokenizer);
}

} // namespace inference
