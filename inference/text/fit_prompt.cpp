// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/fit_prompt.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace inference {

namespace {

// The turns without the first `omitted` behind the system message.
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

// How many turns may be left out: up to each question but the first. In rising order.
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

FittedPrompt fitPrompt(const RenderTurns &render, std::span<const Turn> turns, const PromptRoom &room)
{
    const auto most = static_cast<std::size_t>(std::max(room.capacity - room.reserve, 0));
    FittedPrompt fitted;
    fitted.prompt = render(turns);
    fitted.needed = static_cast<int>(fitted.prompt->tokens.size()) + room.reserve;
    if (fitted.prompt->tokens.size() <= most)
        return fitted;

    const std::vector<std::size_t> possible = cuts(turns);
    const auto promptWithout = [&](std::size_t omitted) { return render(without(turns, omitted)); };
    const auto use = [&](std::size_t omitted) {
        Prompt prompt = promptWithout(omitted);
        if (prompt.tokens.size() > most)
            return false;
        fitted.prompt = std::move(prompt);
        fitted.omitted = static_cast<int>(omitted);
        return true;
    };
    const auto before = static_cast<std::size_t>(std::max(room.omittedBefore, 0));
    if (std::ranges::contains(possible, before) && use(before))
        return fitted;

    // More turns left out are fewer tokens, so the first cut that is enough is found by halving.
    const auto firstWithin = [&](std::size_t limit) {
        return std::ranges::partition_point(
            possible, [&](std::size_t omitted) { return promptWithout(omitted).tokens.size() > limit; });
    };
    auto cut = firstWithin(most / 2);
    if (cut == possible.end())
        cut = firstWithin(most);
    if (cut == possible.end() || !use(*cut))
        fitted.prompt.reset();
    return fitted;
}

} // namespace inference
