// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/format_error.h"
#include "inference/text/tokenizer.h"
#include "tests/support/gguf_writer.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <format>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace inference;

namespace {

// What a vocabulary's metadata say; each test changes what it is about.
struct Metadata {
    std::string model;
    std::string preTokenizer;
    std::vector<std::string> tokens;
    std::vector<float> scores;
    std::vector<std::int32_t> types;
    std::vector<std::string> merges;
    std::vector<std::pair<std::string, std::uint32_t>> ids;

    void addPiece(std::string text, float score, std::int32_t type)
    {
        tokens.push_back(std::move(text));
        scores.push_back(score);
        types.push_back(type);
    }
};

Metadata sentencePiece()
{
    Metadata made{.model = "llama", .preTokenizer = "default"};
    made.addPiece("<unk>", 0, 2);
    made.addPiece("<s>", 0, 3);
    made.addPiece("</s>", 0, 3);
    for (int byte = 0; byte < 256; ++byte)
        made.addPiece(std::format("<0x{:02X}>", byte), 0, 6);
    made.addPiece("\u2581", -1, 1); // 259
    made.addPiece("a", -2, 1);
    made.addPiece("b", -3, 1);
    made.addPiece("ab", -4, 1);
    made.addPiece("\u2581ab", -5, 1);
    made.addPiece("<user>", 0, 4);
    made.addPiece("\u2581<EOT>", 0, 1); // 265
    made.addPiece("<|im_start|>", 0, 4);
    return made;
}

Metadata bytePairs()
{
    Metadata made{.model = "gpt2", .preTokenizer = "gpt-2"};
    for (const char *text : {"a", "b", "c", "\u0120", "ab", "\u0120ab", "<|im_end|>"})
        made.addPiece(text, 0, 1);
    made.merges = {"a b", "\u0120 ab"};
    return made;
}

std::unique_ptr<const Tokenizer> make(const Metadata &metadata)
{
    support::GgufWriter writer;
    writer.add("tokenizer.ggml.model", std::string_view(metadata.model))
        .add("tokenizer.ggml.pre", std::string_view(metadata.preTokenizer))
        .add("tokenizer.ggml.tokens", metadata.tokens)
        .add("tokenizer.ggml.scores", gguf::Array(metadata.scores))
        .add("tokenizer.ggml.token_type", gguf::Array(metadata.types))
        .add("tokenizer.ggml.merges", metadata.merges);
    for (const auto &[key, id] : metadata.ids)
        writer.add("tokenizer.ggml." + key, id);
    const support::TemporaryFolder folder;
    return makeTokenizer(gguf::GgufFile(folder.write("model.gguf", writer.image())));
}

// Why it is refused; empty when it is taken.
std::string refusal(const Metadata &metadata)
{
    try {
        make(metadata);
        return {};
    } catch (const gguf::FormatError &error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("every damage of a vocabulary is refused with its own words")
{
    struct Case {
        std::string_view says;
        std::function<void(Metadata &)> damage;
        std::function<void(Metadata &)> nearestGood;
    };
    const auto nothing = [](Metadata &) {};
    const Case ofSentencePiece[] = {
        {"the tokenizer \"llama2\"", [](Metadata &m) { m.model = "llama2"; }, nothing},
        {"the vocabulary has 0 pieces", [](Metadata &m) { m.tokens.clear(); }, nothing},
        {"pieces but 266 scores", [](Metadata &m) { m.scores.pop_back(); }, nothing},
        {"pieces but 268 types", [](Metadata &m) { m.types.push_back(1); }, nothing},
        {"piece 260 of the vocabulary has 4097 bytes", [](Metadata &m) { m.tokens[260].assign(4097, 'x'); },
         [](Metadata &m) { m.tokens[260].assign(4096, 'x'); }},
        {"piece 260 has the unknown type 0", [](Metadata &m) { m.types[260] = 0; },
         [](Metadata &m) { m.types[260] = 5; }},
        {"piece 260 has the unknown type 7", [](Metadata &m) { m.types[260] = 7; }, nothing},
        {"stands for a byte but reads \"<0x7>\"", [](Metadata &m) { m.tokens[10] = "<0x7>"; }, nothing},
        {"stands for a byte but reads \"<0x-7>\"", [](Metadata &m) { m.tokens[10] = "<0x-7>"; }, nothing},
        {"lacks pieces for some bytes",
         [](Metadata &m) { m.tokens[10] = "<0x08>"; }, // twice, and <0x07> not at all
         [](Metadata &m) { m.tokens[14] = "<0x0b>"; }},
        {"the score of piece 260",
         [](Metadata &m) { m.scores[260] = std::numeric_limits<float>::quiet_NaN(); },
         [](Metadata &m) { m.scores[260] = -std::numeric_limits<float>::max(); }},
        {"the score of piece 260",
         [](Metadata &m) { m.scores[260] = std::numeric_limits<float>::infinity(); }, nothing},
        {"bos_token_id\" is 267", [](Metadata &m) { m.ids = {{"bos_token_id", 267}}; },
         [](Metadata &m) { m.ids = {{"bos_token_id", 266}}; }},
        {"eot_token_id\" is 4294967295", [](Metadata &m) { m.ids = {{"eot_token_id", 0xFFFFFFFF}}; },
         [](Metadata &m) { m.ids = {{"padding_token_id", 0xFFFFFFFF}}; }},
    };
    for (const Case &item : ofSentencePiece) {
        Metadata bad = sentencePiece();
        item.damage(bad);
        CHECK(refusal(bad).contains(item.says));
        Metadata good = sentencePiece();
        item.nearestGood(good);
        CHECK(refusal(good) == "");
    }

    const Case ofBytePairs[] = {
        {"the pre-tokenizer \"(a+)+$\"", [](Metadata &m) { m.preTokenizer = "(a+)+$"; }, nothing},
        {"\"ab\", does not have exactly one space", [](Metadata &m) { m.merges[0] = "ab"; },
         [](Metadata &m) { m.merges.clear(); }},
        {"\"a  b\", does not have exactly one space", [](Metadata &m) { m.merges[0] = "a  b"; }, nothing},
        {"a part that is not in the vocabulary", [](Metadata &m) { m.merges[0] = "a x"; }, nothing},
        {"a part that is not in the vocabulary", [](Metadata &m) { m.merges[0] = "b a"; }, nothing},
    };
    for (const Case &item : ofBytePairs) {
        Metadata bad = bytePairs();
        item.damage(bad);
        CHECK(refusal(bad).contains(item.says));
        Metadata good = bytePairs();
        item.nearestGood(good);
        CHECK(refusal(good) == "");
    }
}

TEST_CASE("an unknown pre-tokenizer is named")
{
    Metadata metadata = bytePairs();
    metadata.preTokenizer = "tekken";
    try {
        make(metadata);
        FAIL("it was taken");
    } catch (const Error &error) {
        CHECK(error.code() == ErrorCode::ModelUnsupported);
        CHECK(std::string(error.what()).contains("\"tekken\""));
    }
}

TEST_CASE("user-defined tokens are found in text and others are not")
{
    const auto tokenizer = make(sentencePiece());
    CHECK(tokenizer->encode("ab<user>ab") == std::vector<Token>{263, 264, 263});
    CHECK(tokenizer->encodeContinuation("ab") == std::vector<Token>{262});
    CHECK(tokenizer->bytes(263) == " ab");
    CHECK(tokenizer->bytes(3 + 0x41) == "A");
    CHECK(tokenizer->encode("</s>") == std::vector<Token>{259, 3 + '<', 3 + '/', 3 + 's', 3 + '>'});
}

// Cut out one piece after the other, the longest first, each from the left: what the one pass must come to.
TEST_CASE("user-defined pieces that overlap are cut out as if one after the other")
{
    std::mt19937 random(11);
    const auto letters = [&](std::size_t count) {
        std::string text;
        while (text.size() < count)
            text += random() % 2 == 0 ? 'a' : 'b';
        return text;
    };
    for (int round = 0; round < 200; ++round) {
        CAPTURE(round);
        Metadata metadata = bytePairs();
        metadata.merges.clear();
        const auto first = metadata.tokens.size();
        for (int piece = 0; piece < 6; ++piece)
            metadata.addPiece(letters(1 + random() % 5), 0, 4);
        std::vector<Token> order;
        for (auto token = first; token < metadata.tokens.size(); ++token)
            order.push_back(static_cast<Token>(token));
        std::ranges::stable_sort(order, std::ranges::greater(),
                                 [&](Token token) { return metadata.tokens[token].size(); });

        const std::string text = letters(40);
        std::string marks = text; // where a piece was found, the letters are gone
        std::map<std::size_t, Token> found;
        for (const Token token : order) {
            const std::string &piece = metadata.tokens[token];
            for (std::size_t at = 0; (at = marks.find(piece, at)) != std::string::npos; at += piece.size()) {
                found[at] = token;
                marks.replace(at, piece.size(), piece.size(), ' ');
            }
        }
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (marks[at] != ' ')
                found[at] = marks[at] - 'a';
        }
        std::vector<Token> expected;
        for (const auto &[at, token] : found)
            expected.push_back(token);
        CHECK(make(metadata)->encode(text) == expected);
    }
}

TEST_CASE("pieces that begin or end a turn are control tokens whatever the file calls them")
{
    const auto tokenizer = make(sentencePiece());
    CHECK(tokenizer->endsGeneration(265)); // Code Llama's, with U+2581
    CHECK(tokenizer->isControl(265));
    CHECK(tokenizer->isControl(266));
    CHECK(tokenizer->bytes(266).empty());
    for (const Token token : tokenizer->encode("<|im_start|> <EOT>"))
        CHECK(!tokenizer->isControl(token));
    CHECK(make(bytePairs())->endsGeneration(6));
}

TEST_CASE("what keys name as the end cannot be written in a message, whatever its type")
{
    Metadata metadata = bytePairs();
    CHECK(make(metadata)->encode("ab") == std::vector<Token>{4});
    metadata.ids = {{"eos_token_id", 4}};
    const auto tokenizer = make(metadata);
    CHECK(tokenizer->isControl(4));
    CHECK(tokenizer->encode("ab") == std::vector<Token>{0, 1});
}

TEST_CASE("the first of equal pieces wins")
{
    Metadata metadata = bytePairs();
    metadata.addPiece("ab", 0, 1);
    const auto tokenizer = make(metadata);
    CHECK(tokenizer->find("ab") == 4);
    CHECK(tokenizer->encode("ab ab") == std::vector<Token>{4, 5});
}

TEST_CASE("keys decide about the beginning of a sequence")
{
    CHECK(make(sentencePiece())->bos() == 1);
    CHECK(make(sentencePiece())->addsBos());
    CHECK(!make(bytePairs())->addsBos());
    Metadata metadata = bytePairs();
    metadata.preTokenizer = "llama-bpe";
    CHECK(!make(metadata)->addsBos()); // it wants one but names none
    metadata.ids = {{"bos_token_id", 2}};
    CHECK(make(metadata)->addsBos());
}
