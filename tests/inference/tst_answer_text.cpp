// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/answer_text.h"

#include "inference/error.h"
#include "inference/text/utf8.h"
#include "tests/support/generated_vocabulary.h"
#include "tests/support/memory_bytes.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace inference;

namespace {

const Tokenizer &tokenizer()
{
    static const std::unique_ptr<const Tokenizer> made = [] {
        support::GgufWriter writer;
        support::addVocabulary(writer, support::VocabularyKind::Bpe, 400);
        return makeTokenizer(
            gguf::GgufFile(std::make_unique<support::MemoryBytes>(writer.image()), "model.gguf"));
    }();
    return *made;
}

// Tokens of one byte each, so that an answer may end anywhere.
std::vector<Token> bytewise(std::string_view text)
{
    std::vector<Token> tokens;
    for (const char byte : text)
        for (Token token = 0; token < tokenizer().vocabularySize(); ++token)
            if (tokenizer().bytes(token) == std::string_view(&byte, 1)) {
                tokens.push_back(token);
                break;
            }
    return tokens;
}

struct Written {
    std::string text;
    std::vector<std::string> pieces;
    std::size_t tokens = 0;
    bool isStopped = false;
};

Written write(std::string_view text, const std::vector<std::string> &stops, bool dropsFirstSpace = false,
              const TextEnd &findEnd = {})
{
    Written written;
    const TextCallback onText = [&](std::string_view piece) { written.pieces.emplace_back(piece); };
    AnswerText answer(tokenizer(), dropsFirstSpace, stops, findEnd, onText);
    const std::vector<Token> tokens = bytewise(text);
    REQUIRE(tokens.size() == text.size());
    for (const Token token : tokens) {
        if (!answer.append(token)) {
            written.isStopped = true;
            break;
        }
    }
    answer.finish();
    written.text = answer.text();
    written.tokens = answer.wholeTokens();
    std::string streamed;
    for (const std::string &piece : written.pieces) {
        CHECK(isValidUtf8(piece));
        streamed += piece;
    }
    CHECK(streamed == written.text);
    return written;
}

} // namespace

TEST_CASE("a text without stops is handed out character by character")
{
    const Written written = write("a\u00e9\u20ac", {});
    CHECK(written.pieces == std::vector<std::string>{"a", "\u00e9", "\u20ac"});
    CHECK(written.tokens == 6);
    CHECK_FALSE(written.isStopped);
}

TEST_CASE("an answer that ends inside a character has no part of it")
{
    const Written written = write("a\u20ac\xe2\x82", {});
    CHECK(written.text == "a\u20ac");
    CHECK(written.tokens == 4);
}

TEST_CASE("what could begin a stop is held back, and handed out when it was none")
{
    const Written written = write("one ###two", {"####"});
    CHECK(written.text == "one ###two");
    CHECK(written.pieces == std::vector<std::string>{"o", "n", "e", " ", "###t", "w", "o"});
    CHECK(write("end ##", {"####"}).text == "end ##"); // also when the answer ends there
}

TEST_CASE("a text ends before the stop that comes first, wherever it begins")
{
    const Written written = write("abcabd, x", {"abd", ", x", "never"});
    CHECK(written.isStopped);
    CHECK(written.text == "abc");
    CHECK(written.tokens == 3);
    CHECK(write("stop", {"stop"}).text.empty());
    CHECK(write("aaab", {"aab"}).text == "a"); // its beginning overlaps itself
    CHECK(write("x\u20acy", {"\u20ac"}).text == "x");
    CHECK(write("x\u20acy", {"\u20ac"}).tokens == 1);
    CHECK_FALSE(write("stop", {"stopp"}).isStopped);
}

TEST_CASE("a stop may follow the space that is dropped")
{
    const Written written = write(" a#", {"#"}, true);
    CHECK(written.text == "a");
    CHECK(written.tokens == 2);
}

TEST_CASE("a stop is some text")
{
    for (const char *wrong : {"", "\xff", "a\xe2"})
        CHECK_THROWS_AS(write("a", {wrong}), Error);
}

TEST_CASE("A text ends where it is found to, and nothing behind that was shown")
{
    const TextEnd beforeBrace = [](std::string_view text) {
        const std::size_t brace = text.find('}');
        return brace == std::string_view::npos
                   ? std::nullopt
                   : std::optional(text.substr(0, brace).find_last_not_of(" \n") + 1);
    };
    const Written written = write("one;\n\n } two", {}, false, beforeBrace);
    CHECK(written.isStopped);
    CHECK(written.text == "one;");
    CHECK(written.tokens == 4);
    CHECK(write("one;\n\n", {}, false, beforeBrace).text == "one;\n\n");
}
