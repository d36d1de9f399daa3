// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/watched_session.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace inference;
using namespace support;

namespace {

// As models that write code are: biases, one scale for 32 weights, tokens for what is to be filled in.
support::ModelDescription codeModel()
{
    return {.architecture = "qwen2",
            .type = gguf::TensorType::Q8_0,
            .neverEnds = true,
            .vocabularyKind = VocabularyKind::Code};
}

// The tokens of a text with a gap, as its makers put them: https://github.com/QwenLM/Qwen2.5-Coder
std::vector<Token> gap(const Tokenizer &tokenizer, std::string_view before, std::string_view behind)
{
    std::vector<Token> tokens;
    const auto add = [&](std::string_view control, std::string_view text) {
        tokens.push_back(tokenizer.find(control).value());
        const std::vector<Token> made = tokenizer.encodeContinuation(text);
        tokens.insert(tokens.end(), made.begin(), made.end());
    };
    add("<|fim_prefix|>", before);
    add("<|fim_suffix|>", behind);
    add("<|fim_middle|>", "");
    return tokens;
}

template <typename On>
std::vector<Token> filledIn(std::string_view behind)
{
    WatchedSession<On> fixture(codeModel());
    const std::vector<Token> tokens = gap(fixture.model->tokenizer(), "def area(r):\n    return ", behind);
    return fixture.generate({.prompt = {tokens, true}, .maxTokens = 24}).tokens;
}

} // namespace

TEST_CASE("What a code model fills in is that of the formulas, and follows from what stands behind the gap")
{
    const std::vector<Token> exact = filledIn<Reference>("\n\nprint(area(2))\n");
    CHECK(exact.size() == 24);
    CHECK(filledIn<Cpu>("\n\nprint(area(2))\n") == exact);
    CHECK(filledIn<Reference>(" * 3\n") != exact);
}

TEST_CASE("Tokens of infill are found by name, never in a text, and those behind a file end an answer")
{
    const WatchedSession<Reference> fixture(codeModel());
    const Tokenizer &tokenizer = fixture.model->tokenizer();
    for (const std::string piece : {"<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>", "<|fim_pad|>",
                                    "<|repo_name|>", "<|file_sep|>"}) {
        CAPTURE(piece);
        const Token token = tokenizer.find(piece).value();
        CHECK(tokenizer.isControl(token));
        CHECK(tokenizer.bytes(token).empty());
        for (const Token made : tokenizer.encode("a" + piece + "b"))
            CHECK_FALSE(tokenizer.isControl(made));
        const bool begins =
            piece == "<|fim_prefix|>" || piece == "<|fim_suffix|>" || piece == "<|fim_middle|>";
        CHECK(tokenizer.endsGeneration(token) == !begins);
    }
}
