// SPDX-FileCopyrightText: 2026 The Chasqui developers
// SPDX-License-Identifier: MIT
#include "inference/text/utf8.h"

namespace inference {

namespace {

using Kind = Utf8Step::Kind;

// What may follow a first byte: how many bytes, and the bounds of the next one. Later ones are 80…BF.
struct Lead {
    std::size_t length = 0; // of the character; 0: no character begins so
    unsigned char least = 0x80;
    unsigned char most = 0xBF;
};

Lead leadOf(unsigned char byte)
{
    if (byte >= 0xC2 && byte <= 0xDF)
        return {.length = 2};
    if (byte == 0xE0)
        return {.length = 3, .least = 0xA0};
    if (byte == 0xED)
        return {.length = 3, .most = 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF)
        return {.length = 3};
    if (byte == 0xF0)
        return {.length = 4, .least = 0x90};
    if (byte >= 0xF1 && byte <= 0xF3)
        return {.length = 4};
    if (byte == 0xF4)
        return {.length = 4, .most = 0x8F};
    return {};
}

// The length of the text's beginning that is valid.
std::size_t validLength(std::string_view text)
{
    std::size_t position = 0;
    while (position < text.size()) {
        if (static_cast<unsigned char>(text[position]) < 0x80) {
            ++position;
            continue;
        }
        const Utf8Step step = firstUtf8Step(text.substr(position));
        if (step.kind != Kind::Character)
            break;
        position += step.length;
    }
    return position;
}

} // namespace

Utf8Step firstUtf8Step(std::string_view text)
{
    const auto byteAt = [text](std::size_t index) { return static_cast<unsigned char>(text[index]); };

    if (byteAt(0) < 0x80)
        return {.character = byteAt(0), .length = 1, .kind = Kind::Character};

    const Lead lead = leadOf(byteAt(0));
    if (lead.length == 0)
        return {.character = ReplacementCharacter, .length = 1, .kind = Kind::Broken};

    char32_t character = byteAt(0) & (0x7F >> lead.length);
    for (std::size_t index = 1; index < lead.length; ++index) {
        if (index == text.size())
            return {.character = ReplacementCharacter, .length = index, .kind = Kind::Unfinished};
        const unsigned char byte = byteAt(index);
        const unsigned char least = index == 1 ? lead.least : 0x80;
        const unsigned char most = index == 1 ? lead.most : 0xBF;
        if (byte < least || byte > most)
            return {.character = ReplacementCharacter, .length = index, .kind = Kind::Broken};
        character = (character << 6) | (byte & 0x3F);
    }
    return {.character = character, .length = lead.length, .kind = Kind::Character};
}

bool isValidUtf8(std::string_view text)
{
    return validLength(text) == text.size();
}

std::string repairUtf8(std::string_view text)
{
    std::string repaired;
    repaired.reserve(text.size());
    while (!text.empty()) {
        const std::size_t valid = validLength(text);
        repaired += text.substr(0, valid);
        text.remove_prefix(valid);
        if (!text.empty()) {
            appendUtf8(repaired, ReplacementCharacter);
            text.remove_prefix(firstUtf8Step(text).length);
        }
    }
    return repaired;
}

void appendUtf8(std::string &text, char32_t character)
{
    const auto continuation = [character](int shift) {
        return static_cast<char>(0x80 | ((character >> shift) & 0x3F));
    };
    if (character < 0x80) {
        text += static_cast<char>(character);
    } else if (character < 0x800) {
        text += static_cast<char>(0xC0 | (character >> 6));
        text += continuation(0);
    } else if (character < 0x10000) {
        text += static_cast<char>(0xE0 | (character >> 12));
        text += continuation(6);
        text += continuation(0);
    } else {
        text += static_cast<char>(0xF0 | (character >> 18));
        text += continuation(12);
        text += continuation(6);
        text += continuation(0);
    }
}

} // namespace inference
