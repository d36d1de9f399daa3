// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/line_reader.h"

#include "app/cli/input.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"

#include <algorithm>
#include <format>
#include <limits>
#include <optional>
#include <utility>

namespace cli {

namespace {

constexpr int PromptColumns = 2;
constexpr std::size_t All = std::numeric_limits<std::size_t>::max();

std::string moveUp(std::size_t rows)
{
    return rows > 0 ? std::format("\x1b[{}A", rows) : "";
}

} // namespace

Line readPlainLine()
{
    clearInterrupt(); // an earlier one, which was heard
    write("> ");
    if (std::optional<std::string> line = waitForInput() ? readLineOfInput() : std::nullopt)
        return {Line::Outcome::Sent, *std::move(line)};
    write("\n");
    const bool isGivenUp = isInterrupted() && !isEndRequested();
    return {isGivenUp ? Line::Outcome::Interrupted : Line::Outcome::End, {}};
}

Line LineReader::read()
{
    m_buffer.assign("");
    m_recalled = m_history.size();
    m_drawnRows = 0;
    m_cursorRow = 0;
    m_keyboard.beginEditing();

    Line result = {Line::Outcome::End, {}};
    for (bool isWriting = true; isWriting;) {
        // A paste that is not marked as one comes in many keys; it is drawn once.
        if (!m_keyboard.hasPending())
            draw(std::max<std::size_t>(1, static_cast<std::size_t>(m_keyboard.rows()) / 2));
        const KeyPress press = readKey([this](bool waits) { return m_keyboard.read(waits); });
        switch (press.key) {
        case Key::Enter:
            result = {Line::Outcome::Sent, m_buffer.text()};
            isWriting = false;
            break;
        case Key::Interrupt:
            result = {Line::Outcome::Interrupted, m_buffer.text()};
            isWriting = false;
            break;
        case Key::Closed: isWriting = false; break;
        case Key::EndOfInput:
            isWriting = !m_buffer.text().empty();
            m_buffer.apply({Key::Delete, {}});
            break;
        case Key::Up: recall(m_recalled > 0 ? m_recalled - 1 : 0); break;
        case Key::Down: recall(std::min(m_recalled + 1, m_history.size())); break;
        case Key::Clear:
            write("\x1b[H\x1b[2J");
            m_cursorRow = 0;
            break;
        default: m_buffer.apply(press); break;
        }
    }

    draw(All); // a long text was shown in part
    moveBelow();
    m_keyboard.endEditing();
    if (result.outcome == Line::Outcome::Sent && !result.text.empty() &&
        (m_history.empty() || m_history.back() != result.text))
        m_history.push_back(result.text);
    return result;
}

// Draws over what was drawn before: at most `rowLimit` rows around the cursor, since a terminal cannot go
// back above its first row.
void LineReader::draw(std::size_t rowLimit)
{
    const int columns = std::max(2, m_keyboard.columns() - PromptColumns - 1);
    const Layout layout = layOut(m_buffer.text(), m_buffer.cursor(), columns);
    const std::size_t count = std::min(layout.rows.size(), rowLimit);
    const std::size_t first =
        std::min(layout.cursorRow - std::min(layout.cursorRow, count / 2), layout.rows.size() - count);

    std::string screen = moveUp(m_cursorRow) + "\r\x1b[J";
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row = first + i;
        screen += row == 0 ? (hasColours() ? "\x1b[1m> \x1b[0m" : "> ") : "  ";
        screen += printable(layout.rows[row]);
        screen += i + 1 < count ? "\r\n" : "";
    }
    m_drawnRows = count;
    m_cursorRow = layout.cursorRow - first;
    screen += moveUp(count - 1 - m_cursorRow);
    screen += std::format("\r\x1b[{}C", layout.cursorColumn + PromptColumns);
    write(screen);
}

void LineReader::moveBelow()
{
    std::string screen;
    for (std::size_t row = m_cursorRow; row < m_drawnRows; ++row)
        screen += "\n";
    write(screen + "\r");
}

void LineReader::recall(std::size_t index)
{
    if (m_recalled == m_history.size())
        m_unsent = m_buffer.text();
    m_recalled = index;
    m_buffer.assign(index < m_history.size() ? m_history[index] : m_unsent);
}

} // namespace cli
