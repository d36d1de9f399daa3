// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/keys.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

// A text that is being written, and the place where the next key acts. Valid UTF-8; the cursor, a byte
// offset, never stands inside a character or before a mark that combines with the one before.
class EditBuffer
{
public:
    const std::string &text() const { return m_text; }
    std::size_t cursor() const { return m_cursor; }

    void assign(std::string text);
    void insert(std::string_view text);

    // Applies a key that edits or moves. False for one that does something else.
    bool apply(const KeyPress &press);

private:
    std::size_t before(std::size_t offset) const;
    std::size_t after(std::size_t offset) const;
    std::size_t wordBefore(std::size_t offset) const;
    std::size_t wordAfter(std::size_t offset) const;
    void erase(std::size_t from, std::size_t to);

    std::string m_text;
    std::size_t m_cursor = 0;
};

// The rows in which a text stands on a screen, and where its cursor is.
struct Layout {
    std::vector<std::string> rows;
    std::size_t cursorRow = 0;
    int cursorColumn = 0;
};

// `columns` is the room a row has, at least 2. A character is as wide as Unicode says; tabs are one space.
Layout layOut(std::string_view text, std::size_t cursor, int columns);

} // namespace cli
