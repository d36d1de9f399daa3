// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace inference::gguf {

// Finds a name's position in a list. Sorted rather than hashed: a hash table can be driven to quadratic time
// by names chosen for it, and these come from strangers' files. Does not own the characters.
class NameIndex
{
public:
    NameIndex() = default;
    explicit NameIndex(const std::vector<std::string_view> &names);

    // Empty when there is none; the first one when there are several.
    std::optional<std::size_t> find(std::string_view name) const;

    // A name that the list has twice.
    std::optional<std::string_view> duplicate() const;

private:
    struct Entry {
        std::string_view name;
        std::size_t position;

        auto operator<=>(const Entry &) const = default;
    };

    std::vector<Entry> m_entries;
};

} // namespace inference::gguf
