// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/sentencepiece_tokenizer.h"

#include "inference/text/symbol_list.h"
#include "inference/text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace inference {

namespace {

std::string withSpaceMarks(std::string_view text, bool withPrefix)
{
    std::string marked;
    marked.reserve(text.size() + text.size() / 2);
    if (withPrefix)
        marked += SpaceMark;
    for (const char byte : text) {
        if (byte == ' ')
            marked += SpaceMark;
        else
            marked += byte;
    }
    return marked;
}

void listCharacters(std::string_view text, SymbolList &symbols)
{
    symbols.clear();
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t length = firstUtf8Step(text.substr(begin)).length;
        symbols.append({.token = NoToken,
                        .begin = static_cast<std::uint32_t>(begin),
                        .length = static_cast<std::uint32_t>(length)});
        begin += length;
    }
}

// Where the next word begins: at the first space mark behind another character.
std::size_t wordLength(std::string_view text)
{
    std::size_t begin = 0;
    while (text.substr(begin).starts_with(SpaceMark))
        begin += SpaceMark.size();
    return std::min(text.find(SpaceMark, begin), text.size());
}

} // namespace

SentencePieceTokenizer::SentencePieceTokenizer(const gguf::GgufFile &file)
    : VocabularyTokenizer(Vocabulary(file, PieceEncoding::SentencePiece, true)),
      m_addsSpacePrefix(file.boolean("tokenizer.ggml.add_space_prefix").value_or(true))
{
    for (Token token = 0; token < vocabulary().size(); ++token) {
        const std::string_view text = vocabulary().text(token);
        m_longestPiece = std::max(m_longestPiece, text.size());
        if (wordLength(text) < text.size())
            m_hasPiecesAcrossWords = true;
        if (vocabulary().type(token) == TokenType::Byte)
            m_byteTokens[*parseByteToken(text)] = token;
    }
}

void SentencePieceTokenizer::encodePlain(std::string_view plain, bool isBeginning,
                                         std::vector<Token> &tokens) const
{
    const std::string marked = withSpaceMarks(plain, isBeginning && m_addsSpacePrefix);
    SymbolList symbols;
    std::string_view rest = marked;
    if (m_hasPiecesAcrossWords) {
        encodeWord(rest, symbols, tokens);
        return;
    }

    // Words are encoded one by one with the same result, since what is joined first in another word changes
    // nothing in this one; and a word that was there before has its tokens among those already made.
    struct Range {
        std::size_t begin;
        std::size_t count;
    };
    std::unordered_map<std::string_view, Range, TextHash> known;
    while (!rest.empty()) {
        const std::string_view word = rest.substr(0, wordLength(rest));
        const std::size_t begin = tokens.size();
        if (const auto found = known.find(word); found != known.end()) {
            tokens.resize(begin + found->second.count);
            std::copy_n(tokens.begin() + found->second.begin, found->second.count, tokens.begin() + begin);
        } else {
            encodeWord(word, symbols, tokens);
            known.emplace(word, Range{.begin = begin, .count = tokens.size() - begin});
        }
        rest.remove_prefix(word.size());
    }
}

void SentencePieceTokenizer::encodeWord(std::string_view text, SymbolList &symbols,
                                        std::vector<Token> &tokens) const
{
    listCharacters(text, symbols);
    symbols.join([&](const Symbol &left, const Symbol &right) -> std::optional<Joining> {
        const std::uint32_t length = left.length + right.length;
        if (length > m_longestPiece)
            return std::nullopt;
        const auto joined = vocabulary().findText(text.substr(left.begin, length));
        if (!joined)
            return std::nullopt;
        return Joining{.priority = vocabulary().score(*joined), .token = *joined};
    });

    symbols.forEach([&](const Symbol &symbol) {
        const std::string_view piece = text.substr(symbol.begin, symbol.length);
        if (symbol.token != NoToken) {
            tokens.push_back(symbol.token);
        } else if (const auto token = vocabulary().findText(piece)) {
            tokens.push_back(*token);
        } else {
            for (const char byte : piece)
                tokens.push_back(m_byteTokens[static_cast<unsigned char>(byte)]);
        }
    });
}

} // namespace inference
