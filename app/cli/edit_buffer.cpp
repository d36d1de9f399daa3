// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/edit_buffer.h"

#include <utf8proc.h>

#include <utility>

namespace cli {

namespace {

// The character that begins at `offset`, and its length in bytes.
struct Character {
    utf8proc_int32_t code = 0;
    std::size_t length = 1;

    int width() const { return utf8proc_charwidth(code); }
};

Character characterAt(std::string_view text, std::size_t offset)
{
    Character character;
    const auto *bytes = reinterpret_cast<const utf8proc_uint8_t *>(text.data() + offset);
    const auto left = static_cast<utf8proc_ssize_t>(text.size() - offset);
    const utf8proc_ssize_t length = utf8proc_iterate(bytes, left, &character.code);
    character.length = length > 0 ? static_cast<std::size_t>(length) : 1;
    return character;
}

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

} // namespace

void EditBuffer::assign(std::string text)
{
    m_text = std::move(text);
    m_cursor = m_text.size();
}

void EditBuffer::insert(std::string_view text)
{
    m_text.insert(m_cursor, text);
    m_cursor += text.size();
}

bool EditBuffer::apply(const KeyPress &press)
{
    switch (press.key) {
    case Key::Text:
    case Key::Paste: insert(press.text); return true;
    case Key::NewLine: insert("\n"); return true;
    case Key::Backspace: erase(before(m_cursor), m_cursor); return true;
    case Key::Delete: erase(m_cursor, after(m_cursor)); return true;
    case Key::DeleteWord: erase(wordBefore(m_cursor), m_cursor); return true;
    case Key::DeleteToStart: erase(0, m_cursor); return true;
    case Key::DeleteToEnd: erase(m_cursor, m_text.size()); return true;
    case Key::Left: m_cursor = before(m_cursor); return true;
    case Key::Right: m_cursor = after(m_cursor); return true;
    case Key::WordLeft: m_cursor = wordBefore(m_cursor); return true;
    case Key::WordRight: m_cursor = wordAfter(m_cursor); return true;
    case Key::Home: m_cursor = 0; return true;
    case Key::End: m_cursor = m_text.size(); return true;
    default: return false;
    }
}

std::size_t EditBuffer::before(std::size_t offset) const
{
    while (offset > 0) {
        --offset;
        if (isContinuation(m_text[offset]))
            continue;
        const Character character = characterAt(m_text, offset);
        if (character.width() > 0 || isBlank(m_text[offset]))
            break;
    }
    return offset;
}

std::size_t EditBuffer::after(std::size_t offset) const
{
    if (offset < m_text.size())
        offset += characterAt(m_text, offset).length;
    while (offset < m_text.size() && !isBlank(m_text[offset])) {
        const Character mark = characterAt(m_text, offset);
        if (mark.width() > 0)
            break;
        offset += mark.length;
    }
    return offset;
}

std::size_t EditBuffer::wordBefore(std::size_t offset) const
{
    while (offset > 0 && isBlank(m_text[offset - 1]))
        --offset;
    while (offset > 0 && !isBlank(m_text[offset - 1]))
        --offset;
    return offset;
}

std::size_t EditBuffer::wordAfter(std::size_t offset) const
{
    while (offset < m_text.size() && isBlank(m_text[offset]))
        ++offset;
    while (offset < m_text.size() && !isBlank(m_text[offset]))
        ++offset;
    return offset;
}

void EditBuffer::erase(std::size_t from, std::size_t to)
{
    m_text.erase(from, to - from);
    m_cursor = from;
}

Layout layOut(std::string_view text, std::size_t cursor, int columns)
{
    Layout layout = {.rows = {""}};
    int column = 0;
    const auto beginRow = [&] {
        layout.rows.emplace_back();
        column = 0;
    };

    for (std::size_t offset = 0; offset <= text.size();) {
        const Character character = offset < text.size() ? characterAt(text, offset) : Character{};
        const int width = offset < text.size() && !isBlank(text[offset]) ? character.width() : 1;
        if (column + width > columns)
            beginRow();
        if (offset == cursor) {
            layout.cursorRow = layout.rows.size() - 1;
            layout.cursorColumn = column;
        }
        if (offset == text.size())
            break;
        if (text[offset] == '\n') {
            beginRow();
        } else {
            layout.rows.back() += text[offset] == '\t' ? " " : text.substr(offset, character.length);
            column += width;
        }
        offset += character.length;
    }
    return layout;
}

} // namespace cli
