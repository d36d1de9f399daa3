// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/piece_finder.h"

#include "inference/text/vocabulary.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace inference {

namespace {

unsigned char byteAt(std::string_view text, std::size_t position)
{
    return static_cast<unsigned char>(text[position]);
}

} // namespace

PieceFinder::PieceFinder(const Vocabulary &vocabulary)
{
    const std::vector<Token> &tokens = vocabulary.userDefined();
    for (std::size_t order = 0; order < tokens.size(); ++order)
        m_pieces.push_back({.text = vocabulary.text(tokens[order]), .token = tokens[order], .order = order});
    // Of two with one text the first is found.
    std::ranges::sort(m_pieces, {}, [](const Piece &piece) { return std::tuple(piece.text, piece.order); });
    const auto [twice, end] = std::ranges::unique(m_pieces, {}, &Piece::text);
    m_pieces.erase(twice, end);

    for (std::size_t index = 0; index < m_pieces.size(); ++index) {
        auto &[first, last] = m_beginnings[byteAt(m_pieces[index].text, 0)];
        if (last == 0)
            first = index;
        last = index + 1;
    }
}

// Among sorted texts, those with a common beginning are neighbours: the range shrinks byte by byte.
void PieceFinder::match(std::string_view text, std::size_t position, std::vector<Match> &matches) const
{
    auto [first, last] = m_beginnings[byteAt(text, position)];
    for (std::size_t length = 1; first < last; ++length) {
        if (m_pieces[first].text.size() == length) {
            matches.push_back({.position = position, .piece = &m_pieces[first]});
            ++first;
        }
        if (position + length == text.size())
            return;
        const std::span candidates = std::span(m_pieces).subspan(first, last - first);
        const auto next =
            std::ranges::equal_range(candidates, byteAt(text, position + length), {},
                                     [&](const Piece &piece) { return byteAt(piece.text, length); });
        last = first + static_cast<std::size_t>(next.end() - candidates.begin());
        first += static_cast<std::size_t>(next.begin() - candidates.begin());
    }
}

std::vector<Fragment> PieceFinder::cut(std::string_view text) const
{
    std::vector<Match> matches;
    if (!m_pieces.empty()) {
        for (std::size_t position = 0; position < text.size(); ++position)
            match(text, position, matches);
    }
    if (matches.empty())
        return {{.text = text}};
    std::ranges::sort(matches, {},
                      [](const Match &match) { return std::pair(match.piece->order, match.position); });

    // What was taken before is at least as long, so an overlap shows at one of the ends.
    std::vector<bool> isTaken(text.size());
    std::vector<const Match *> taken;
    for (const Match &match : matches) {
        const std::size_t length = match.piece->text.size();
        if (isTaken[match.position] || isTaken[match.position + length - 1])
            continue;
        std::fill_n(isTaken.begin() + static_cast<std::ptrdiff_t>(match.position), length, true);
        taken.push_back(&match);
    }
    std::ranges::sort(taken, {}, &Match::position);

    std::vector<Fragment> fragments;
    std::size_t done = 0;
    for (const Match *match : taken) {
        if (match->position > done)
            fragments.push_back({.text = text.substr(done, match->position - done)});
        fragments.push_back({.text = match->piece->text, .token = match->piece->token});
        done = match->position + match->piece->text.size();
    }
    if (done < text.size())
        fragments.push_back({.text = text.substr(done)});
    return fragments;
}

} // namespace inference
