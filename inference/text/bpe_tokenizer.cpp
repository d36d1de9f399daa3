// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/bpe_tokenizer.h"

#include "inference/gguf/format_error.h"
#include "inference/text/byte_level.h"
#include "inference/text/symbol_list.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <format>
#include <optional>
#include <random>
#include <string>

namespace inference {

namespace {

constexpr std::size_t MaxMerges = 1 << 21;
// Ranks of merges are priorities, which a float holds exactly up to 2^24.
static_assert(MaxMerges <= 1 << 24);

std::uint64_t pairOf(Token left, Token right)
{
    return std::uint64_t{static_cast<std::uint32_t>(left)} << 32 | static_cast<std::uint32_t>(right);
}

} // namespace

// Kept from piece to piece to save allocations.
struct BpeTokenizer::Workspace {
    SymbolList symbols;
    std::string text;
};

BpeTokenizer::BpeTokenizer(const gguf::GgufFile &file, const PreTokenizer &preTokenizer)
    : VocabularyTokenizer(Vocabulary(file, PieceEncoding::ByteLevel, preTokenizer.addsBos)),
      m_preTokenizer(preTokenizer)
{
    for (std::size_t byte = 0; byte < m_byteTokens.size(); ++byte)
        m_byteTokens[byte] = vocabulary().findText(byteLevelCharacters()[byte]).value_or(NoToken);
    readMerges(file);
}

void BpeTokenizer::readMerges(const gguf::GgufFile &file)
{
    const auto fail = [&file](std::string_view problem) {
        throw gguf::FormatError(ErrorCode::ModelDamaged, file.path(), problem);
    };

    const auto *merges = file.array<std::string_view>("tokenizer.ggml.merges");
    if (!merges)
        fail("\"tokenizer.ggml.merges\" is missing");
    if (merges->size() > MaxMerges)
        fail(std::format("there are {} merges, the limit is {}", merges->size(), MaxMerges));

    const std::size_t slots = std::bit_ceil(std::max<std::size_t>(2 * merges->size(), 2));
    m_merges.resize(slots);
    m_hashShift = 64 - std::countr_zero(slots);
    std::random_device random;
    m_hashSeed = std::uint64_t{random()} << 32 | random();

    for (std::size_t rank = 0; rank < merges->size(); ++rank) {
        const std::string_view merge = (*merges)[rank];
        const std::size_t space = merge.find(' ');
        if (space == std::string_view::npos || merge.find(' ', space + 1) != std::string_view::npos)
            fail(std::format("merge {}, {}, does not have exactly one space", rank, gguf::quoted(merge)));

        const std::string_view leftText = merge.substr(0, space);
        const std::string_view rightText = merge.substr(space + 1);
        const auto left = vocabulary().find(leftText);
        const auto right = vocabulary().find(rightText);
        const auto merged = vocabulary().find(std::string(leftText) += rightText);
        if (!left || !right || !merged)
            fail(std::format("merge {}, {}, has a part that is not in the vocabulary", rank,
                             gguf::quoted(merge)));

        // Text must never become a control token, even where a file lists one as a merge.
        if (vocabulary().isControl(*merged))
            continue;
        Slot &slot = m_merges[slotOf(pairOf(*left, *right))];
        if (slot.pair == EmptyPair)
            slot = {
                .pair = pairOf(*left, *right), .rank = static_cast<std::uint32_t>(rank), .merged = *merged};
    }
}

std::size_t BpeTokenizer::slotOf(std::uint64_t pair) const
{
    const std::size_t mask = m_merges.size() - 1;
    // Multiply and fold, twice. The seed is random, or a file could choose pairs that all meet in one place.
    const std::uint64_t mixed = (pair ^ m_hashSeed) * 0x9E3779B97F4A7C15u;
    std::size_t slot = ((mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93u) >> m_hashShift;
    while (m_merges[slot].pair != pair && m_merges[slot].pair != EmptyPair)
        slot = (slot + 1) & mask;
    return slot;
}

const BpeTokenizer::Slot *BpeTokenizer::findMerge(Token left, Token right) const
{
    if (left == NoToken || right == NoToken)
        return nullptr;
    const Slot &slot = m_merges[slotOf(pairOf(left, right))];
    return slot.pair == EmptyPair ? nullptr : &slot;
}

void BpeTokenizer::encodePlain(std::string_view text, bool /*isBeginning*/, std::vector<Token> &tokens) const
{
    Workspace workspace;
    m_preTokenizer.split(text, [&](std::string_view piece) { encodePiece(piece, workspace, tokens); });
}

void BpeTokenizer::encodePiece(std::string_view piece, Workspace &workspace, std::vector<Token> &tokens) const
{
    if (m_preTokenizer.takesWholePieces) {
        workspace.text.clear();
        for (const char byte : piece)
            workspace.text += byteLevelCharacters()[static_cast<unsigned char>(byte)];
        if (const auto token = vocabulary().findText(workspace.text)) {
            tokens.push_back(*token);
            return;
        }
    }

    SymbolList &symbols = workspace.symbols;
    symbols.clear();
    for (std::uint32_t index = 0; index < piece.size(); ++index)
        symbols.append(
            {.token = m_byteTokens[static_cast<unsigned char>(piece[index])], .begin = index, .length = 1});
    symbols.join([this](const Symbol &left, const Symbol &right) -> std::optional<Joining> {
        const Slot *merge = findMerge(left.token, right.token);
        if (!merge)
            return std::nullopt;
        return Joining{.priority = -static_cast<float>(merge->rank), .token = merge->merged};
    });
    symbols.forEach([&tokens](const Symbol &symbol) {
        if (symbol.token != NoToken)
            tokens.push_back(symbol.token);
    });
}

} // namespace inference
