// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/sentencepiece_tokenizer.h"

#include "inference/text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>

namespace inference {

namespace {

constexpr Token NoToken = -1;
constexpr std::uint32_t NoSymbol = ~std::uint32_t{0};
constexpr std::string_view SpaceMark = "\u2581";

// A token in the making, in a list linked by indices.
struct Symbol {
    std::uint32_t begin;  // in bytes
    std::uint32_t length; // 0 once it is joined to its left neighbour
    std::uint32_t previous;
    std::uint32_t next;
    Token token; // NoToken: a character that was not looked up
};

// Two neighbours that may be joined, unless one of them has changed since.
struct Candidate {
    float score;
    std::uint32_t left;
    std::uint32_t right;
    std::uint32_t length; // of both
    Token merged;

    // For a heap that has the highest score on top, and of equal ones the leftmost.
    bool operator<(const Candidate &other) const
    {
        return score < other.score || (score == other.score && left > other.left);
    }
};

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

void listCharacters(std::string_view text, std::vector<Symbol> &symbols)
{
    symbols.clear();
    for (std::size_t begin = 0; begin < text.size(); begin += symbols.back().length) {
        const auto index = static_cast<std::uint32_t>(symbols.size());
        symbols.push_back({.begin = static_cast<std::uint32_t>(begin),
                           .length = static_cast<std::uint32_t>(firstUtf8Step(text.substr(begin)).length),
                           .previous = index == 0 ? NoSymbol : index - 1,
                           .next = index + 1,
                           .token = NoToken});
    }
    symbols.back().next = NoSymbol;
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

// Kept from word to word to save allocations.
struct SentencePieceTokenizer::Workspace {
    std::vector<Symbol> symbols;
    std::vector<Candidate> heap;
};

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
    Workspace workspace;
    std::string_view rest = marked;
    if (m_hasPiecesAcrossWords) {
        encodeWord(rest, workspace, tokens);
        return;
    }

    // Words are encoded one by one with the same result, since what is joined first in another word changes
    // nothing in this one; and a word that was there before has its tokens among those already made.
    struct Range {
        std::size_t begin;
        std::size_t count;
    };
    std::unordered_map<std::string_view, Range> known;
    while (!rest.empty()) {
        const std::string_view word = rest.substr(0, wordLength(rest));
        const std::size_t begin = tokens.size();
        if (const auto found = known.find(word); found != known.end()) {
            tokens.resize(begin + found->second.count);
            std::copy_n(tokens.begin() + found->second.begin, found->second.count, tokens.begin() + begin);
        } else {
            encodeWord(word, workspace, tokens);
            known.emplace(word, Range{.begin = begin, .count = tokens.size() - begin});
        }
        rest.remove_prefix(word.size());
    }
}

void SentencePieceTokenizer::encodeWord(std::string_view text, Workspace &workspace,
                                        std::vector<Token> &tokens) const
{
    auto &symbols = workspace.symbols;
    auto &heap = workspace.heap;
    listCharacters(text, symbols);

    const auto addCandidate = [&](std::uint32_t left, std::uint32_t right) {
        if (left == NoSymbol || right == NoSymbol)
            return;
        const std::uint32_t length = symbols[left].length + symbols[right].length;
        if (length > m_longestPiece)
            return;
        if (const auto merged = vocabulary().findText(text.substr(symbols[left].begin, length))) {
            heap.push_back({.score = vocabulary().score(*merged),
                            .left = left,
                            .right = right,
                            .length = length,
                            .merged = *merged});
            std::ranges::push_heap(heap, std::less{});
        }
    };
    for (std::uint32_t index = 1; index < symbols.size(); ++index)
        addCandidate(index - 1, index);

    while (!heap.empty()) {
        std::ranges::pop_heap(heap, std::less{});
        const Candidate candidate = heap.back();
        heap.pop_back();

        Symbol &left = symbols[candidate.left];
        Symbol &right = symbols[candidate.right];
        if (left.length == 0 || right.length == 0 || left.length + right.length != candidate.length)
            continue;

        left.token = candidate.merged;
        left.length = candidate.length;
        left.next = right.next;
        right.length = 0;
        if (left.next != NoSymbol)
            symbols[left.next].previous = candidate.left;

        addCandidate(left.previous, candidate.left);
        addCandidate(candidate.left, left.next);
    }

    for (std::uint32_t index = 0; index != NoSymbol; index = symbols[index].next) {
        const Symbol &symbol = symbols[index];
        const std::string_view piece = text.substr(symbol.begin, symbol.length);
        if (symbol.token != NoToken) {
            tokens.push_back(symbol.token);
        } else if (const auto token = vocabulary().findText(piece)) {
            tokens.push_back(*token);
        } else {
            for (const char byte : piece)
                tokens.push_back(m_byteTokens[static_cast<unsigned char>(byte)]);
        }
    }
}

} // namespace inference
