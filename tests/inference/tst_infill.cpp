// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/support/watched_session.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
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
std::vector<Token> tokensOf(const Tokenizer &tokenizer, std::initializer_list<std::string_view> parts)
{
    std::vector<Token> tokens;
    for (const std::string_view part : parts) {
        if (const auto control = tokenizer.find(part)) {
            tokens.push_back(*control);
            continue;
        }
        const std::vector<Token> made = tokenizer.encode(part);
        tokens.insert(tokens.end(), made.begin(), made.end());
    }
    return tokens;
}

template <typename On>
std::vector<Token> filledIn(std::string_view behind)
{
    WatchedSession<On> fixture(codeModel());
    const Gap gap = {.prefix = "def area(r):\n    return ", .suffix = std::string(behind)};
    return fixture.generate({.prompt = fixture.model->renderGap(gap), .maxTokens = 24}).tokens;
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

TEST_CASE("The prompt of a gap is that of the model's makers, in both orders")
{
    const WatchedSession<Reference> fixture(codeModel());
    const Tokenizer &tokenizer = fixture.model->tokenizer();
    const Gap gap = {.prefix = "def f(", .suffix = "):\n <|fim_middle|>"};
    const Prompt prompt = fixture.model->renderGap(gap);
    CHECK(prompt.continuesText);
    std::vector<Token> expected = tokensOf(tokenizer, {"<|fim_prefix|>", gap.prefix, "<|fim_suffix|>"});
    for (const Token token : tokenizer.encode(gap.suffix)) // never a control token
        expected.push_back(token);
    expected.push_back(tokenizer.find("<|fim_middle|>").value());
    CHECK(prompt.tokens == expected);
    CHECK(fixture.model->renderGap({.prefix = "a", .suffix = "b"}, {}, InfillOrder::SuffixFirst).tokens ==
          tokensOf(tokenizer, {"<|fim_prefix|>", "<|fim_suffix|>", "b", "<|fim_middle|>", "a"}));
}

TEST_CASE("A model that knows no gaps goes on behind the prefix")
{
    const WatchedSession<Reference> fixture(support::ModelDescription{});
    CHECK_FALSE(fixture.model->facts().infill.has_value());
    CHECK(fixture.model->renderGap({.prefix = "the rain", .suffix = "b"}).tokens ==
          fixture.model->encodeRaw("the rain").tokens);
}

TEST_CASE("What is seen before a gap moves in steps, so that most of a prompt was computed before")
{
    const WatchedSession<Reference> fixture(codeModel());
    const Tokenizer &tokenizer = fixture.model->tokenizer();
    const InfillTokens tokens = fixture.model->facts().infill.value();
    const InfillWindow window = {.before = 64, .behind = 8, .step = 16};
    std::string text;
    std::vector<Token> last;
    int moves = 0;
    for (int line = 0; line < 3000; ++line) {
        text += "x" + std::to_string(line % 7) + "\n"; // three tokens
        const std::vector<Token> prompt =
            infillPrompt(tokenizer, tokens, {.prefix = text, .suffix = "a b c d e f g h i j"}, window).tokens;
        REQUIRE(prompt.size() <= 1 + 64 + 1 + 8 + 1);
        if (line > 30)
            REQUIRE(prompt.size() > 1 + 64 - 16 + 1 + 8);
        // The tokens of the prefix go on from those of the last time, or a step further.
        const auto mismatch = std::ranges::mismatch(prompt, last).in1;
        moves += line > 0 && mismatch - prompt.begin() < 10 ? 1 : 0;
        last = prompt;
    }
    CHECK(moves <= 3000 * 3 / 16 + 1);
    CHECK(moves >= 3000 * 3 / 16 / 2);
    // Nor does it end within a character.
    std::string umlauts;
    for (int count = 0; count < 2000; ++count)
        umlauts += "\u00e4";
    for (int shift = 0; shift < 3; ++shift) {
        const auto prompt = infillPrompt(
            tokenizer, tokens, {.prefix = std::string(shift, 'a') + umlauts, .suffix = umlauts}, window);
        std::string shown;
        for (const Token token : prompt.tokens)
            shown += tokenizer.bytes(token);
        CHECK_FALSE(shown.contains("\uFFFD"));
    }
}

TEST_CASE("What fills a gap ends where it is told to, and white space before that is not shown")
{
    WatchedSession<Reference> fixture(codeModel());
    GenerationRequest request = {.prompt = fixture.model->renderGap({.prefix = "a", .suffix = "b"}),
                                 .maxTokens = 24};
    const std::string whole = fixture.generate(request).text;
    REQUIRE(whole.size() > 12);
    request.findEnd = [](std::string_view text) {
        return text.size() > 8 ? std::optional<std::size_t>(6) : std::nullopt;
    };
    const Completion cut = fixture.generate(request);
    CHECK(cut.reason == StopReason::StopText);
    CHECK(whole.starts_with(cut.text));
    CHECK(cut.text.size() < whole.size());
}
