// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/edit_buffer.h"
#include "app/cli/keys.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace cli;

namespace {

// The keys in what a terminal sends.
std::vector<KeyPress> keysIn(std::string_view bytes)
{
    std::size_t next = 0;
    const ByteSource source = [&](bool) {
        return next < bytes.size() ? std::optional(bytes[next++]) : std::nullopt;
    };
    std::vector<KeyPress> presses;
    while (presses.empty() || presses.back().key != Key::Closed)
        presses.push_back(readKey(source));
    presses.pop_back();
    return presses;
}

EditBuffer typed(std::string_view bytes)
{
    EditBuffer buffer;
    for (const KeyPress &press : keysIn(bytes))
        buffer.apply(press);
    return buffer;
}

constexpr std::string_view Left = "\x1b[D";

} // namespace

TEST_CASE("A pasted text is one press, whatever its lines and its length")
{
    std::string lines;
    for (int i = 0; i < 200; ++i)
        lines += "line " + std::to_string(i) + "\r";
    const std::vector<KeyPress> presses = keysIn("a\x1b[200~" + lines + "\x1b[201~\r");
    REQUIRE(presses.size() == 3);
    CHECK(presses[1].key == Key::Paste);
    CHECK(std::ranges::count(presses[1].text, '\n') == 200);
    CHECK(presses[1].text.starts_with("line 0\nline 1\n"));
    CHECK(presses[2].key == Key::Enter);

    const std::string longLine(10'000, 'x');
    CHECK(typed("\x1b[200~" + longLine + "\x1b[201~").text() == longLine);
}

TEST_CASE("A paste keeps tabs and text and loses what could command a terminal")
{
    CHECK(typed("\x1b[200~a\tb\r\nc\x1b[2J\x07\xff\x1b[201~").text() == "a\tb\nc[2J\uFFFD");
}

TEST_CASE("A paste that never ends closes the input")
{
    CHECK(keysIn("\x1b[200~abc").empty());
}

TEST_CASE("Characters of several bytes are one press each")
{
    const std::vector<KeyPress> presses = keysIn("aé語🦙");
    REQUIRE(presses.size() == 4);
    CHECK(presses[3].text == "🦙");
}

TEST_CASE("Sequences without a meaning are passed over whole")
{
    CHECK(typed("a\x1b[15~b\x1b[1;2Pc\x1bOPd\x1b").text() == "abcd");
    CHECK(typed("a\x1b[[Ab").text() == "ab"); // F1 on the Linux console
    CHECK(typed("a\x1béb").text() == "ab");   // Alt+é
}

TEST_CASE("Enter sends, and Alt+Enter and Ctrl+J begin a new line")
{
    CHECK(keysIn("\r").front().key == Key::Enter);
    CHECK(typed("a\x1b\rb\nc").text() == "a\nb\nc");
}

TEST_CASE("Keys move by characters and by words")
{
    CHECK(typed(std::string("aé") + std::string(Left) + "x").text() == "axé");
    CHECK(typed("one two\x1b"
                "bx")
              .text() == "one xtwo");
    CHECK(typed("one two\x01\x1b"
                "fx")
              .text() == "onex two");
    CHECK(typed("one\x01x\x05y").text() == "xoney");
    CHECK(typed("ab\x01\x1b[3~").text() == "b");
}

TEST_CASE("Keys delete characters, words and the sides of the cursor")
{
    CHECK(typed("é語\x7f").text() == "é");
    CHECK(typed("one two  \x17").text() == "one ");
    CHECK(typed(std::string("abc") + std::string(Left) + "\x15").text() == "c");
    CHECK(typed(std::string("abc") + std::string(Left) + "\x0b").text() == "ab");
    CHECK(typed("\x7f\x17\x1b[3~").text().empty());
}

TEST_CASE("A mark goes with the character that it stands on")
{
    const std::string accented = "e\u0301"; // e and a combining accent
    CHECK(typed("a" + accented + "\x7f").text() == "a");
    CHECK(typed("a" + accented + std::string(Left) + "x").text() == "ax" + accented);
    CHECK(typed(accented + "b\x01\x1b[Cx").text() == accented + "xb");
}

TEST_CASE("Rows break at the edge of the screen, and wide characters stay whole")
{
    const Layout layout = layOut("abcdef", 6, 4);
    CHECK(layout.rows == std::vector<std::string>{"abcd", "ef"});
    CHECK(layout.cursorRow == 1);
    CHECK(layout.cursorColumn == 2);
    CHECK(layOut("abc語", 0, 4).rows == std::vector<std::string>{"abc", "語"});
    CHECK(layOut("a\n\nb\tc", 0, 9).rows == std::vector<std::string>{"a", "", "b c"});
}

TEST_CASE("The cursor stands where the next character would")
{
    const Layout full = layOut("abcd", 4, 4);
    CHECK(full.cursorRow == 1);
    CHECK(full.cursorColumn == 0);
    const Layout wide = layOut("語x", 3, 10);
    CHECK(wide.cursorColumn == 2);
    const Layout empty = layOut("", 0, 10);
    CHECK(empty.rows.size() == 1);
    CHECK(empty.cursorColumn == 0);
}
