// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

// The real program, CHASQUI_CLI, at a terminal of its own (24 rows of 80 columns), as a person sees it. Every
// wait ends when what is waited for has come, or fails at a deadline that only a broken program reaches.
// One that still runs is killed with the object.
class TerminalProgram
{
public:
    using Environment = std::vector<std::pair<std::string, std::string>>;

    // `environment` is added to the test's own; TERM is xterm unless it says otherwise.
    explicit TerminalProgram(const std::vector<std::string> &arguments, const Environment &environment = {});
    ~TerminalProgram();
    TerminalProgram(const TerminalProgram &) = delete;
    TerminalProgram &operator=(const TerminalProgram &) = delete;

    void type(std::string_view keys) const;
    void signal(int number) const;

    // Waits for `text` behind what was waited for before. False at the end of the program or the deadline.
    bool shows(std::string_view text);

    // Waits for `count` bytes of whatever behind that.
    bool writes(std::size_t count);

    // Waits for its end: the exit code, or -1 when it did not end by itself.
    int exitCode();

    // All that it wrote so far, with the terminal's line ends.
    const std::string &output() const { return m_output; }

private:
    using Clock = std::chrono::steady_clock;
    bool readMore(Clock::time_point deadline);

    int m_process = -1;
    int m_terminal = -1;
    std::string m_output;
    std::size_t m_seen = 0; // where the next wait begins to look
};

} // namespace support
