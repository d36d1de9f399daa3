// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/byte_level.h"
#include "inference/text/tokenizer.h"
#include "inference/text/utf8.h"
#include "inference/text/utf8_stream.h"
#include "tests/fuzz/require.h"
#include "tests/support/gguf_writer.h"
#include "tests/support/memory_bytes.h"

#include <array>
#include <cstdint>
#include <format>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// Any bytes as text, for each pre-tokenizer and for SentencePiece: no control token comes out, and the tokens
// stand for the text with U+FFFD in the place of what is no UTF-8.

using namespace inference;

namespace {

std::unique_ptr<const Tokenizer> make(std::string_view model, std::string_view preTokenizer,
                                      std::vector<std::string> tokens, std::int32_t singleType)
{
    std::vector<std::int32_t> types(tokens.size(), singleType);
    for (const char *text : {"ab", "<|x|>", "  ", "<s>", "\u2581"}) {
        tokens.emplace_back(text);
        types.push_back(types.size() % 2 ? 4 : 1);
    }
    support::GgufWriter writer;
    writer.add("tokenizer.ggml.model", model)
        .add("tokenizer.ggml.pre", preTokenizer)
        .add("tokenizer.ggml.add_space_prefix",
             false) // or SentencePiece adds one behind a user-defined token
        .add("tokenizer.ggml.scores", gguf::Array(std::vector<float>(tokens.size())))
        .add("tokenizer.ggml.tokens", tokens)
        .add("tokenizer.ggml.token_type", gguf::Array(types))
        .add("tokenizer.ggml.merges", std::vector<std::string>{"a b"});
    return makeTokenizer(
        gguf::GgufFile(std::make_unique<support::MemoryBytes>(writer.image()), "model.gguf"));
}

std::vector<std::unique_ptr<const Tokenizer>> makeAll()
{
    std::vector<std::string> hexadecimal;
    for (int byte = 0; byte < 256; ++byte)
        hexadecimal.push_back(std::format("<0x{:02X}>", byte));
    const auto &characters = byteLevelCharacters();

    std::vector<std::unique_ptr<const Tokenizer>> made;
    made.push_back(make("llama", "default", hexadecimal, 6));
    for (const char *name : {"llama-bpe", "smollm", "gpt-2", "qwen2", "falcon", "default"})
        made.push_back(make("gpt2", name, {characters.begin(), characters.end()}, 1));
    return made;
}

void checkTokens(const Tokenizer &tokenizer, std::string_view text)
{
    Utf8Stream stream;
    std::string decoded;
    for (const Token token : tokenizer.encodeContinuation(text)) {
        require(!tokenizer.isControl(token), "text is no control token");
        const std::string_view ready = stream.push(tokenizer.bytes(token));
        require(isValidUtf8(ready), "a stream emits whole characters");
        decoded += ready;
    }
    decoded += stream.finish();
    require(decoded == repairUtf8(text), "the tokens stand for the text");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto tokenizers = makeAll();
    std::string text(reinterpret_cast<const char *>(data), size);
    // SentencePiece cannot tell its own mark from a space.
    for (std::size_t mark = 0; (mark = text.find("\u2581")) != std::string::npos;)
        text.erase(mark, 3);
    for (const auto &tokenizer : tokenizers)
        checkTokens(*tokenizer, text);
    return 0;
}
