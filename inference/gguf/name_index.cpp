// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/gguf/name_index.h"

#include <algorithm>

namespace inference::gguf {

NameIndex::NameIndex(const std::vector<std::string_view> &names)
{
    m_entries.reserve(names.size());
    for (const std::string_view name : names)
        m_entries.push_back({name, m_entries.size()});
    std::ranges::sort(m_entries);
}

std::optional<std::size_t> NameIndex::find(std::string_view name) const
{
    const auto found = std::ranges::lower_bound(m_entries, name, {}, &Entry::name);
    if (found == m_entries.end() || found->name != name)
        return std::nullopt;
    return found->position;
}

std::optional<std::string_view> NameIndex::duplicate() const
{
    const auto found = std::ranges::adjacent_find(m_entries, {}, &Entry::name);
    return found == m_entries.end() ? std::nullopt : std::optional(found->name);
}

} // namespace inference::gguf
