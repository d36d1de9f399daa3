// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/error.h"
#include "inference/text/infill.h"
#include "inference/text/tokenizer.h"
#include "tests/support/needed_path.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <format>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace inference;

namespace {

std::string readText(const std::filesystem::path &path)
{
    std::ifstream in(path, std::ios::binary);
    REQUIRE_MESSAGE(in, path.string() << " cannot be read");
    return {std::istreambuf_iterator(in), {}};
}

std::vector<std::string> split(std::string_view text, std::string_view separator)
{
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + separator.size());
    }
}

std::vector<Token> tokensIn(const std::string &line)
{
    std::istringstream in(line);
    return {std::istream_iterator<Token>(in), {}};
}

std::string written(const std::vector<Token> &tokens)
{
    std::string text;
    for (const Token token : tokens)
        text += std::format("{} ", token);
    return text;
}

std::string decoded(const Tokenizer &tokenizer, const std::vector<Token> &tokens)
{
    std::string text;
    for (const Token token : tokens)
        text += tokenizer.bytes(token);
    return text;
}

// The hash in tokens.txt: FNV-1a, 32 bits, of the ids as four bytes each, little-endian.
std::uint32_t hashOf(const std::vector<Token> &tokens)
{
    std::uint32_t hash = 0x811C9DC5;
    for (const Token token : tokens) {
        for (int shift = 0; shift < 32; shift += 8)
            hash = (hash ^ ((static_cast<std::uint32_t>(token) >> shift) & 0xFF)) * 0x01000193;
    }
    return hash;
}

// The text of a line of tokens.txt, where \\ is a backslash and \xHH a byte.
std::string unescaped(std::string_view line)
{
    std::string text;
    for (std::size_t position = 0; position < line.size(); ++position) {
        if (line[position] != '\\') {
            text += line[position];
        } else if (line[position + 1] == '\\') {
            text += '\\';
            ++position;
        } else {
            text += static_cast<char>(std::stoi(std::string(line.substr(position + 2, 2)), nullptr, 16));
            position += 3;
        }
    }
    return text;
}

std::unique_ptr<const Tokenizer> load(const std::filesystem::path &path)
{
    return makeTokenizer(gguf::GgufFile(path));
}

using Vocabularies = std::map<std::string, std::unique_ptr<const Tokenizer>>;

// The vocabularies of tokens.txt by their names there; empty when one of them is not at hand.
const Vocabularies &goldenVocabularies()
{
    static const Vocabularies vocabularies = [] {
        Vocabularies made;
        const auto starter = support::neededPath("CHASQUI_STARTER_MODEL");
        const auto folder = support::neededPath("CHASQUI_VOCABULARIES");
        if (!starter || !folder)
            return made;
        made["smollm"] = load(*starter);
        for (const std::string name : {"llama-bpe", "gpt-2", "llama-spm", "qwen2"})
            made[name] = load(*folder / ("ggml-vocab-" + name + ".gguf"));
        return made;
    }();
    return vocabularies;
}

} // namespace

TEST_CASE("the strings that llama.cpp publishes give the tokens that it publishes")
{
    const auto folder = support::neededPath("CHASQUI_VOCABULARIES");
    if (!folder)
        return;
    for (const std::string name : {"llama-bpe", "gpt-2", "llama-spm", "starcoder", "refact", "command-r",
                                   "mpt", "falcon", "qwen2", "phi-3"}) {
        const std::filesystem::path model = *folder / ("ggml-vocab-" + name + ".gguf");
        const auto tokenizer = load(model);
        const std::vector<std::string> texts =
            split(readText(model.string() + ".inp"), "\n__ggml_vocab_test__\n");
        const std::vector<std::string> lines = split(readText(model.string() + ".out"), "\n");
        REQUIRE(texts.size() > 40);
        REQUIRE(lines.size() >= texts.size());
        for (std::size_t index = 0; index < texts.size(); ++index) {
            const std::vector<Token> tokens = tokenizer->encode(texts[index]);
            CHECK_MESSAGE(tokens == tokensIn(lines[index]), name << ": \"" << texts[index] << "\" gave "
                                                                 << written(tokens) << "instead of "
                                                                 << lines[index]);
        }
    }
}

TEST_CASE("ten thousand made strings give the tokens of llama.cpp")
{
    const Vocabularies &vocabularies = goldenVocabularies();
    if (vocabularies.empty())
        return;
    std::istringstream in(readText(std::filesystem::path(CHASQUI_GOLDENS) / "tokens.txt"));
    std::string line;
    while (std::getline(in, line) && line.starts_with('#')) {
    }
    const std::vector<std::string> order = split(line, " ");
    REQUIRE(order.size() == vocabularies.size());

    int strings = 0;
    int differences = 0;
    while (std::getline(in, line)) {
        if (line.starts_with("end ")) {
            const std::string name = line.substr(4, line.find(' ', 4) - 4);
            std::vector<Token> ends;
            for (Token token = 0; token < vocabularies.at(name)->vocabularySize(); ++token) {
                if (vocabularies.at(name)->endsGeneration(token))
                    ends.push_back(token);
            }
            CHECK_MESSAGE(ends == tokensIn(line.substr(4 + name.size())),
                          name << " ends generation with " << written(ends) << "but should with " << line);
            continue;
        }
        ++strings;
        const std::string text = unescaped(std::string_view(line).substr(9 * order.size()));
        for (std::size_t index = 0; index < order.size(); ++index) {
            const std::vector<Token> tokens = vocabularies.at(order[index])->encode(text);
            const auto expected =
                static_cast<std::uint32_t>(std::stoul(line.substr(9 * index, 8), nullptr, 16));
            if (hashOf(tokens) == expected)
                continue;
            if (++differences <= 20)
                CHECK_MESSAGE(hashOf(tokens) == expected, order[index] << ": \""
                                                                       << line.substr(9 * order.size())
                                                                       << "\" gave " << written(tokens));
        }
    }
    CHECK(strings >= 10000);
    CHECK(differences == 0);
}

TEST_CASE("the parts of Code Llama's infill prompt have the tokens of its authors")
{
    if (goldenVocabularies().empty())
        return;
    // https://github.com/ggml-org/llama.cpp/issues/3503; Code Llama's texts have the pieces of Llama 2.
    const Tokenizer &tokenizer = *goldenVocabularies().at("llama-spm");
    CHECK(tokenizer.encode("def remove_non_ascii(s: str) -> str:\n    \"\"\" ") ==
          tokensIn("822 3349 29918 5464 29918 294 18869 29898 29879 29901 851 29897 1599 851 29901 13 1678 "
                   "9995 29871"));
    CHECK(tokenizer.encodeContinuation("\n    return result\n") == tokensIn("13 1678 736 1121 13"));
    const Gap gap = {.prefix = "def remove_non_ascii(s: str) -> str:\n    \"\"\" ",
                     .suffix = "\n    return result\n"};
    const InfillTokens tokens = {.prefix = 32007, .suffix = 32008, .middle = 32009}; // its vocabulary goes on
    CHECK(
        infillPrompt(tokenizer, tokens, gap).tokens ==
        tokensIn("1 32007 822 3349 29918 5464 29918 294 18869 29898 29879 29901 851 29897 1599 851 29901 13 "
                 "1678 9995 29871 32008 13 1678 736 1121 13 32009"));
    CHECK(infillPrompt(tokenizer, tokens, gap, {}, InfillOrder::SuffixFirst).tokens ==
          tokensIn("1 32007 32008 13 1678 736 1121 13 32009 822 3349 29918 5464 29918 294 18869 29898 29879 "
                   "29901 851 29897 1599 851 29901 13 1678 9995 29871"));
}

TEST_CASE("decoding tokens gives the text back")
{
    const Vocabularies &vocabularies = goldenVocabularies();
    for (const auto &[name, tokenizer] : vocabularies) {
        for (const std::string text : {"Hello, world!", "  two  spaces ", "line\nbreak\r\n\ttab",
                                       "naïve Straße 日本語 🙂‍↔️ قلب", "don't 12345 x"}) {
            std::string result = decoded(*tokenizer, tokenizer->encode(text));
            if (tokenizer->addsSpacePrefix()) {
                CHECK(result.starts_with(' '));
                result.erase(0, 1);
            }
            CHECK_MESSAGE(result == text, name);
            CHECK(decoded(*tokenizer, tokenizer->encodeContinuation(text)) == text);
        }
        CHECK(tokenizer->encode("").empty());
        CHECK(decoded(*tokenizer, tokenizer->encodeContinuation("a\xFFz\xE4\xB8")) == "a\uFFFDz\uFFFD");
    }
}

TEST_CASE("text never becomes a control token")
{
    const Vocabularies &vocabularies = goldenVocabularies();
    for (const auto &[name, tokenizer] : vocabularies) {
        int controls = 0;
        for (Token token = 0; token < tokenizer->vocabularySize(); ++token) {
            if (!tokenizer->isControl(token))
                continue;
            ++controls;
            const std::string piece(tokenizer->piece(token));
            for (const std::string &text : {piece, "a" + piece, piece + piece, " " + piece + "\n"}) {
                CHECK_MESSAGE(std::ranges::none_of(tokenizer->encode(text),
                                                   [&](Token made) { return tokenizer->isControl(made); }),
                              name << ": " << text);
            }
            CHECK(tokenizer->bytes(token).empty());
            CHECK(tokenizer->find(piece) == token);
        }
        CHECK(controls > 0);
    }
}

TEST_CASE("a long text takes a time that grows with its length only")
{
    const Vocabularies &vocabularies = goldenVocabularies();
    // Of the processor, so that other programs do not count.
    const auto seconds = [](const Tokenizer &tokenizer, const std::string &text) {
        const std::clock_t start = std::clock();
        CHECK(!tokenizer.encode(text).empty());
        return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    };
    for (const auto &[name, tokenizer] : vocabularies) {
        for (const std::string unit : {"a", " ", "\n", "1", "=", "xyz ", "'s", "\u00e9"}) {
            std::string text;
            while (text.size() < 16 << 10)
                text += unit;
            const double once = seconds(*tokenizer, text);
            for (int doubling = 0; doubling < 4; ++doubling)
                text += text;
            // Sixteen times as long; a square would make it 256 times as slow.
            const double sixteenTimes = seconds(*tokenizer, text);
            CHECK_MESSAGE(sixteenTimes < 100 * (once + 0.001), name << ": " << unit);
        }
        CHECK_THROWS_AS(tokenizer->encode(std::string((16 << 20) + 1, 'a')), Error);
    }
}
