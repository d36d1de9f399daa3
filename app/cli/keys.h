// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace cli {

enum class Key {
    Text,  // one character
    Paste, // a pasted text, whatever its length and lines
    Enter,
    NewLine,
    Backspace,
    Delete,
    Left,
    Right,
    WordLeft,
    WordRight,
    Home,
    End,
    Up,
    Down,
    DeleteWord,
    DeleteToStart,
    DeleteToEnd,
    Clear,      // the screen
    Interrupt,  // Ctrl+C
    EndOfInput, // Ctrl+D
    Closed      // nothing more can be read
};

struct KeyPress {
    Key key;
    std::string
        text; // of Text and Paste: UTF-8, lines ended by '\n', no control characters but '\n' and '\t'
};

// The next byte of the keyboard; empty at the end or, without `waits`, when none comes soon.
using ByteSource = std::function<std::optional<char>(bool waits)>;

// Waits for a key that means something here; others are passed over. Escape sequences are those of xterm,
// which the terminals in use share: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
KeyPress readKey(const ByteSource &next);

} // namespace cli
