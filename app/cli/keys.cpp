// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "app/cli/keys.h"

#include "inference/text/utf8_stream.h"

#include <array>
#include <string_view>
#include <utility>

namespace cli {

namespace {

constexpr char Escape = '\x1b';
constexpr std::string_view PasteBegins = "[200~";
constexpr std::string_view PasteEnds = "\x1b[201~";

constexpr auto ControlKeys = std::to_array<std::pair<char, Key>>({
    {'\r', Key::Enter},
    {'\n', Key::NewLine}, // Ctrl+J
    {'\x01', Key::Home},
    {'\x02', Key::Left},
    {'\x03', Key::Interrupt},
    {'\x04', Key::EndOfInput},
    {'\x05', Key::End},
    {'\x06', Key::Right},
    {'\x08', Key::Backspace},
    {'\x0b', Key::DeleteToEnd},
    {'\x0c', Key::Clear},
    {'\x0e', Key::Down},
    {'\x10', Key::Up},
    {'\x15', Key::DeleteToStart},
    {'\x17', Key::DeleteWord},
    {'\x7f', Key::Backspace},
});

// What follows the escape character.
constexpr auto EscapeSequences = std::to_array<std::pair<std::string_view, Key>>({
    {"\r", Key::NewLine}, // Alt+Enter
    {"[A", Key::Up},          {"OA", Key::Up},           {"[B", Key::Down},         {"OB", Key::Down},
    {"[C", Key::Right},       {"OC", Key::Right},        {"[D", Key::Left},         {"OD", Key::Left},
    {"[H", Key::Home},        {"OH", Key::Home},         {"[1~", Key::Home},        {"[7~", Key::Home},
    {"[F", Key::End},         {"OF", Key::End},          {"[4~", Key::End},         {"[8~", Key::End},
    {"[3~", Key::Delete},     {"b", Key::WordLeft},      {"f", Key::WordRight},     {"[1;3D", Key::WordLeft},
    {"[1;5D", Key::WordLeft}, {"[1;3C", Key::WordRight}, {"[1;5C", Key::WordRight}, {"\x7f", Key::DeleteWord},
});

template <typename Table, typename Name>
std::optional<Key> lookUp(const Table &table, const Name &name)
{
    for (const auto &[entry, key] : table) {
        if (entry == name)
            return key;
    }
    return std::nullopt;
}

bool isControl(char byte)
{
    return static_cast<unsigned char>(byte) < 0x20 || byte == '\x7f';
}

std::string readCharacter(char first, const ByteSource &next)
{
    inference::Utf8Stream stream;
    std::string text(stream.push({&first, 1}));
    while (text.empty()) {
        const std::optional<char> byte = next(false);
        text = byte ? stream.push({&*byte, 1}) : stream.finish();
        if (!byte)
            break;
    }
    return text;
}

// What stands after an escape character: a character, or "[", "O" and a sequence up to its final byte. The
// function keys of the Linux console begin with "[[".
std::string readSequence(const ByteSource &next)
{
    std::string sequence;
    while (const std::optional<char> byte = next(false)) {
        if (sequence.empty() && static_cast<unsigned char>(*byte) >= 0x80)
            return readCharacter(*byte, next);
        sequence.push_back(*byte);
        const bool isIntroducer = sequence == "[" || sequence == "O" || sequence == "[[";
        const bool isFinal = *byte >= '@' && *byte <= '~';
        if (!isIntroducer && (sequence.size() == 1 || isFinal))
            break;
    }
    return sequence;
}

std::string cleaned(std::string_view pasted)
{
    inference::Utf8Stream stream;
    std::string text(stream.push(pasted));
    text += stream.finish();

    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') { // terminals send it for a line's end, some before a '\n'
            if (i + 1 == text.size() || text[i + 1] != '\n')
                result.push_back('\n');
        } else if (text[i] == '\n' || text[i] == '\t' || !isControl(text[i])) {
            result.push_back(text[i]);
        }
    }
    return result;
}

KeyPress readPaste(const ByteSource &next)
{
    std::string pasted;
    while (!pasted.ends_with(PasteEnds)) {
        const std::optional<char> byte = next(true);
        if (!byte)
            return {Key::Closed, {}};
        pasted.push_back(*byte);
    }
    return {Key::Paste, cleaned(std::string_view(pasted).substr(0, pasted.size() - PasteEnds.size()))};
}

} // namespace

KeyPress readKey(const ByteSource &next)
{
    while (const std::optional<char> byte = next(true)) {
        if (*byte == Escape) {
            const std::string sequence = readSequence(next);
            if (sequence == PasteBegins)
                return readPaste(next);
            if (const std::optional<Key> key = lookUp(EscapeSequences, sequence))
                return {*key, {}};
        } else if (const std::optional<Key> key = lookUp(ControlKeys, *byte)) {
            return {*key, {}};
        } else if (*byte == '\t') {
            return {Key::Text, "\t"};
        } else if (!isControl(*byte)) {
            return {Key::Text, readCharacter(*byte, next)};
        }
    }
    return {Key::Closed, {}};
}

} // namespace cli
