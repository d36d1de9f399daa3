// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/edit_buffer.h"
#include "app/cli/terminal.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace cli {

// What a person gave when asked for a line.
struct Line {
    enum class Outcome {
        Sent,
        Interrupted, // Ctrl+C; `text` is what was written so far, as far as it is known
        End          // Ctrl+D in an empty line, the terminal is gone, or the program shall end
    };
    Outcome outcome;
    std::string text;
};

using LineSource = std::function<Line()>;

// A line where none can be edited here: after a plain prompt, as the terminal gives it. Throws
// Error(BadInput) when it is not UTF-8.
Line readPlainLine();

// Messages written at a terminal: several rows, arrow keys, a history, and a paste of any length as one text.
// The keyboard must outlive it.
class LineReader
{
public:
    explicit LineReader(Keyboard &keyboard) : m_keyboard(keyboard) {}

    Line read();

private:
    void draw(std::size_t rowLimit);
    void moveBelow();
    void recall(std::size_t index);

    Keyboard &m_keyboard;
    EditBuffer m_buffer;
    std::vector<std::string> m_history;
    std::size_t m_recalled = 0; // index into the history; its size is the text that is being written
    std::string m_unsent;       // that text while older ones are looked at
    std::size_t m_drawnRows = 0;
    std::size_t m_cursorRow = 0; // of the drawn ones
};

} // namespace cli
