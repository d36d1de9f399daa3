// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "tests/cli/terminal_program.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace support {

namespace {

constexpr std::chrono::seconds Patience(60); // sanitizers and emulators are slow

} // namespace

TerminalProgram::TerminalProgram(const std::vector<std::string> &arguments, const Environment &environment)
{
    m_terminal = posix_openpt(O_RDWR | O_NOCTTY);
    if (m_terminal < 0 || grantpt(m_terminal) != 0 || unlockpt(m_terminal) != 0)
        throw std::runtime_error("no terminal could be made");
    // The program's side is opened here, so that reading on ours can never come too early.
    const int side = open(ptsname(m_terminal), O_RDWR | O_NOCTTY);
    winsize size = {};
    size.ws_row = 24;
    size.ws_col = 80;
    ioctl(side, TIOCSWINSZ, &size);
    m_process = fork();
    if (m_process < 0)
        throw std::runtime_error("no process could be started");
    if (m_process > 0) {
        close(side);
        return;
    }

    setsid();
    ioctl(side, TIOCSCTTY, 0);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        dup2(side, stream);
    close(side);
    close(m_terminal);
    setenv("TERM", "xterm", 1);
    unsetenv("NO_COLOR");
    for (const auto &[name, value] : environment)
        setenv(name.c_str(), value.c_str(), 1);
    std::vector<char *> parts = {const_cast<char *>(CHASQUI_CLI)};
    for (const std::string &argument : arguments)
        parts.push_back(const_cast<char *>(argument.c_str()));
    parts.push_back(nullptr);
    execv(CHASQUI_CLI, parts.data());
    std::_Exit(127);
}

TerminalProgram::~TerminalProgram()
{
    if (m_process > 0) {
        kill(m_process, SIGKILL);
        waitpid(m_process, nullptr, 0);
    }
    close(m_terminal);
}

void TerminalProgram::type(std::string_view keys) const
{
    if (::write(m_terminal, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size()))
        throw std::runtime_error("the terminal takes no keys");
}

void TerminalProgram::signal(int number) const
{
    kill(m_process, number);
}

// False when nothing more comes: the program has ended, which a terminal reports as an error, or hangs.
bool TerminalProgram::readMore(Clock::time_point deadline)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    pollfd terminal = {.fd = m_terminal, .events = POLLIN, .revents = 0};
    if (left.count() <= 0 || poll(&terminal, 1, static_cast<int>(left.count())) != 1)
        return false;
    std::array<char, 4096> block;
    const ssize_t count = read(m_terminal, block.data(), block.size());
    if (count <= 0)
        return false;
    m_output.append(block.data(), static_cast<std::size_t>(count));
    return true;
}

bool TerminalProgram::shows(std::string_view text)
{
    const Clock::time_point deadline = Clock::now() + Patience;
    std::size_t found = 0;
    while ((found = m_output.find(text, m_seen)) == std::string::npos) {
        if (!readMore(deadline))
            return false;
    }
    m_seen = found + text.size();
    return true;
}

bool TerminalProgram::writes(std::size_t count)
{
    const Clock::time_point deadline = Clock::now() + Patience;
    while (m_output.size() < m_seen + count) {
        if (!readMore(deadline))
            return false;
    }
    m_seen += count;
    return true;
}

int TerminalProgram::exitCode()
{
    const Clock::time_point deadline = Clock::now() + Patience;
    while (readMore(deadline)) {
    }
    if (Clock::now() >= deadline)
        kill(m_process, SIGKILL); // which the exit code shows
    int status = 0;
    waitpid(m_process, &status, 0);
    m_process = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace support
