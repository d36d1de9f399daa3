// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace cli {

enum class Stream { Input, Output, Error };

bool isTerminal(Stream stream);

// A terminal on which what stands there can be drawn over: not a dumb one.
bool canRedraw(Stream stream);

// Standard output is a terminal that shows colours, and the person has not said no (https://no-color.org).
bool hasColours();

// Waits until there is something to read on standard input. False when interrupted before.
bool waitForInput();

// The keyboard key by key, with pastes marked as such, for as long as the object lives; there can be one.
// The only place that knows the calls of POSIX terminals.
class Keyboard
{
public:
    // Null where lines cannot be edited: no terminal, a dumb one, or a system whose own console edits them.
    static std::unique_ptr<Keyboard> open();
    ~Keyboard();

    // While lines are edited Ctrl+C is a key like others; while an answer runs it is an interrupt. What is
    // typed meanwhile waits, unseen.
    void beginEditing();
    void endEditing();

    // The next byte; empty at the end of input, when the program shall end, or, without `waits`, when none
    // comes soon.
    std::optional<char> read(bool waits);

    // Whether a byte is there already.
    bool hasPending() const;

    int columns() const;
    int rows() const;

private:
    Keyboard();

    struct Settings;
    std::unique_ptr<Settings> m_original;
    std::string m_bytes; // read and not yet handed out
    std::size_t m_next = 0;
};

} // namespace cli
