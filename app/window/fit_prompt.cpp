// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/window/fit_prompt.h"

#include <algorithm>

namespace window {

using inference::Role;
using inference::Token;
using inference::Turn;

namespace {

// The turns without the first `omitted` messages behind the system message.
std::vector<Turn> without(std::span<const Turn> turns, std::size_t omitted)
{
    std::vector<Turn> rest;
    if (!turns.empty() && turns.front().role == Role::System) {
        rest.push_back(turns.front());
        turns = turns.subspan(1);
    }
    const auto kept = turns.subspan(std::min(omitted, turns.size()));
    rest.insert(rest.end(), kept.begin(), kept.end());
    return rest;
}

// How many messages may be left out: up to each question but the first. In rising order.
std::vector<std::size_t> cuts(std::span<const Turn> turns)
{
    if (!turns.empty() && turns.front().role == Role::System)
        turns = turns.subspan(1);
    std::vector<std::size_t> result;
    for (std::size_t index = 1; index < turns.size(); ++index) {
        if (turns[index].role == Role::User)
            result.push_back(index);
    }
    return result;
}

} // namespace

int answerRoom(int contextLength)
{
    return std::min(256, contextLength / 8);
}

FittedPrompt fitPrompt(const Render &render, std::span<const Turn> turns, int contextLength,
                       int omittedBefore)
{
    const auto most = static_cast<std::size_t>(contextLength - answerRoom(contextLength));
    FittedPrompt fitted;
    fitted.tokens = render(turns);
    fitted.needed = static_cast<int>(fitted.tokens.size()) + answerRoom(contextLength);
    if (fitted.tokens.size() <= most)
        return fitted;

    const std::vector<std::size_t> possible = cuts(turns);
    const auto tokensWithout = [&](std::size_t omitted) { return render(without(turns, omitted)); };
    const auto use = [&](std::size_t omitted) {
        fitted.tokens = tokensWithout(omitted);
        fitted.omitted = static_cast<int>(omitted);
        return fitted.tokens.size() <= most;
    };
    const auto before = static_cast<std::size_t>(std::max(omittedBefore, 0));
    if (std::ranges::contains(possible, before) && use(before))
        return fitted;

    // More messages left out are fewer tokens, so the first cut that is enough is found by halving.
    const auto firstWithin = [&](std::size_t limit) {
        return std::ranges::partition_point(
            possible, [&](std::size_t omitted) { return tokensWithout(omitted).size() > limit; });
    };
    auto cut = firstWithin(most / 2);
    if (cut == possible.end())
        cut = firstWithin(most);
    if (cut == possible.end() || !use(*cut)) {
        fitted.tokens.clear();
        fitted.omitted = 0;
    }
    return fitted;
}

} // namespace window
