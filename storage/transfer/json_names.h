// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/records.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace storage {

// Words of docs/conversations-json.md for values, to be written and to be read.
template <typename Value>
struct JsonName {
    Value value;
    const char *name;
};

constexpr std::array RoleNames = {JsonName{Role::System, "system"}, JsonName{Role::User, "user"},
                                  JsonName{Role::Assistant, "assistant"}};
constexpr std::array StateNames = {JsonName{MessageState::Complete, "complete"},
                                   JsonName{MessageState::Writing, "writing"},
                                   JsonName{MessageState::Interrupted, "interrupted"}};
constexpr std::array StopReasonNames = {
    JsonName{StopReason::EndOfTurn, "endOfTurn"}, JsonName{StopReason::TokenLimit, "tokenLimit"},
    JsonName{StopReason::ContextFull, "contextFull"}, JsonName{StopReason::Stopped, "stopped"}};
constexpr std::array OverflowRuleNames = {JsonName{OverflowRule::Ask, "ask"},
                                          JsonName{OverflowRule::LeaveOutOldest, "leaveOutOldest"},
                                          JsonName{OverflowRule::Summarise, "summarise"}};

template <typename Names, typename Value>
const char *nameIn(const Names &names, Value value)
{
    return std::ranges::find(names, value, [](const auto &row) { return row.value; })->name;
}

template <typename Names>
auto valueIn(const Names &names, std::string_view name) -> std::optional<decltype(names.front().value)>
{
    const auto row =
        std::ranges::find(names, name, [](const auto &each) { return std::string_view(each.name); });
    return row == names.end() ? std::nullopt : std::optional(row->value);
}

} // namespace storage
