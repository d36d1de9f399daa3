// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/prompt_lookup.h"

#include <algorithm>
#include <utility>

namespace inference {

namespace {

constexpr std::size_t FirstLength = 7;
constexpr std::size_t ShortestLength = 3;
constexpr std::size_t ShortestPause = 16;
constexpr std::size_t LongestPause = 512;
constexpr double Memory = 0.8;    // of the gain, from one guess to the next
constexpr double MostLost = 2;    // tokens' time, before guessing pauses
constexpr double Smoothing = 0.2; // of the time that a token takes

} // namespace

PromptLookup::PromptLookup(std::span<const Token> prompt, int most)
    : m_most(static_cast<std::size_t>(std::max(0, most))),
      m_length(std::min(FirstLength, m_most)),
      m_pause(ShortestPause)
{
    if (m_most == 0)
        return;
    m_tokens.reserve(2 * prompt.size());
    for (const Token token : prompt)
        append(token);
}

// FNV-1a; a collision is a wrong guess and no more.
std::uint64_t PromptLookup::hashOfLast(std::size_t length) const
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const Token token : std::span(m_tokens).last(length))
        hash = (hash ^ static_cast<std::uint32_t>(token)) * 0x100000001b3;
    return hash;
}

void PromptLookup::append(Token token)
{
    if (m_most == 0)
        return;
    m_tokens.push_back(token);
    if (m_waits > 0)
        --m_waits;
    for (std::size_t i = 0; i < m_ends.size(); ++i) {
        Ends &ends = m_ends[i];
        m_found[i] = 0;
        if (m_tokens.size() < ends.length)
            continue;
        std::size_t &next = ends.next[hashOfLast(ends.length)];
        m_found[i] = std::exchange(next, m_tokens.size());
    }
}

std::span<const Token> PromptLookup::guess(std::size_t room) const
{
    if (m_most == 0 || m_waits > 0 || m_plainSeconds == 0)
        return {};
    for (const std::size_t found : m_found) {
        if (found > 0)
            return std::span(m_tokens).subspan(found).first(
                std::min({m_tokens.size() - found, m_length, room}));
    }
    return {};
}

void PromptLookup::learn(std::size_t guessed, std::size_t right, double seconds)
{
    if (guessed == 0) {
        m_plainSeconds += (m_plainSeconds == 0 ? 1 : Smoothing) * (seconds - m_plainSeconds);
        return;
    }
    if (right == guessed)
        m_length = std::min(2 * m_length + 1, m_most);
    else if (2 * right < guessed)
        m_length = std::min(std::max(m_length / 2, ShortestLength), m_most);

    const double gained = static_cast<double>(right + 1) * m_plainSeconds - seconds;
    m_gain = Memory * m_gain + gained;
    if (m_gain > 0) {
        m_pause = ShortestPause;
    } else if (m_gain < -MostLost * m_plainSeconds) {
        m_gain = 0;
        m_waits = m_pause;
        m_pause = std::min(2 * m_pause, LongestPause);
    }
}

} // namespace inference
