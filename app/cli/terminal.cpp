// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/terminal.h"

#include "app/cli/output.h"
#include "app/cli/signals.h"

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#ifdef _WIN32
#include <io.h>
#else
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace cli {

namespace {

bool isDumb()
{
    const char *kind = std::getenv("TERM");
    return !kind || std::string_view(kind) == "dumb" || std::string_view(kind).empty();
}

} // namespace

bool canRedraw(Stream stream)
{
    return isTerminal(stream) && !isDumb();
}

bool hasColours()
{
    const char *refused = std::getenv("NO_COLOR");
    return canRedraw(Stream::Output) && (!refused || *refused == '\0');
}

#ifdef _WIN32

bool isTerminal(Stream stream)
{
    return _isatty(static_cast<int>(stream)) != 0;
}

bool waitForInput()
{
    return true; // a console's own read ends with Ctrl+C
}

struct Keyboard::Settings {
};

Keyboard::Keyboard() = default;
Keyboard::~Keyboard() = default;

std::unique_ptr<Keyboard> Keyboard::open()
{
    return nullptr;
}

void Keyboard::beginEditing() {}
void Keyboard::endEditing() {}

std::optional<char> Keyboard::read(bool)
{
    return std::nullopt;
}

bool Keyboard::hasPending() const
{
    return false;
}

int Keyboard::columns() const
{
    return 80;
}

int Keyboard::rows() const
{
    return 24;
}

#else

namespace {

constexpr int SoonMs = 50; // the bytes of one key follow each other faster
// A signal may come just before a wait or to another thread, so that no wait is for ever.
constexpr int GlanceMs = 200;
constexpr std::string_view BracketPastes = "\x1b[?2004h";
constexpr std::string_view LeavePastesPlain = "\x1b[?2004l";

bool isReadable(int timeoutMs)
{
    pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&input, 1, timeoutMs) == 1;
}

winsize windowSize()
{
    winsize size = {};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
        size = {.ws_row = 24, .ws_col = 80};
    return size;
}

} // namespace

bool isTerminal(Stream stream)
{
    return isatty(static_cast<int>(stream)) != 0;
}

bool waitForInput()
{
    while (!isReadable(GlanceMs)) {
        if (isInterrupted())
            return false;
    }
    return true;
}

struct Keyboard::Settings {
    termios values;
};

Keyboard::Keyboard() : m_original(std::make_unique<Settings>())
{
    tcgetattr(STDIN_FILENO, &m_original->values);
    endEditing(); // what is typed before the first line, as a model loads, waits too
    write(BracketPastes);
}

Keyboard::~Keyboard()
{
    std::fwrite(LeavePastesPlain.data(), 1, LeavePastesPlain.size(), stdout);
    std::fflush(stdout);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &m_original->values);
}

std::unique_ptr<Keyboard> Keyboard::open()
{
    if (!isTerminal(Stream::Input) || !canRedraw(Stream::Output))
        return nullptr;
    return std::unique_ptr<Keyboard>(new Keyboard);
}

void Keyboard::beginEditing()
{
    termios settings = m_original->values;
    settings.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG | IEXTEN);
    settings.c_iflag &= ~static_cast<tcflag_t>(ICRNL | IXON);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings);
}

void Keyboard::endEditing()
{
    termios settings = m_original->values;
    settings.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    settings.c_iflag &= ~static_cast<tcflag_t>(ICRNL);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings);
}

std::optional<char> Keyboard::read(bool waits)
{
    if (m_next == m_bytes.size()) {
        while (!isReadable(waits ? GlanceMs : SoonMs)) {
            if (!waits || isEndRequested())
                return std::nullopt;
        }
        std::array<char, 4096> block;
        const ssize_t count = ::read(STDIN_FILENO, block.data(), block.size());
        if (count <= 0)
            return std::nullopt;
        m_bytes.assign(block.data(), static_cast<std::size_t>(count));
        m_next = 0;
    }
    return m_bytes[m_next++];
}

bool Keyboard::hasPending() const
{
    return m_next < m_bytes.size() || isReadable(0);
}

int Keyboard::columns() const
{
    return windowSize().ws_col;
}

int Keyboard::rows() const
{
    return windowSize().ws_row;
}

#endif

} // namespace cli
